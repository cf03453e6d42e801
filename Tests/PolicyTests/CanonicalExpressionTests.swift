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
