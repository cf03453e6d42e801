import CEL
import Report

/// One case in the shape of the conformance file: an expression with what its names are bound to.
struct ConformanceCase {
  private let expression: String
  private let isChecked: Bool
  private let bindings: [(name: String, binding: ValueCodec.Binding)]

  /// Reads a case; `checked` and `bindings` may be missing.
  init(_ json: JSONValue) throws(ValueCodec.Failure) {
    guard let text = json["expr"]?.text else {
      throw ValueCodec.Failure(message: "the case has no `expr`")
    }
    expression = text
    if case .bool(let flag)? = json["checked"] { isChecked = flag } else { isChecked = true }
    var bindings: [(name: String, binding: ValueCodec.Binding)] = []
    if case .object(let members)? = json["bindings"] {
      for member in members {
        bindings.append((member.key, try ValueCodec.binding(member.value)))
      }
    }
    self.bindings = bindings
  }

  /// What the expression gives: a value, `{"error": "…"}` or `{"unknown": ["…"]}`.
  func result() -> JSONValue {
    let environment = Environment(
      variables: bindings.map { VariableDeclaration($0.name, $0.binding.type) })
    do {
      let program =
        isChecked
        ? try environment.compile(expression) : try environment.compileUnchecked(expression)
      return Self.json(program.evaluate { slot in outcome(of: program.variables[slot]) })
    } catch {
      let messages = error.issues.map(\.message).joined(separator: "; ")
      return .object(["error": .string(messages)])
    }
  }

  private func outcome(of name: String) -> Outcome {
    switch bindings.last(where: { $0.name == name })?.binding {
    case .value(let value): .value(value)
    case .unknown(let unknown): .unknown(UnknownSet(unknown))
    case nil: .error(EvaluationError(.undeclared, "`\(name)` is not declared"))
    }
  }

  /// An outcome in the shape of the conformance file.
  static func json(_ outcome: Outcome) -> JSONValue {
    switch outcome {
    case .value(let value): ValueCodec.json(value)
    case .unknown(let names): .object(["unknown": .strings(names.names)])
    case .error(let error): .object(["error": .string(error.message)])
    }
  }
}
