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
    let run = try Tool.run(["eval", "1 + 2 == 3 && account.mfa.registered", "--trace"])
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.contains("1 + 2 = 3"))
    #expect(lines.contains("1 + 2 == 3 = true"))
    #expect(lines.last == "unknown: needs account.mfa.registered")
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
