public import YAML

/// Reads one node of a strict YAML file.
///
/// Every getter returns nil after it has logged what is wrong, so that a reader can go on and report
/// the next mistake as well. ``FileLog/check()`` decides in the end.
public struct NodeReader {
  /// The node.
  public let node: YAMLNode
  /// Where mistakes go.
  public let log: FileLog

  /// Reads a node and logs mistakes.
  public init(_ node: YAMLNode, log: FileLog) {
    self.node = node
    self.log = log
  }

  /// The place of the node.
  public var place: FilePlace { FilePlace(node.mark) }

  /// Whether the node is null.
  public var isNull: Bool {
    if case .scalar(let scalar) = node.value { scalar.isNull && node.tag == nil } else { false }
  }

  /// Whether the node is a scalar.
  public var isScalar: Bool {
    if case .scalar = node.value { true } else { false }
  }

  /// Whether the node is a list.
  public var isList: Bool {
    if case .sequence = node.value { true } else { false }
  }

  /// Whether the node is a mapping.
  public var isMapping: Bool {
    if case .mapping = node.value { true } else { false }
  }

  /// Logs an error at the node.
  public func error(_ message: String, help: String? = nil) {
    log.error(message, at: place, help: help)
  }

  /// The text; a number, a truth value or null needs quotes to be one.
  public func string() -> String? {
    guard let scalar = scalar(expecting: "a text") else { return nil }
    guard scalar.isString else {
      error(
        "expected a text, found \(kind)",
        help: scalar.isNull ? nil : "put `\(Self.excerpt(scalar.text))` in quotes")
      return nil
    }
    return scalar.text
  }

  /// The text, which has to hold something other than blanks.
  public func nonEmptyString() -> String? {
    guard let text = string() else { return nil }
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      error("the text must not be empty")
      return nil
    }
    return text
  }

  /// The text as an expression with its place.
  public func expression() -> RuleExpression? {
    // `when: true` is an expression, not a wrong type.
    guard let scalar = scalar(expecting: "an expression") else { return nil }
    guard !scalar.isNull, scalar.text.utf8.contains(where: { $0 > 0x20 }) else {
      error("expected an expression, found \(scalar.isNull ? "null" : "an empty text")")
      return nil
    }
    return RuleExpression(
      scalar.text, place: FilePlace(scalar.textMark), isVerbatim: scalar.isVerbatim)
  }

  /// The truth value.
  public func bool() -> Bool? {
    guard let scalar = scalar(expecting: "true or false") else { return nil }
    guard let value = scalar.bool else {
      error("expected true or false, found \(kind)")
      return nil
    }
    return value
  }

  /// The integer, which has to lie in a range.
  public func int(in range: ClosedRange<Int> = .min ... .max) -> Int? {
    guard let scalar = scalar(expecting: "an integer") else { return nil }
    guard let value = scalar.int.flatMap({ Int(exactly: $0) }) else {
      error("expected an integer, found \(kind)")
      return nil
    }
    guard range.contains(value) else {
      let bound =
        value < range.lowerBound ? "at least \(range.lowerBound)" : "at most \(range.upperBound)"
      error("the number has to be \(bound), found `\(value)`")
      return nil
    }
    return value
  }

  /// One of the names of an enumeration.
  public func member<Member>(of type: Member.Type = Member.self) -> Member?
  where Member: RawRepresentable & CaseIterable, Member.RawValue == String {
    guard let scalar = scalar(expecting: "a name") else { return nil }
    if let member = Member(rawValue: scalar.text) {
      return member
    }
    let names = Member.allCases.map(\.rawValue)
    error(
      "unknown value `\(Self.excerpt(scalar.text))`",
      help: Nearest.advice(for: scalar.text, among: names)
        ?? "valid names: " + names.map { "`\($0)`" }.joined(separator: ", "))
    return nil
  }

  /// The items of a list.
  public func items() -> [NodeReader]? {
    guard checkTag() else { return nil }
    guard case .sequence(let items) = node.value else {
      error("expected a list, found \(kind)")
      return nil
    }
    return items.map { NodeReader($0, log: log) }
  }

  /// What a function makes of the items of a list; items that it refuses are left out.
  public func list<Element>(_ read: (NodeReader) -> Element?) -> [Element] {
    items()?.compactMap(read) ?? []
  }

  /// The texts of a list.
  public func strings() -> [String] {
    list { $0.string() }
  }

  /// The pairs of a mapping whose keys are free.
  public func entries() -> [(key: NodeReader, value: NodeReader)]? {
    guard checkTag() else { return nil }
    guard case .mapping(let entries) = node.value else {
      error("expected a mapping, found \(kind)")
      return nil
    }
    return entries.map { (NodeReader($0.key, log: log), NodeReader($0.value, log: log)) }
  }

  /// The mapping, after its keys have been checked.
  ///
  /// - Parameter keys: the keys that are allowed.
  /// - Returns: the mapping, also if it has other keys, which are logged; nil if it is none.
  public func mapping(keys: [String]) -> MappingReader? {
    guard let entries = entries() else { return nil }
    var values: [String: NodeReader] = [:]
    for (key, value) in entries {
      let name = key.keyText
      if keys.contains(name) {
        values[name] = value
      } else {
        key.error(
          "unknown key `\(Self.excerpt(name))`", help: Nearest.advice(for: name, among: keys))
      }
    }
    return MappingReader(node: self, values: values)
  }

  /// The text of a key; keys are texts whatever they look like.
  public var keyText: String {
    if case .scalar(let scalar) = node.value { scalar.text } else { "" }
  }

  /// What the node is, for messages.
  public var kind: String {
    switch node.value {
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    case .scalar(let scalar):
      if scalar.isNull { return "null" }
      let text = "`\(Self.excerpt(scalar.text))`"
      if scalar.bool != nil { return "the truth value \(text)" }
      return scalar.double != nil ? "the number \(text)" : "the text \(text)"
    }
  }

  /// The scalar, however it is written; logs an error that says what was expected instead.
  public func scalar(expecting expected: String) -> YAMLNode.Scalar? {
    guard checkTag() else { return nil }
    guard case .scalar(let scalar) = node.value else {
      error("expected \(expected), found \(kind)")
      return nil
    }
    return scalar
  }

  private func checkTag() -> Bool {
    guard let tag = node.tag else { return true }
    error("the tag `\(Self.excerpt(tag))` is not supported", help: "remove it")
    return false
  }

  /// A text cut to a length that suits a message.
  static func excerpt(_ text: String) -> String {
    text.unicodeScalars.count > 60
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…" : text
  }
}

/// Reads a mapping whose keys have been checked.
public struct MappingReader {
  /// The mapping itself.
  public let node: NodeReader
  private let values: [String: NodeReader]

  init(node: NodeReader, values: [String: NodeReader]) {
    self.node = node
    self.values = values
  }

  /// The value of a key; nil where the key is missing.
  public subscript(key: String) -> NodeReader? { values[key] }

  /// The value of a key; logs an error where the key is missing.
  public func required(_ key: String) -> NodeReader? {
    if let value = values[key] {
      return value
    }
    node.error("the key `\(key)` is missing")
    return nil
  }
}
