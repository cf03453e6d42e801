import CEL
import Randomness
import Testing

@testable import Policy

@Suite struct CanonicalExpressionTests {
  @Test(arguments: [
    ("b.x == 1 && a.y == 2", "a.y == 2 && b.x == 1"),
    ("a.y == 2 && b.x == 1 && a.y == 2", "a.y == 2 && b.x == 1"),
    ("(a.x == 1 && b.x == 1) && c.x == 1", "a.x == 1 && b.x == 1 && c.x == 1"),
    ("\"v\" == a.x", "a.x == \"v\""),
    ("5 < a.x", "a.x > 5"),
    ("a.x", "a.x == true"),
    ("!a.x", "a.x == false"),
    ("a.x != true", "a.x == false"),
    ("!(a.x == 1)", "a.x != 1"),
    ("!!a.x", "a.x == true"),
    ("!(a.x == 1 || b.x)", "a.x != 1 && b.x == false"),
    ("a.x in [2, 1, 2]", "a.x in [1, 2]"),
    ("a.x in [1]", "a.x == 1"),
    ("a.x == 2 || a.x == 1", "a.x in [1, 2]"),
    ("a.x == 3 || a.x in [1, 2] || b.x", "a.x in [1, 2, 3] || b.x == true"),
    ("b.x == a.x", "a.x == b.x"),
    ("true && a.x", "a.x == true"),
    ("scope_not_printed && a.x == 1", "a.x == 1 && scope_not_printed"),
    ("size(a.x) > 0", "size(a.x) > 0"),
  ])
  func spellingsShareAForm(source: String, expected: String) throws {
    #expect(try CanonicalExpression(source).description == expected)
  }

  @Test func theFormIsItsOwnForm() throws {
    for source in [
      "b.x || (a.x && !c.x)", "!(a.x in [1, 2])", "a.x ? b.x : c.x", "[1].exists(e, e == a.x)",
    ] {
      let form = try CanonicalExpression(source).description
      #expect(try CanonicalExpression(form).description == form)
    }
  }

  @Test func anExpressionThatAlwaysHoldsHasNoConjuncts() throws {
    #expect(try CanonicalExpression("true && true").conjuncts.isEmpty)
  }
}

@Suite struct CanonicalMeaningTests {
  /// The canonical form gives what the expression gives, whatever the values are.
  @Test func theFormMeansTheSame() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var random = SeededGenerator(seed: seed)
    let environment = CEL.Environment(variables: [
      VariableDeclaration("t.a", .bool), VariableDeclaration("t.b", .bool),
      VariableDeclaration("t.n", .int), VariableDeclaration("t.m", .int),
    ])
    for _ in 0..<400 {
      let source = condition(3, &random)
      let form = try CanonicalExpression(source).description
      let original = try environment.compile(source)
      let canonical = try environment.compile(form)
      for _ in 0..<8 {
        let values: [String: Value] = [
          "t.a": .bool(Bool.random(using: &random)), "t.b": .bool(Bool.random(using: &random)),
          "t.n": .int(Int64.random(in: 0...3, using: &random)),
          "t.m": .int(Int64.random(in: 0...3, using: &random)),
        ]
        let left = original.evaluate { .value(values[original.variables[$0]] ?? .null) }
        let right = canonical.evaluate { .value(values[canonical.variables[$0]] ?? .null) }
        #expect(left == right, "\(source) became \(form) with \(values)")
      }
    }
  }

  private func condition(_ depth: Int, _ random: inout SeededGenerator) -> String {
    let operators = ["==", "!=", "<", "<=", ">", ">="]
    switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random) {
    case 0: return Bool.random(using: &random) ? "t.a" : "t.b"
    case 1:
      let sign = operators.randomElement(using: &random) ?? "=="
      return "t.n \(sign) \(Int.random(in: 0...3, using: &random))"
    case 2:
      let sign = operators.randomElement(using: &random) ?? "=="
      return "\(Int.random(in: 0...3, using: &random)) \(sign) t.n"
    case 3: return "t.n in [\(Int.random(in: 0...3, using: &random)), 1, 1]"
    case 4: return Bool.random(using: &random) ? "t.n == t.m" : "t.a != true"
    case 5: return "!(\(condition(depth - 1, &random)))"
    case 6:
      return "(\(condition(depth - 1, &random))) && (\(condition(depth - 1, &random)))"
    case 7:
      return "(\(condition(depth - 1, &random))) || (\(condition(depth - 1, &random)))"
    default:
      let parts = (0..<3).map { _ in condition(depth - 1, &random) }
      return "(\(parts[0])) ? (\(parts[1])) : (\(parts[2]))"
    }
  }
}
