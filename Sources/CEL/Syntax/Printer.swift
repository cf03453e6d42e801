extension Expression: CustomStringConvertible {
  /// The canonical text: single blanks, double quotes, only the brackets that are needed.
  ///
  /// Parsing it gives an equal expression.
  public var description: String {
    var printer = Printer()
    printer.write(self, atLeast: .conditional)
    return printer.text
  }
}

/// Writes expressions as canonical text.
private struct Printer {
  var text = ""

  mutating func write(_ expression: Expression, atLeast needed: Precedence) {
    let own = expression.kind.precedence
    if own < needed { text += "(" }
    write(expression.kind)
    if own < needed { text += ")" }
  }

  private mutating func write(_ kind: Expression.Kind) {
    switch kind {
    case .literal(let value): text += value.description
    case .identifier(let name): text += name
    case .select(let operand, let field): write(operand, field: field)
    case .has(let operand, let field):
      text += "has("
      write(operand, field: field)
      text += ")"
    case .index(let operand, let index):
      write(operand, atLeast: .member)
      text += "["
      write(index, atLeast: .conditional)
      text += "]"
    case .unary(let sign, let operand):
      text += sign.rawValue
      if sign == .negate, operand.kind.beginsWithNumber {
        // The sign would become part of the number.
        text += "(\(operand))"
      } else {
        write(operand, atLeast: .unary)
      }
    case .binary(let sign, let left, let right):
      write(left, atLeast: sign.precedence)
      text += " \(sign.rawValue) "
      write(right, atLeast: sign.precedence.next)
    case .logical(let joiner, let parts): write(parts, separator: " \(joiner.rawValue) ", of: kind)
    case .conditional(let condition, let then, let otherwise):
      write(condition, atLeast: .or)
      text += " ? "
      write(then, atLeast: .or)
      text += " : "
      write(otherwise, atLeast: .conditional)
    default: writeBracketed(kind)
    }
  }

  private mutating func writeBracketed(_ kind: Expression.Kind) {
    switch kind {
    case .list(let elements):
      text += "["
      write(list: elements)
      text += "]"
    case .map(let entries):
      text += "{"
      for (place, entry) in entries.enumerated() {
        text += place > 0 ? ", " : ""
        write(entry.key, atLeast: .conditional)
        text += ": "
        write(entry.value, atLeast: .conditional)
      }
      text += "}"
    case .call(let name, let target, let arguments):
      if let target {
        write(target, atLeast: .member)
        text += "."
      }
      write(call: name, arguments)
    case .comprehension(let comprehension):
      write(comprehension.range, atLeast: .member)
      text += "."
      let names = comprehension.variables.map { Expression(.identifier($0)) }
      write(
        call: comprehension.macro.name(variables: names.count), names + comprehension.arguments)
    case .bind(let name, let value, let body):
      write(call: "cel.bind", [Expression(.identifier(name)), value, body])
    default: break
    }
  }

  private mutating func write(_ operand: Expression, field: String) {
    write(operand, atLeast: .member)
    text += "." + (Lexer.isPlainField(field) ? field : "`\(field)`")
  }

  private mutating func write(call name: String, _ arguments: [Expression]) {
    text += name + "("
    write(list: arguments)
    text += ")"
  }

  private mutating func write(list: [Expression]) {
    for (place, expression) in list.enumerated() {
      text += place > 0 ? ", " : ""
      write(expression, atLeast: .conditional)
    }
  }

  private mutating func write(
    _ parts: [Expression], separator: String, of kind: Expression.Kind
  ) {
    for (place, part) in parts.enumerated() {
      text += place > 0 ? separator : ""
      write(part, atLeast: kind.precedence.next)
    }
  }
}

extension Expression.Kind {
  /// How tightly the outermost part holds together.
  fileprivate var precedence: Precedence {
    switch self {
    case .conditional: .conditional
    case .logical(.or, _): .or
    case .logical(.and, _): .and
    case .binary(let sign, _, _): sign.precedence
    case .unary: .unary
    case .literal(let value) where value.isNegative: .unary
    case .select, .index, .call, .comprehension: .member
    default: .primary
    }
  }

  /// Whether a sign before it would be read as that of a number.
  fileprivate var beginsWithNumber: Bool {
    switch self {
    case .literal(let value): [.int, .uint, .double].contains(value.typeName)
    case .select(let operand, _), .index(let operand, _), .call(_, .some(let operand), _):
      operand.kind.beginsWithNumber
    case .comprehension(let comprehension): comprehension.range.kind.beginsWithNumber
    default: false
    }
  }
}

extension Value {
  fileprivate var isNegative: Bool {
    switch self {
    case .int(let value): value < 0
    case .double(let value): value.sign == .minus
    default: false
    }
  }
}
