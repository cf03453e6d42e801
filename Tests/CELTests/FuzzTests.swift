import CEL
import Randomness
import Testing

/// Expressions in which anything may meet anything: every one has an outcome.
@Suite struct FuzzTests {
  static let leaves = [
    "0", "1", "-1", "9223372036854775807", "-9223372036854775808", "18446744073709551615u", "0u",
    "0.0", "-0.0", "1e308", "double(\"NaN\")", "double(\"-Infinity\")", "\"\"", "\"a\"", "\"äö😀\"",
    "\"%s %d %.3f %x %e\"", "\"2025-01-01T00:00:00Z\"", "\"-1.5h\"", "b\"\"", "b\"\\xff\\x00\"",
    "null",
    "true", "false", "[]", "[1, \"a\", null]", "{}", "{\"a\": 1, 2: [3]}", "int", "type(1)",
    "timestamp(\"0001-01-01T00:00:00Z\")", "timestamp(\"9999-12-31T23:59:59.999999999Z\")",
    "timestamp(0)", "duration(\"-9223372036s\")", "duration(\"1ns\")", "x", "r", "r.a", "r.b.c",
    "y",
    "\"Europe/Berlin\"", "\"+23:59\"", "\"(a|b)*c\"", "\"(\"",
  ]
  static let members = [
    "size", "startsWith", "endsWith", "contains", "matches", "charAt", "indexOf", "lastIndexOf",
    "substring", "lowerAscii", "upperAscii", "trim", "reverse", "replace", "split", "join",
    "format",
    "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear",
    "getHours", "getMinutes", "getSeconds", "getMilliseconds",
  ]
  static let globals = [
    "size", "int", "uint", "double", "string", "bytes", "bool", "timestamp", "duration", "type",
    "dyn", "strings.quote", "has",
  ]
  static let operators = [
    "+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "&&", "||",
  ]

  static func expression(_ random: inout SeededGenerator, depth: Int) -> String {
    func part() -> String { expression(&random, depth: depth - 1) }
    guard depth > 0 else { return random.pick(leaves) }
    switch random.below(10) {
    case 0: return random.pick(leaves)
    case 1, 2: return "(\(part()) \(random.pick(operators)) \(part()))"
    case 3, 4:
      let arguments = (0..<random.below(4)).map { _ in part() }.joined(separator: ", ")
      return "(\(part())).\(random.pick(members))(\(arguments))"
    case 5: return "\(random.pick(globals))(\(part()))"
    case 6: return "\(random.pick(["-", "!"]))(\(part()))"
    case 7: return "(\(part()))[\(part())]"
    case 8: return "(\(part()) ? \(part()) : \(part()))"
    default:
      let macros = ["all", "exists", "exists_one", "map", "filter"]
      let pairs = [
        "all", "exists", "existsOne", "transformList", "transformMap", "transformMapEntry",
      ]
      return random.below(2) == 0
        ? "(\(part())).\(random.pick(macros))(x, \(part()))"
        : "(\(part())).\(random.pick(pairs))(x, y, \(part()))"
    }
  }

  @Test func everyExpressionHasAnOutcome() throws {
    print("fuzz: seed \(PropertyRun.seed), \(PropertyRun.cases) cases")
    var random = SeededGenerator(seed: PropertyRun.seed &+ 4)
    var limits = Limits()
    limits.cost = 100_000
    let record = Value.map(ValueMap(fields: [("A", 1), ("b", nil)]))
    let environment = Environment(
      variables: [
        VariableDeclaration("x", .dyn),
        VariableDeclaration("r", .dyn, missingFields: .unknown, foldsFieldCase: true),
      ], limits: limits)
    var counts = (values: 0, unknown: 0, errors: 0)
    for _ in 0..<PropertyRun.cases {
      let source = Self.expression(&random, depth: 3)
      // Only `has` of something that is no selection is not even an expression.
      guard let program = try? environment.compileUnchecked(source) else { continue }
      let outcome = program.evaluate { slot in
        program.variables[slot] == "r" ? .value(record) : .unknown(UnknownSet("x"))
      }
      switch outcome {
      case .value(let value):
        counts.values += 1
        #expect(value == value, "\(source)")
      case .unknown: counts.unknown += 1
      case .error(let error):
        counts.errors += 1
        #expect(!error.message.isEmpty)
      }
      let checked = (try? environment.compile(source))?.evaluate { slot in
        program.variables[slot] == "r" ? .value(record) : .unknown(UnknownSet("x"))
      }
      if let checked, case .value = checked { #expect(checked == outcome, "\(source)") }
    }
    print("fuzz: \(counts)")
  }
}
