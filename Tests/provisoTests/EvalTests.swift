import Foundation
import Testing

/// Expressions on the command line.
@Suite struct EvalTests {
  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("[1, 2].map(x, x * 2)", "[2, 4]"),
    ("account.mfa.registered", "unknown: needs account.mfa.registered"),
    ("account.mfa.registered && false", "false"),
  ])
  func evaluates(expression: String, expected: String) throws {
    let run = try Tool.run(["eval", expression])
    #expect(run.status == 0)
    #expect(run.output == expected + "\n")
  }

  @Test func bindsNames() throws {
    let scratch = try Scratch()
    let file = try scratch.write(
      "account.mfa.registered: true\nlimits: {port: 587}\nhosts: [a, b]\n", to: "names.yaml")
    let run = try Tool.run(
      ["eval", "account.mfa.registered && limits.port == 587 && 'b' in hosts", "--bindings", file])
    #expect(run.output == "true\n")
  }

  @Test func showsEveryPart() throws {
    let expression = "1 + 2 == 3 && account.mfa.registered"
    let run = try Tool.run(["eval", expression, "--trace"])
    #expect(
      run.output == """
        1 + 2 == 3 && account.mfa.registered = unknown: needs account.mfa.registered
          1 + 2 == 3 = true
            1 + 2 = 3
          account.mfa.registered = unknown: needs account.mfa.registered
        unknown: needs account.mfa.registered

        """)
  }

  /// What stands in a macro has a value for each round, and what was not needed has none.
  @Test func showsEveryRound() throws {
    let run = try Tool.run(["eval", "[1, 2, 3].exists(e, e == 2) || 1 / 0 == 1", "--trace"])
    #expect(
      run.output == """
        [1, 2, 3].exists(e, e == 2) || 1 / 0 == 1 = true
          [1, 2, 3].exists(e, e == 2) = true
            [1, 2, 3] = [1, 2, 3]
            e == 2 = false; true
              e = 1; 2
          1 / 0 == 1 = (not evaluated)
            1 / 0 = (not evaluated)
        true

        """)
  }

  @Test func writesJSON() throws {
    let run = try Tool.run(["eval", "[1].all(e, e > 0)", "--format", "json", "--trace"])
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(object?["type"] as? String == "bool")
    #expect(object?["value"] as? Bool == true)
    let parts = try #require(object?["trace"] as? [[String: Any]])
    #expect(parts.map { $0["expr"] as? String } == ["[1].all(e, e > 0)", "[1]", "e > 0", "e"])
    #expect(parts.map { $0["depth"] as? Int } == [0, 1, 1, 2])
    let name = "account.mfa.registered"
    let unknown = try Tool.run(["eval", name, "--format", "json"])
    #expect(unknown.output.filter { !$0.isWhitespace } == #"{"unknown":["\#(name)"]}"#)
    let error = try Tool.run(["eval", "1 / 0", "--format", "json"])
    #expect(error.status == 1)
    #expect(error.output.contains(#""error""#))
  }

  @Test(arguments: ["1 +", "acount.mfa.registered", "1 + 'a'"])
  func refusesWithAPlace(expression: String) throws {
    let run = try Tool.run(["eval", expression])
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("<expression>:1:"))
    #expect(run.output.isEmpty)
  }

  @Test func whatCannotBeEvaluatedIsAFinding() throws {
    let run = try Tool.run(["eval", "1 / 0"])
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("error: "))
  }

  @Test func answersCasesOneALine() throws {
    let cases = """
      {"expr": "x + 1", "bindings": {"x": {"type": "int", "value": "41"}}}
      {"expr": "x || true", "bindings": {"x": {"type": "unknown", "name": "sky"}}}
      {"expr": "x", "bindings": {"x": {"type": "unknown", "name": "sky"}}}
      {"expr": "nobody", "checked": false, "bindings": {}}
      {"expr": "{'a': b'\\\\001'}"}

      """
    let run = try Tool.run(["eval", "--case", "-"], input: cases)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 5)
    #expect(lines.first == #"{"type":"int","value":"42"}"#)
    #expect(lines.dropFirst().first == #"{"type":"bool","value":true}"#)
    #expect(lines.dropFirst(2).first == #"{"unknown":["sky"]}"#)
    #expect(lines.dropFirst(3).first?.hasPrefix(#"{"error":"#) == true)
    #expect(lines.last?.contains(#""hex":"01""#) == true)
  }

  @Test func damagedCasesHaveAPlace() throws {
    let run = try Tool.run(["eval", "--case", "-"], input: "{\"expr\": \"1\"}\n{\"expr\": 1,}\n")
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("<stdin>:2:12: error:"))
    #expect(run.output.isEmpty)
  }
}
