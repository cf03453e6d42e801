import CEL
import Policy
import Report

/// An expression with what it gives, over attributes and bound names.
struct Evaluation {
  private let program: Program
  private let bindings: Bindings
  private let environment: CEL.Environment
  private let outcome: Outcome

  /// Checks and evaluates an expression.
  ///
  /// - Throws: what is wrong with the expression.
  init(_ expression: String, bindings: Bindings, vocabularies: VocabularySet) throws {
    let others = bindings.values.keys.sorted().filter { vocabularies.attribute(named: $0) == nil }
    environment = Self.environment(vocabularies, adding: others)
    self.bindings = bindings
    do {
      if others.isEmpty {
        let rule = RuleExpression(expression, place: FilePlace(line: 1, column: 1))
        let rules = RuleCompiler(vocabularies)
        program = try rules.compile(rule, file: "<expression>", expecting: nil)
      } else {
        program = try environment.compile(expression)
      }
    } catch let error as CompilationError {
      throw Diagnostics(
        items: error.issues.map { issue in
          FileDiagnostic(
            file: "<expression>", place: FilePlace(line: issue.line, column: issue.column),
            message: issue.message, help: issue.help)
        })
    }
    outcome = Self.evaluate(program, bindings)
  }

  /// Whether the expression could not be evaluated.
  var isError: Bool {
    if case .error = outcome { true } else { false }
  }

  /// The result as people read it.
  func text(trace: Bool) -> String {
    var lines = trace ? parts.map { "\($0.text) = \(Self.text($0.outcome))" } : []
    lines.append(Self.text(outcome))
    return lines.map { TerminalText.line($0) + "\n" }.joined()
  }

  /// The result as the conformance file writes it; with the parts where they are asked for.
  func json(trace: Bool) -> JSONValue {
    let result = ConformanceCase.json(outcome)
    guard trace, case .object(let members) = result else { return result }
    let parts = parts.map { part in
      JSONValue.object([
        "expr": .string(part.text), "result": ConformanceCase.json(part.outcome),
      ])
    }
    return .object(members + [JSONValue.Member("trace", .array(parts))])
  }

  private static func environment(
    _ vocabularies: VocabularySet, adding others: [String]
  ) -> CEL.Environment {
    let known = vocabularies.environment.variableNames.compactMap { name in
      vocabularies.environment.type(of: name).map { VariableDeclaration(name, $0) }
    }
    return CEL.Environment(variables: known + others.map { VariableDeclaration($0, .dyn) })
  }

  private static func evaluate(_ program: Program, _ bindings: Bindings) -> Outcome {
    program.evaluate { slot in
      let name = program.variables[slot]
      return bindings.values[name].map { .value($0) } ?? .unknown(UnknownSet(name))
    }
  }

  private static func text(_ outcome: Outcome) -> String {
    switch outcome {
    case .value(let value): value.description
    case .unknown(let names): "unknown: needs " + names.names.joined(separator: ", ")
    case .error(let error): "error: " + error.message
    }
  }

  /// The parts of the expression, innermost first; what stands inside a macro depends on its variable
  /// and has no value of its own.
  private var parts: [(text: String, outcome: Outcome)] {
    var parts: [(text: String, outcome: Outcome)] = []
    var seen: Set<String> = [program.expression.description]
    program.expression.walk { part in
      let text = part.description
      if case .literal = part.kind { return true }
      guard seen.insert(text).inserted, let program = try? environment.compile(part) else {
        return true
      }
      parts.append((text, Self.evaluate(program, bindings)))
      return true
    }
    return parts.reversed()
  }
}
