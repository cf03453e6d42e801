internal import CEL

/// A field that has to be read from each record of a stream.
public struct StreamedField: Hashable, Sendable {
  /// The names of the members that lead to it.
  public var path: [String]
  /// Whether only its being there counts, and its being null.
  public var isPresence: Bool

  /// A field at the end of a path.
  public init(path: [String], isPresence: Bool) {
    self.path = path
    self.isPresence = isPresence
  }
}

/// The fields of `record` that an expression depends on.
struct StreamedFields {
  /// The fields, each once; nil where the expression reads the whole record.
  private(set) var fields: [StreamedField]? = []

  init(of expression: Expression) {
    collect(expression)
  }

  private mutating func collect(_ expression: Expression) {
    if let path = Self.path(expression) { return add(path, isPresence: false) }
    switch expression.kind {
    case .has(let holder, let field):
      if let path = Self.path(holder) { return add(path + [field], isPresence: true) }
    case .binary(.equal, let operand, let other), .binary(.notEqual, let operand, let other):
      if case .literal(.null) = other.kind, let path = Self.path(operand) {
        return add(path, isPresence: true)
      }
    default: break
    }
    for child in expression.children { collect(child) }
  }

  /// The path of a field of the record; empty for the record itself.
  static func path(_ expression: Expression) -> [String]? {
    guard let path = expression.path?.split(separator: ".").map(String.init),
      path.first == "record"
    else { return nil }
    return Array(path.dropFirst())
  }

  private mutating func add(_ path: [String], isPresence: Bool) {
    guard !path.isEmpty else {
      fields = nil
      return
    }
    fields?.append(StreamedField(path: path, isPresence: isPresence))
  }
}
