extension AttributeType: CustomStringConvertible {
  /// The names of the types that are no lists, in the order of the documentation.
  static let scalarNames: [(name: String, type: AttributeType)] = [
    ("bool", .bool), ("int", .int), ("double", .double), ("string", .string), ("email", .email),
    ("host", .host), ("url", .url), ("timestamp", .timestamp), ("duration", .duration),
    ("enum", .enumeration),
  ]

  /// Every type as a vocabulary writes it.
  static let names: [String] =
    scalarNames.map(\.name) + scalarNames.map { "list<\($0.name)>" }

  /// The type that a vocabulary writes as `text`; nil where there is none.
  public init?(_ text: String) {
    let isList = text.hasPrefix("list<") && text.hasSuffix(">")
    let name = isList ? String(text.dropFirst(5).dropLast()) : text
    guard let type = Self.scalarNames.first(where: { $0.name == name })?.type else { return nil }
    self = isList ? .list(type) : type
  }

  /// The type as a vocabulary writes it.
  public var description: String {
    if case .list(let element) = self {
      return "list<\(element)>"
    }
    return Self.scalarNames.first { $0.type == self }?.name ?? "string"
  }

  /// The type of one value: that of the elements for lists.
  public var element: AttributeType {
    if case .list(let element) = self { element } else { self }
  }

  /// Whether the type is a list.
  public var isList: Bool {
    if case .list = self { true } else { false }
  }

  /// Whether texts of the type compare without regard to case; they are kept in lower case.
  public var foldsCase: Bool {
    element == .email || element == .host
  }
}
