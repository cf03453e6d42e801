import CEL
import Randomness
import Testing

@Suite struct CheckerTests {
  static let environment = Environment(variables: [
    VariableDeclaration("tenant.security_defaults.enabled", .bool),
    VariableDeclaration("tenant.name", .string), VariableDeclaration("n", .int),
    VariableDeclaration("names", .list(.string)), VariableDeclaration("record", .dyn),
  ])

  /// The place and message of the first problem, and its way out.
  static func problem(_ source: String, expecting: ValueType? = nil) -> String {
    do throws(CompilationError) {
      _ = try environment.compile(source, expecting: expecting)
      return "none"
    } catch {
      guard let first = error.issues.first else { return "no issue" }
      return "\(first.line):\(first.column): \(first.message)"
        + (first.help.map { " (\($0))" } ?? "")
    }
  }

  static let problems = [
    (
      "tenant.security_default.enabled",
      "1:1: `tenant.security_default.enabled` is not declared "
        + "(did you mean `tenant.security_defaults.enabled`?)"
    ),
    (
      "tenant.security_defaults == true",
      "1:1: `tenant.security_defaults` is not declared "
        + "(there is `tenant.security_defaults.enabled`)"
    ),
    ("n == \"a\"", "1:1: `==` does not take int and string"),
    (
      "n == 1.0",
      "1:1: `==` does not take int and double "
        + "(convert one of them, or write `dyn(…)` around it)"
    ),
    ("true &&\n  n", "2:3: this is an int, not a bool"),
    ("names.exist(e, true)", "1:1: there is no function `exist` (did you mean `exists`?)"),
    (
      "names.exists(true)",
      "1:1: there is no function `exists` "
        + "(`exists` takes 2 or 3 arguments, variables first)"
    ),
    ("n.exists(e, true)", "1:1: `exists` runs over a list or a map, not over an int"),
    (
      "true ? 1 : \"a\"",
      "1:1: the branches differ: an int and a string "
        + "(`dyn(…)` around one of them allows that)"
    ),
    (
      "{1.5: 1}",
      "1:2: a double cannot be the key of a map "
        + "(keys are bool, int, uint or string)"
    ),
    ("tenant.name.foo", "1:1: a string has no field `foo`"),
    ("n[1]", "1:1: an int has no element under an int"),
    ("n = 1", "1:3: `=` is not part of the language (compare with `==`)"),
    ("n == 1 and true", "1:8: an operator should stand here (write `&&`)"),
    ("(n", "1:3: the expression ends where `)` should follow"),
    ("\"a", "1:1: the string does not end (lines may break between three quotes, or write `\\n`)"),
    ("\"\\q\"", "1:2: not an escape (write `\\\\` for a backslash)"),
    (
      "9223372036854775808",
      "1:1: the number is too large for an int "
        + "(a uint is written with `u` at its end)"
    ),
    ("", "1:1: the expression ends where a value should follow"),
    ("if", "1:1: `if` is a reserved word"),
    ("has(n)", "1:5: `has` takes the selection of a field (as in `has(record.name)`)"),
    ("names.all(1, true)", "1:11: a macro's variable is a name without dots"),
    (
      "startsWith(tenant.name, \"a\")",
      "1:1: `startsWith` does not take (string, string) "
        + "(write `….startsWith(…)`, called on the first argument)"
    ),
    (
      "size(1)",
      "1:1: `size` does not take (int) "
        + "(it takes (string), (bytes), (list(A)), (map(A, B)))"
    ),
    ("record.a.b[0].c + n > 1", "none"), ("dyn(n) == 1.0", "none"), ("[] == names", "none"),
    ("has(tenant.name)", "none"), ("[].map(e, e + 1) == [1]", "none"),
  ]

  @Test(arguments: problems) func says(_ source: String, _ message: String) {
    #expect(Self.problem(source) == message)
  }

  @Test func expectsATypeWhereOneIsGiven() {
    #expect(Self.problem("n", expecting: .bool) == "1:1: this is an int, not a bool")
    #expect(Self.problem("record.a", expecting: .bool) == "none")
  }

  @Test func showsTheLineWithCarets() throws {
    do throws(CompilationError) {
      _ = try Self.environment.compile("true\n&& \"ä\" == nmes")
      Issue.record("nothing is wrong")
    } catch {
      let issue = try #require(error.issues.first)
      #expect(issue.excerpt == "  && \"ä\" == nmes\n            ^^^^")
      #expect(issue.help == "did you mean `names`?")
      #expect(issue.line == 2 && issue.column == 11)
    }
  }

  @Test func collectsAllProblems() {
    do throws(CompilationError) {
      _ = try Self.environment.compile("a && b && n")
    } catch {
      #expect(error.issues.map(\.column) == [1, 6, 11])
    }
  }

  /// What the checker accepts without `dyn` never fails because of a type.
  @Test func acceptedExpressionsHaveNoTypeErrors() throws {
    var random = SeededGenerator(seed: PropertyRun.seed &+ 2)
    print("types: seed \(PropertyRun.seed), \(PropertyRun.cases) cases")
    for _ in 0..<PropertyRun.cases {
      var expressions = RandomExpressions(random: random)
      let source = expressions.next(.bool, depth: 4)
      random = expressions.random
      let program = try RandomExpressions.environment.compile(source)
      let outcome = program.evaluate { slot in
        let domain = RandomExpressions.domains.first { $0.name == program.variables[slot] }
        return .value(random.pick(domain?.values ?? []))
      }
      if case .error(let error) = outcome {
        #expect(error.kind != .unsupportedTypes && error.kind != .undeclared, "\(source)")
      }
    }
  }
}
