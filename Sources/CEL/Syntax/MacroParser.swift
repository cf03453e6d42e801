extension Parser {
  /// Makes a call, or the macro that it is.
  mutating func call(
    _ name: String, target: Expression?, _ arguments: [Expression], from start: Int
  ) throws(SyntaxError) -> Expression {
    guard let target else {
      if name == "has", arguments.count == 1 { return try has(arguments[0], from: start) }
      return try node(.call(name, target: nil, arguments: arguments), from: start)
    }
    if name == "bind", arguments.count == 3, target.kind == .identifier("cel") {
      let variable = try variable(arguments[0])
      return try node(
        .bind(variable, value: arguments[1], body: arguments[2]), from: start)
    }
    if let macro = Macro.named(name), let count = variables(of: macro, arguments) {
      var variables: [String] = []
      for argument in arguments.prefix(count) { variables.append(try variable(argument)) }
      guard Set(variables).count == variables.count else {
        throw SyntaxError(
          "both variables of `\(name)` have the same name", at: arguments[1].range)
      }
      let comprehension = Expression.Comprehension(
        macro, over: target, variables: variables, arguments: Array(arguments.dropFirst(count)))
      return try node(.comprehension(comprehension), from: start)
    }
    return try node(.call(name, target: target, arguments: arguments), from: start)
  }

  private mutating func has(_ argument: Expression, from start: Int) throws(SyntaxError)
    -> Expression
  {
    guard case .select(let operand, let field) = argument.kind else {
      throw SyntaxError(
        "`has` takes the selection of a field", help: "as in `has(record.name)`",
        at: argument.range)
    }
    return try node(.has(operand, field: field), from: start)
  }

  /// How many of the arguments are variables; nil where the macro does not take so many arguments.
  private func variables(of macro: Macro, _ arguments: [Expression]) -> Int? {
    macro.shapes.first { shape in
      shape.arguments.contains(arguments.count - shape.variables)
        && (macro != .map || arguments.count >= 2)
    }?.variables
  }

  private func variable(_ argument: Expression) throws(SyntaxError) -> String {
    guard case .identifier(let name) = argument.kind, !name.hasPrefix(".") else {
      throw SyntaxError(
        "a macro's variable is a name without dots", at: argument.range)
    }
    return name
  }
}
