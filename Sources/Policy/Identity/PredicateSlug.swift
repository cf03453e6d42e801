import CEL

/// Names what a condition says about which attribute.
struct PredicateSlug {
  /// The attribute; nil where the condition is about several or none.
  let attribute: String?
  /// What is said about it: `false`, `not-app-password`, `ends-with-x`.
  let predicate: String

  /// Names a conjunct of a canonical expression.
  init(_ part: Expression) {
    let found = Self.reading(part)
    attribute = found?.attribute
    predicate = found?.predicate ?? Slug.make(part.description)
  }

  private init(attribute: String, predicate: String) {
    self.attribute = attribute
    self.predicate = predicate
  }

  /// `attribute/predicate`, the beginning of an identifier.
  var full: String {
    attribute.map { "\($0)/\(predicate)" } ?? predicate
  }

  /// What a condition is called: the value where that says it all, else attribute and predicate.
  var condition: String {
    guard let attribute else { return predicate }
    let name = Slug.make(attribute.split(separator: ".").dropFirst().joined(separator: "-"))
    switch predicate {
    case "true": return name
    case "false": return "not-\(name)"
    default: return predicate
    }
  }

  /// A condition's name that no other attribute's condition has.
  var explicitCondition: String {
    guard let attribute else { return predicate }
    return Slug.make(attribute) + "-" + predicate
  }

  private static func reading(_ part: Expression) -> PredicateSlug? {
    switch part.kind {
    case .binary(let sign, let left, let right): return comparison(sign, left, right)
    case .call(let name, let target?, let arguments):
      guard let path = target.path, let argument = arguments.first.flatMap(value) else {
        return nil
      }
      return word(for: name).map { .init(attribute: path, predicate: "\($0)-\(argument)") }
    case .unary(.not, let operand):
      return reading(operand).flatMap { inner in
        inner.attribute.map { .init(attribute: $0, predicate: "not-\(inner.predicate)") }
      }
    case .comprehension(let comprehension): return elements(comprehension)
    case .logical(.or, let operands): return alternatives(operands)
    default: return nil
    }
  }

  private static func comparison(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> PredicateSlug? {
    if case .call("size", let target, let arguments) = left.kind,
      let path = (target ?? arguments.first)?.path
    {
      return size(of: path, sign, right)
    }
    guard let path = left.path else { return nil }
    if case .literal(.string("")) = right.kind, sign == .equal || sign == .notEqual {
      return .init(attribute: path, predicate: sign == .equal ? "absent" : "present")
    }
    if let other = right.path {
      guard let word = word(for: sign, isText: true) else { return nil }
      return .init(attribute: path, predicate: "\(word)-\(other)")
    }
    guard let value = value(right), let word = word(for: sign, isText: false) else { return nil }
    return .init(attribute: path, predicate: word.isEmpty ? value : "\(word)-\(value)")
  }

  private static func size(
    of path: String, _ sign: BinaryOperator, _ right: Expression
  ) -> PredicateSlug? {
    guard case .literal(.int(let count)) = right.kind else { return nil }
    switch (sign, count) {
    case (.greater, 0), (.notEqual, 0), (.greaterOrEqual, 1):
      return .init(attribute: path, predicate: "present")
    case (.equal, 0), (.less, 1), (.lessOrEqual, 0):
      return .init(attribute: path, predicate: "absent")
    default:
      guard let word = word(for: sign, isText: false) else { return nil }
      return .init(
        attribute: path, predicate: word.isEmpty ? "size-\(count)" : "size-\(word)-\(count)")
    }
  }

  private static func elements(_ comprehension: Expression.Comprehension) -> PredicateSlug? {
    guard let path = comprehension.range.path, let argument = comprehension.arguments.first,
      comprehension.macro == .exists || comprehension.macro == .all,
      let inner = reading(argument), inner.attribute == comprehension.variables.last
    else { return nil }
    let isAll = comprehension.macro == .all
    return .init(
      attribute: path, predicate: isAll ? "all-\(inner.predicate)" : inner.predicate)
  }

  /// Alternatives for one attribute: `same-as-a-or-same-as-b`.
  private static func alternatives(_ operands: [Expression]) -> PredicateSlug? {
    let readings = operands.map(reading)
    guard let attribute = readings.first??.attribute,
      readings.allSatisfy({ $0?.attribute == attribute })
    else { return nil }
    let predicates = readings.compactMap { $0?.predicate }
    return .init(attribute: attribute, predicate: predicates.joined(separator: "-or-"))
  }

  private static func word(for function: String) -> String? {
    switch function {
    case "startsWith": "starts-with"
    case "endsWith": "ends-with"
    case "contains": "contains"
    case "matches": "matches"
    default: nil
    }
  }

  private static func word(for sign: BinaryOperator, isText: Bool) -> String? {
    switch sign {
    case .equal: isText ? "same-as" : ""
    case .contained: isText ? "in" : ""
    case .notEqual: "not"
    case .less: "below"
    case .lessOrEqual: "at-most"
    case .greater: "above"
    case .greaterOrEqual: "at-least"
    default: nil
    }
  }

  /// A literal, or a list of literals, as words.
  private static func value(_ expression: Expression) -> String? {
    switch expression.kind {
    case .literal(.string(let text)):
      let slug = Slug.make(text)
      return slug.isEmpty ? "empty" : slug
    case .literal(let value): return Slug.make(value.description)
    case .list(let items):
      let values = items.compactMap(value)
      return values.count == items.count ? values.joined(separator: "-or-") : nil
    default: return nil
    }
  }
}
