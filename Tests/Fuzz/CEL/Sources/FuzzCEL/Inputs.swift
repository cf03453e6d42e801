import CEL

/// What the expressions may name, and what the names stand for.
enum Inputs {
  private static let record = Value.map(
    ValueMap(fields: [
      ("A", 1), ("b", nil), ("list", [1, "a", true]),
      ("c", .map(ValueMap(fields: [("d", "text"), ("E", [])]))),
    ]))
  private static let rows: [(name: String, type: ValueType, values: [Value])] = [
    ("b", .bool, [true, false]), ("p.q", .bool, [false, true]), ("i", .int, [2, .int(.min)]),
    ("u", .uint, [.uint(3), .uint(.max)]), ("d", .double, [0.5, .double(.nan)]),
    ("s", .string, ["a,b", "äö😀"]), ("y", .bytes, [.bytes([0, 255]), .bytes([])]),
    ("l", .list(.int), [[3, 1, 2], []]), ("ls", .list(.string), [["a", "b"], [""]]),
    (
      "m", .map(.string, .int),
      [.map(ValueMap(fields: [("k", 1), ("l", 2)])), .map(ValueMap(fields: []))]
    ),
    (
      "t", .timestamp,
      [Timestamp("2024-02-29T23:59:59.999Z"), Timestamp("0001-01-01T00:00:00Z")]
        .compactMap { $0.map { .timestamp($0) } }
    ),
    ("z", .duration, [TimeSpan("90m"), TimeSpan("-1ns")].compactMap { $0.map { .duration($0) } }),
    ("x", .dyn, [nil, [1, .double(2), "3"]]), ("r", .dyn, [record, nil]),
  ]

  /// How many rows of values there are.
  static let rowCount = 2

  static let environment: Environment = {
    var limits = Limits()
    limits.cost = 50_000
    let variables = rows.map { row in
      VariableDeclaration(
        row.name, row.type, missingFields: row.name == "r" ? .unknown : .error,
        foldsFieldCase: row.name == "r")
    }
    return Environment(variables: variables, limits: limits)
  }()

  /// What a name stands for in a row.
  static func value(of name: String, in row: Int) -> Value {
    guard let found = rows.first(where: { $0.name == name }), found.values.count == rowCount else {
      preconditionFailure("a name without values")
    }
    return found.values[row]
  }

  /// Whether the name is a variable, and not a field of a record that lacks it.
  static func isVariable(_ name: String) -> Bool {
    rows.contains { $0.name == name }
  }
}
