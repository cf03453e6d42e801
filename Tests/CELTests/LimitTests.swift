import CEL
import Testing

@Suite struct LimitTests {
  private func failure(_ source: String, _ limits: Limits = Limits()) -> String {
    do throws(CompilationError) {
      let program = try Environment(variables: [VariableDeclaration("s", .string)], limits: limits)
        .compile(source)
      guard case .error(let error) = program.evaluate({ _ in .value("text") }) else {
        return "none"
      }
      return error.message
    } catch {
      return error.issues.first?.message ?? ""
    }
  }

  @Test func eachLimitHasItsName() {
    let deep = String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000)
    #expect(failure(deep).hasPrefix("limit nesting"))
    #expect(failure(String(repeating: "!", count: 5000) + "true").hasPrefix("limit nesting"))
    #expect(failure("1" + String(repeating: "+1", count: 5000)).hasPrefix("limit nesting"))
    #expect(failure(String(repeating: "[", count: 5000)).hasPrefix("limit nesting"))
    #expect(failure("s" + String(repeating: ".a", count: 5000)).hasPrefix("limit nesting"))
    #expect(failure(String(repeating: " ", count: 200_000)).hasPrefix("limit source length"))
    let wide = "[" + String(repeating: "1,", count: 30_000) + "]"
    #expect(failure(wide).hasPrefix("limit expression size"))
    var limits = Limits()
    limits.listSize = 3
    #expect(failure("[1, 2] + [3, 4]", limits).hasPrefix("limit list size"))
    #expect(failure("\"abcd\".split(\"\")", limits).hasPrefix("limit list size"))
    limits.textLength = 10
    #expect(failure("\"aaaaaa\" + \"bbbbbb\"", limits).hasPrefix("limit text length"))
    #expect(failure("\"aaaa\".replace(\"a\", \"bbbb\")", limits).hasPrefix("limit text length"))
    #expect(failure("\"%s%s\".format([\"aaaaaa\", \"bbbbbb\"])", limits).hasPrefix("limit text"))
    #expect(failure("\"a\".matches(\"(x{1000}){1000}\")").contains("regular expression"))
  }

  /// Expressions as deep as they may be do not exhaust the stack.
  @Test func deepExpressionsAreEvaluated() {
    func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
      String(repeating: open, count: count) + inner + String(repeating: close, count: count)
    }
    #expect(failure("size(\(nested("[", "1", "]", 190))) == 1") == "none")
    #expect(failure(nested("(1 + ", "1", ")", 190)) == "none")
    #expect(failure(nested("(s == \"a\" ? 1 : ", "1", ")", 95)) == "none")
    #expect(failure(nested("!", "true", "", 190)) == "none")
    #expect(failure("1" + String(repeating: " + 1", count: 190)) == "none")
    #expect(failure(nested("{1: ", "1", "}", 190)) == "none")
    #expect(failure(nested("[1].map(e, ", "1", ")", 190)) == "none")
    #expect(failure(nested("cel.bind(v, 1, ", "v", ")", 190)) == "none")
    #expect(failure(nested("[true].all(e, e && (s == \"\" || ", "true", "))", 60)) == "none")
  }

  /// What stands in list literals is evaluated once at each level, also where it fails.
  @Test func nestedListsTakeNoTimeThatDoubles() {
    let search = String(repeating: "true in [", count: 90) + "1 / 0 == 1"
    #expect(failure(search + String(repeating: "]", count: 90)) == "division by zero")
    let loops = (0..<60).reduce("1 / 0 == 1") { inner, _ in "[\(inner)].exists(e, e)" }
    #expect(failure(loops) == "division by zero")
  }

  /// Lists that share their parts grow without taking memory, until somebody looks at all of them.
  @Test func hugeValuesAreRefused() {
    let list = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"
    func nested(_ list: String) -> String {
      (0..<8).reduce(list) { inner, _ in "cel.bind(l, \(inner), \(list).map(e, l))" }
    }
    #expect(failure("cel.bind(l, \(nested(list)), l == l)").hasPrefix("limit cost: at least"))
    let source = nested("\"abcdefghij\".split(\"\")")
    #expect(failure("cel.bind(l, \(source), l == l)").hasPrefix("limit value size"))
    var limits = Limits()
    limits.valueSize = .max - 1
    limits.cost = 100_000
    #expect(failure("cel.bind(l, \(source), l == l)", limits).hasPrefix("limit cost"))
  }

  @Test func costIsEstimatedBeforeAndCountedDuring() throws {
    let list = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"
    let loops = (0..<8).reduce("1") { inner, level in "\(list).map(v\(level), \(inner))" }
    #expect(failure(loops).hasPrefix("limit cost: at least"))
    let hidden = (0..<8).reduce("true") { inner, level in
      "cel.bind(l\(level), \(list), l\(level).all(v\(level), \(inner)))"
    }
    var limits = Limits()
    limits.cost = 200_000
    #expect(failure(hidden, limits).hasPrefix("limit cost: the evaluation takes more than"))
    // What runs out of steps is not covered up by an operand that decides.
    #expect(failure("\(hidden) || true", limits).hasPrefix("limit cost"))
    let plain = try Environment(variables: [VariableDeclaration("l", .list(.int))])
      .compile("l.exists(e, e == 1)")
    #expect(plain.estimatedCost.lowerBound < 10 && plain.estimatedCost.upperBound > 100)
  }

  @Test func regularExpressionsTakeLinearTime() throws {
    let text = String(repeating: "a", count: 100_000) + "b"
    let environment = Environment(variables: [VariableDeclaration("s", .string)])
    let program = try environment.compile("s.matches(\"^(a+)+$\")")
    #expect(program.evaluate { _ in .value(.string(text)) } == .value(false))
  }
}
