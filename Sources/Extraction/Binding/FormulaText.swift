extension Formula {
  /// The formula as a CEL expression.
  var expression: String {
    switch self {
    case .truth(let name, let value): "\(name) == \(value)"
    case .equal(let name, let literal): "\(name) == \(literal.expression)"
    case .unequal(let name, let literal): "\(name) != \(literal.expression)"
    case .among(let name, let literals):
      "\(name) in [\(literals.map(\.expression).joined(separator: ", "))]"
    case .text(let name, let test, let value):
      "\(name).\(test.rawValue)(\(Literal.quoted(value)))"
    case .bound(let name, let bound, let literal):
      "\(name) \(bound.rawValue) \(literal.expression)"
    case .empty(let name, let isList, let isEmpty): Formula.emptiness(name, isList, isEmpty)
    case .length(let name, let bound, let count): "size(\(name)) \(bound.rawValue) \(count)"
    case .same(let left, let right): "\(left) == \(right)"
    case .order(let left, let bound, let right): "\(left) \(bound.rawValue) \(right)"
    case .some(let name, let inner): "\(name).exists(\(Formula.element), \(inner.expression))"
    case .every(let name, let inner): "\(name).all(\(Formula.element), \(inner.expression))"
    case .holds(_, _, let expression): expression
    case .not(let inner): inner.isCall ? "!\(inner.expression)" : "!(\(inner.expression))"
    case .all(let parts): Formula.join(parts, with: " && ")
    case .either(let parts): Formula.join(parts, with: " || ")
    case .scopeNotPrinted: "scope_not_printed"
    }
  }

  private static func emptiness(_ name: String, _ isList: Bool, _ isEmpty: Bool) -> String {
    if isList { return isEmpty ? "size(\(name)) == 0" : "size(\(name)) > 0" }
    return isEmpty ? "\(name) == \"\"" : "\(name) != \"\""
  }

  private static func join(_ parts: [Formula], with mark: String) -> String {
    parts.map { part in
      switch part {
      case .all, .either: parts.count > 1 ? "(\(part.expression))" : part.expression
      case .holds(_, _, let expression): needsBrackets(expression) ? "(\(expression))" : expression
      default: part.expression
      }
    }.joined(separator: mark)
  }

  private static func needsBrackets(_ expression: String) -> Bool {
    expression.utf8.contains(UInt8(ascii: "|")) || expression.utf8.contains(UInt8(ascii: "?"))
  }

  private var isCall: Bool {
    switch self {
    case .text, .some, .every: true
    default: false
    }
  }
}

extension Literal {
  /// The constant as CEL writes it.
  var expression: String {
    switch self {
    case .string(let text): Literal.quoted(text)
    case .int(let number): String(number)
    case .double(let digits): digits
    case .duration(let seconds): "duration(\"\(Literal.durationText(seconds))\")"
    case .bool(let value): String(value)
    }
  }

  /// A duration in its largest whole unit: `2h`, `5m`, `90s`.
  static func durationText(_ seconds: Int64) -> String {
    if seconds != 0, seconds % 3600 == 0 { return "\(seconds / 3600)h" }
    if seconds != 0, seconds % 60 == 0 { return "\(seconds / 60)m" }
    return "\(seconds)s"
  }

  /// A CEL string literal for `text`.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
