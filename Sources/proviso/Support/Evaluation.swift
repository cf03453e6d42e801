import CEL
import Policy
import Report

/// An expression with what it gives, over attributes and bound names.
struct Evaluation {
  private let program: Program
  private let bindings: Bindings
  private let outcome: Outcome

  /// Checks and evaluates an expression.
  ///
  /// - Throws: what is wrong with the expression.
  init(_ expression: String, bindings: Bindings, vocabularies: VocabularySet) throws {
    let others = bindings.values.keys.sorted().filter { vocabularies.attribute(named: $0) == nil }
    self.bindings = bindings
    do {
      if others.isEmpty {
        let rule = RuleExpression(expression, place: FilePlace(line: 1, column: 1))
        let rules = RuleCompiler(vocabularies)
        program = try rules.compile(rule, file: "<expression>", expecting: nil)
      } else {
        program = try Self.environment(vocabularies, adding: others).compile(expression)
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
    var lines = trace ? entries.map(Self.line) : []
    lines.append(Self.text(outcome))
    return lines.map { TerminalText.line($0) + "\n" }.joined()
  }

  /// The result as the conformance file writes it; with the parts where they are asked for.
  func json(trace: Bool) -> JSONValue {
    let result = ConformanceCase.json(outcome)
    guard trace, case .object(let members) = result else { return result }
    return .object(members + [JSONValue.Member("trace", .array(entries.map(Self.json)))])
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
    program.evaluate { slot in outcome(of: program.variables[slot], bindings) }
  }

  private static func outcome(of name: String, _ bindings: Bindings) -> Outcome {
    bindings.values[name].map { .value($0) } ?? .unknown(UnknownSet(name))
  }

  private static func text(_ outcome: Outcome) -> String {
    switch outcome {
    case .value(let value): value.description
    case .unknown(let names): "unknown: needs " + names.names.joined(separator: ", ")
    case .error(let error): "error: " + error.message
    }
  }

  /// The parts of the expression with what each gave, every part before its own parts.
  private var entries: [CEL.Trace.Entry] {
    program.trace { slot in Self.outcome(of: program.variables[slot], bindings) }.entries
  }

  /// A part as people read it: once for each round of a macro around it, or not at all where an
  /// operand beside it decided.
  private static func line(_ entry: CEL.Trace.Entry) -> String {
    let indent = String(repeating: "  ", count: entry.depth)
    let results = entry.outcomes.map(text).joined(separator: "; ")
    return "\(indent)\(entry.expression) = \(results.isEmpty ? "(not evaluated)" : results)"
  }

  private static func json(_ entry: CEL.Trace.Entry) -> JSONValue {
    let results = entry.outcomes.map(ConformanceCase.json)
    let result =
      results.count == 1
      ? JSONValue.Member("result", results[0]) : JSONValue.Member("results", .array(results))
    return .object([
      JSONValue.Member("expr", .string(entry.expression.description)),
      JSONValue.Member("depth", .number(entry.depth)), result,
    ])
  }
}
