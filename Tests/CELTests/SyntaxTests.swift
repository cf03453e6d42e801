import CEL
import Randomness
import Testing

@Suite struct SyntaxTests {
  static let canonical = [
    ("a&&b||c", "a && b || c"), ("(a && b) && c", "a && b && c"),
    ("a && (b || c)", "a && (b || c)"),
    ("(a)", "a"), ("a-(b-c)", "a - (b - c)"), ("(a-b)-c", "a - b - c"), ("-(1)", "-(1)"),
    ("- x", "-x"), ("-1", "-1"), ("(-1).f()", "(-1).f()"),
    ("-(1.f())", "-(1.f())"), ("-(1.f)", "-(1.f)"), ("-(1[0])", "-(1[0])"), ("--0.f", "-(0.f)"),
    ("a?b:c?d:e", "a ? b : c ? d : e"),
    ("(a?b:c)?d:e", "(a ? b : c) ? d : e"), ("'it\\'s'", "\"it's\""),
    ("{'a':1,2:[ ]}", "{\"a\": 1, 2: []}"),
    ("x.`a-b`", "x.`a-b`"), ("has( a.b )", "has(a.b)"), ("l.exists_one(e,e)", "l.exists_one(e, e)"),
    ("l.existsOne(i,e,e)", "l.existsOne(i, e, e)"), ("cel.bind(a,1,a)", "cel.bind(a, 1, a)"),
    ("b'\\xff'", "b\"\\xff\""), ("r'\\d'", "\"\\\\d\""), ("1u", "1u"), (".5", "0.5"),
    ("a in [1,]", "a in [1]"), (".a.b", ".a.b"), ("!(a == b)", "!(a == b)"), ("0x1F", "31"),
    ("x[0][\"k\"]", "x[0][\"k\"]"), ("// c\n1", "1"), ("null == true", "null == true"),
  ]

  @Test(arguments: canonical) func prints(_ source: String, _ text: String) throws {
    let expression = try Expression(parsing: source)
    #expect(expression.description == text)
    #expect(try Expression(parsing: text) == expression)
  }

  @Test func printedExpressionsReadBack() throws {
    print("printing: seed \(PropertyRun.seed)")
    var random = SeededGenerator(seed: PropertyRun.seed)
    for _ in 0..<2000 {
      var expressions = RandomExpressions(random: random)
      let expression = try Expression(parsing: expressions.next(.bool, depth: 5))
      random = expressions.random
      #expect(try Expression(parsing: expression.description) == expression)
    }
  }

  /// Any text is an expression or an error with a place in it.
  @Test func anyTextIsAnswered() throws {
    print("any text: seed \(PropertyRun.seed)")
    var random = SeededGenerator(seed: PropertyRun.seed)
    let pieces = [
      "a", ".", "(", ")", "[", "]", "{", "}", ",", ":", "?", "&&", "||", "!", "-", "1", "1u", "0x",
      "1e", "\"", "'", "'''", "\\", "b'", "r\"", "`", "in", "has(", ".map(", "x, ", "==", "<", "é",
      "\n", "//", "\u{0}", "9223372036854775808", "cel.bind(", ".all(e,", "u", "%s", "null",
      "\\u12",
    ]
    for _ in 0..<5000 {
      let source = (0..<random.below(12)).map { _ in random.pick(pieces) }.joined()
      let result = ExpressionCase(source, isChecked: false, bindings: ["a": .value(1)]).evaluate()
      guard case .rejected(let error) = result else { continue }
      for issue in error.issues {
        #expect(issue.range.lowerBound >= 0 && issue.range.upperBound <= source.utf8.count)
      }
    }
  }

  @Test func rewritesInnermostFirst() throws {
    let expression = try Expression(parsing: "a && (b == 1 || a)")
    let changed = expression.rewrite { part in
      part.kind == .identifier("a") ? .all([.name("x.y"), .name("z")]) : part
    }
    #expect(changed.description == "x.y && z && (b == 1 || x.y && z)")
    var names: [String] = []
    expression.walk { part in
      if case .identifier(let name) = part.kind { names.append(name) }
      return true
    }
    #expect(names == ["a", "b", "a"])
    #expect(expression.children.map(\.range) == [0..<1, 6..<17])
  }
}
