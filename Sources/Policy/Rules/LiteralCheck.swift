import CEL

/// Checks and folds the texts that an expression compares with attributes.
struct LiteralCheck {
  struct Problem {
    let message: String
    let help: String?
    let range: Range<Int>
  }

  private let expression: Expression
  private let attribute: (String) -> Attribute?
  /// What the variables of macros stand for: an element of an attribute's list.
  private var elements: [String: Attribute] = [:]
  private(set) var problems: [Problem] = []

  init(expression: Expression, attribute: @escaping (String) -> Attribute?) {
    self.expression = expression
    self.attribute = attribute
    elements = Self.elements(in: expression, attribute: attribute)
  }

  /// The expression with texts in lower case where case does not count.
  mutating func run() -> Expression {
    var found: [Problem] = []
    let check = self
    let folded = expression.rewrite { check.compared($0, problems: &found) }
    problems += found
    return folded
  }

  /// Variables over lists of attributes; a name that stands for several of them stands for none.
  private static func elements(
    in expression: Expression, attribute: (String) -> Attribute?
  ) -> [String: Attribute] {
    var elements: [String: Attribute] = [:]
    var ambiguous: Set<String> = []
    expression.walk { part in
      guard case .comprehension(let comprehension) = part.kind,
        let name = comprehension.variables.last
      else { return true }
      let source = comprehension.range.path.flatMap(attribute)
      if let known = elements[name], known.name != source?.name {
        ambiguous.insert(name)
      }
      elements[name] = source
      if source == nil {
        ambiguous.insert(name)
      }
      return true
    }
    return elements.filter { !ambiguous.contains($0.key) }
  }

  private func compared(_ part: Expression, problems: inout [Problem]) -> Expression {
    switch part.kind {
    case .binary(let sign, let left, let right)
    where sign == .equal || sign == .notEqual || sign == .contained:
      if let subject = subject(left) {
        let literal = literal(right, of: subject, problems: &problems)
        return Expression(.binary(sign, left, literal), range: part.range)
      }
      if let subject = subject(right) {
        let literal = literal(left, of: subject, problems: &problems)
        return Expression(.binary(sign, literal, right), range: part.range)
      }
      return part
    case .call(let name, let target?, let arguments):
      guard let subject = subject(target), subject.type.foldsCase, arguments.count == 1 else {
        return part
      }
      return Expression(
        .call(name, target: target, arguments: [argument(arguments[0], of: subject, in: name)]),
        range: part.range)
    default: return part
    }
  }

  /// The attribute that an expression is the value, or an element, of.
  private func subject(_ expression: Expression) -> Attribute? {
    guard let path = expression.path else { return nil }
    return attribute(path) ?? elements[path]
  }

  /// A text, or a list of texts, that is compared with an attribute.
  private func literal(
    _ expression: Expression, of subject: Attribute, problems: inout [Problem]
  ) -> Expression {
    switch expression.kind {
    case .list(let items):
      let items = items.map { literal($0, of: subject, problems: &problems) }
      return Expression(.list(items), range: expression.range)
    case .literal(.string(let text)):
      if let problem = Self.problem(with: text, of: subject, at: expression.range) {
        problems.append(problem)
      }
      return Expression(
        .literal(.string(subject.type.canonical(text))), range: expression.range)
    default: return expression
    }
  }

  /// What is wrong with a text as a value of an attribute; nil where nothing is.
  static func problem(
    with text: String, of subject: Attribute, at range: Range<Int>
  ) -> Problem? {
    guard subject.type.element == .enumeration else { return nil }
    let names = subject.members.map(\.name)
    guard !names.contains(text) else { return nil }
    return Problem(
      message: "`\(NodeReader.excerpt(text))` is no value of `\(subject.name)`",
      help: Nearest.advice(for: text, among: names), range: range)
  }

  private func argument(
    _ expression: Expression, of subject: Attribute, in function: String
  ) -> Expression {
    guard case .literal(.string(let text)) = expression.kind else { return expression }
    switch function {
    case "startsWith", "endsWith", "contains":
      return Expression(
        .literal(.string(subject.type.canonical(text))), range: expression.range)
    case "matches" where !text.hasPrefix("(?i"):
      return Expression(.literal(.string("(?i)" + text)), range: expression.range)
    default: return expression
    }
  }
}
