import CEL
import Testing

/// Results of every combination of known, unknown and failing operands.
@Suite struct UnknownTests {
  /// What an operand may be: `t`, `f`, `e` (an error), or the names of unknowns.
  static let operands = ["t", "f", "e", "x", "y"]

  static let and = [
    "t": ["t": "t", "f": "f", "e": "e", "x": "x", "y": "y"],
    "f": ["t": "f", "f": "f", "e": "f", "x": "f", "y": "f"],
    "e": ["t": "e", "f": "f", "e": "e", "x": "x", "y": "y"],
    "x": ["t": "x", "f": "f", "e": "x", "x": "x", "y": "x y"],
    "y": ["t": "y", "f": "f", "e": "y", "x": "x y", "y": "y"],
  ]
  /// Strict operations: an error stays one whatever the unknowns turn out to be.
  static let equal = [
    "t": ["t": "t", "f": "f", "e": "e", "x": "x", "y": "y"],
    "f": ["t": "f", "f": "t", "e": "e", "x": "x", "y": "y"],
    "e": ["t": "e", "f": "e", "e": "e", "x": "e", "y": "e"],
    "x": ["t": "x", "f": "x", "e": "e", "x": "x", "y": "x y"],
    "y": ["t": "y", "f": "y", "e": "e", "x": "x y", "y": "y"],
  ]
  /// `p ? q : r` by p, then q, then r.
  static let branches = [
    "t": ["t": "t", "f": "f", "e": "e", "x": "x", "y": "y"],
    "x": ["t": "t", "f": "f", "e": "e", "x": "x", "y": "x y"],
  ]

  static let environment = Environment(variables: [
    VariableDeclaration("x", .bool), VariableDeclaration("y", .bool),
    VariableDeclaration("l", .list(.int)), VariableDeclaration("r.a", .int),
  ])

  static func source(_ operand: String) -> String {
    ["t": "true", "f": "false", "e": "(1 / 0 == 1)"][operand] ?? operand
  }

  /// The outcome with every variable unknown, in the notation of the tables.
  static func result(_ source: String) throws -> String {
    let program = try environment.compile(source)
    switch program.evaluate({ .unknown(UnknownSet(program.variables[$0])) }) {
    case .value(true): return "t"
    case .value(false): return "f"
    case .value(let value): return "\(value)"
    case .unknown(let set): return set.names.joined(separator: " ")
    case .error: return "e"
    }
  }

  @Test func logicFollowsItsTables() throws {
    let or = ["t": "f", "f": "t"]
    for (left, row) in Self.and {
      for (right, expected) in row {
        let (a, b) = (Self.source(left), Self.source(right))
        #expect(try Self.result("\(a) && \(b)") == expected, "\(a) && \(b)")
        // The other operator has the same table with true and false exchanged.
        let (c, d) = (Self.source(or[left] ?? left), Self.source(or[right] ?? right))
        #expect(try Self.result("\(c) || \(d)") == or[expected] ?? expected, "\(c) || \(d)")
        #expect(try Self.result("[true, false].all(v, v ? \(a) : \(b))") == expected)
        #expect(
          try Self.result("[true, false].exists(v, v ? \(c) : \(d))") == or[expected] ?? expected)
      }
    }
  }

  @Test func strictOperationsFollowTheirTable() throws {
    for (left, row) in Self.equal {
      for (right, expected) in row {
        let source = "\(Self.source(left)) == \(Self.source(right))"
        #expect(try Self.result(source) == expected, "\(source)")
      }
    }
    for operand in Self.operands {
      let expected = ["t": "f", "f": "t"][operand] ?? operand
      #expect(try Self.result("!\(Self.source(operand))") == expected)
    }
  }

  @Test func conditionsFollowTheirTable() throws {
    for (same, expected) in Self.branches["x"] ?? [:] {
      let source = "x ? \(Self.source(same)) : \(Self.source(same))"
      #expect(try Self.result(source) == expected, "\(source)")
    }
    for then in Self.operands {
      for otherwise in Self.operands {
        let tail = "? \(Self.source(then)) : \(Self.source(otherwise))"
        #expect(try Self.result("true \(tail)") == then)
        #expect(try Self.result("false \(tail)") == otherwise)
        #expect(try Self.result("(1 / 0 == 1) \(tail)") == "e")
      }
    }
    #expect(try Self.result("x ? true : false") == "x")
    #expect(try Self.result("x ? y : false") == "x y")
  }

  static let cases = [
    ("l.all(e, e > 0)", "l"), ("l.exists(e, false)", "f"), ("l.all(e, true)", "t"),
    ("l.exists(e, e > r.a)", "l r.a"), ("[r.a, 1].exists(e, e == 1)", "t"),
    ("[r.a, 1].all(e, e == 2)", "f"), ("1 in [r.a, 1]", "t"), ("2 in [r.a, 1]", "r.a"),
    ("1 in [1 / r.a, 1]", "r.a"), ("size([r.a])", "r.a"), ("cel.bind(v, r.a, true)", "t"),
    ("cel.bind(v, r.a, v == 1)", "r.a"), ("r.a + 1 / 0", "e"), ("has(r.a)", "r.a"),
    ("{\"a\": r.a}.a == 1", "r.a"), ("[1].exists_one(e, e == r.a)", "r.a"),
    ("[1, 2].filter(e, e == r.a) == [1]", "r.a"), ("[1].map(e, e == 1, r.a)", "r.a"),
    ("(1 / r.a == 1) ? true : true", "r.a"), ("x || !x", "x"),
    ("cel.bind(v, 1 / r.a == 1, v ? true : true)", "r.a"),
    ("dyn(r.a).matches(\"a\")", "r.a"), ("dyn(r.a).matches(\"(\")", "e"),
    ("dyn(r.a).matches(dyn(\"(\"))", "e"), ("\"a\".matches(dyn(r.a))", "r.a"),
    ("[\"(\", \"a\"].all(p, dyn(r.a).matches(p))", "r.a"),
    ("[\"(\"].map(p, dyn(r.a).matches(p)) == []", "e"),
  ]

  @Test(arguments: cases) func gives(_ source: String, _ expected: String) throws {
    #expect(try Self.result(source) == expected)
  }
}
