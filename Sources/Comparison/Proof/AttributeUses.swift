import CEL
import Policy

/// What atoms compare an attribute with.
struct AttributeUses {
  private(set) var literals: [Value] = []
  private(set) var lists: [Value] = []
  private(set) var texts: [String] = []
  private(set) var prefixes: [String] = []
  private(set) var suffixes: [String] = []
  private(set) var parts: [String] = []
  private(set) var lengths: [Int] = []
  /// Whether every atom has a form whose classes are known.
  private(set) var areForeseen = true
  private let names: Set<String>
  /// Names that stand for an element of the attribute's list.
  private var elements: Set<String> = []

  /// Whether a text is measured and compared as well, so that its length and its parts depend on each
  /// other.
  var mixesLengthAndParts: Bool {
    !lengths.isEmpty && !(texts + prefixes + suffixes + parts).allSatisfy(\.isEmpty)
  }

  /// Whether elements are few enough for lists of them to show every class.
  var hasSmallElements: Bool { prefixes.count + suffixes.count + parts.count + texts.count < 4 }

  /// Collects what attributes are compared with that may also be compared with each other.
  init(of names: Set<String>, in atoms: [Expression]) {
    self.names = names
    for atom in atoms where mentions(atom) { read(atom) }
  }

  /// A character that none of the texts has.
  var unusedCharacter: String {
    let all = (texts + prefixes + suffixes + parts).joined()
    return ["~", "x", "q", "^", "§", "¤"].first { !all.contains($0) } ?? "¶"
  }

  private func mentions(_ expression: Expression) -> Bool {
    var found = false
    expression.walk { part in
      if let path = part.path, names.contains(path) { found = true }
      return !found
    }
    return found
  }

  private func isSubject(_ expression: Expression) -> Bool {
    guard let path = expression.path else { return false }
    return names.contains(path) || elements.contains(path)
  }

  private mutating func read(_ expression: Expression) {
    switch expression.kind {
    case .literal, .identifier, .select: break
    case .unary(.not, let inner): read(inner)
    case .logical(_, let parts): for part in parts { read(part) }
    case .binary(let sign, let left, let right): read(sign, left, right)
    case .call(let function, let target?, let arguments) where isSubject(target):
      readTest(function, arguments)
    case .comprehension(let comprehension): read(comprehension)
    default: areForeseen = false
    }
  }

  private mutating func read(_ sign: BinaryOperator, _ left: Expression, _ right: Expression) {
    if let subject = Self.measured(left), isSubject(subject),
      case .literal(.int(let size)) = right.kind
    {
      lengths.append(Int(clamping: size))
      return
    }
    switch sign {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained:
      if isSubject(left) { return add(right) }
      if isSubject(right) { return add(left) }
      areForeseen = false
    default: areForeseen = false
    }
  }

  /// The operand of `size(…)`.
  private static func measured(_ expression: Expression) -> Expression? {
    guard case .call("size", let target, let arguments) = expression.kind else { return nil }
    return target ?? arguments.first
  }

  private mutating func add(_ operand: Expression) {
    switch operand.kind {
    case .literal(let value): add(value)
    case .list(let items):
      var values: [Value] = []
      for item in items {
        add(item)
        if case .literal(let value) = item.kind { values.append(value) }
      }
      lists.append(.list(values))
    case .call("duration", nil, let arguments):
      if case .literal(.string(let text))? = arguments.first?.kind, let span = TimeSpan(text) {
        literals.append(.duration(span))
      }
    case .call("timestamp", nil, let arguments):
      if case .literal(.string(let text))? = arguments.first?.kind, let time = Timestamp(text) {
        literals.append(.timestamp(time))
      }
    case .unary(.negate, let inner):
      if case .literal(.int(let number)) = inner.kind { literals.append(.int(-number)) }
    // Another attribute: both take the values that either is compared with.
    case .identifier, .select: break
    default: areForeseen = false
    }
  }

  private mutating func add(_ value: Value) {
    literals.append(value)
    if case .string(let text) = value { texts.append(text) }
  }

  private mutating func readTest(_ function: String, _ arguments: [Expression]) {
    guard arguments.count == 1, case .literal(.string(let text)) = arguments[0].kind else {
      areForeseen = false
      return
    }
    switch function {
    case "startsWith": prefixes.append(text)
    case "endsWith": suffixes.append(text)
    case "contains": parts.append(text)
    default:
      texts.append(text)
      areForeseen = false
    }
  }

  private mutating func read(_ comprehension: Expression.Comprehension) {
    guard comprehension.macro == .exists || comprehension.macro == .all,
      let range = comprehension.range.path, names.contains(range),
      let element = comprehension.variables.first,
      comprehension.variables.count == 1
    else {
      areForeseen = false
      return
    }
    let inserted = elements.insert(element).inserted
    for argument in comprehension.arguments { read(argument) }
    if inserted { elements.remove(element) }
  }
}
