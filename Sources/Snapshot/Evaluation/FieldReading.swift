internal import CEL

/// Which fields of `record` an expression reads, and whether it deals with their absence itself.
struct FieldReading {
  /// The fields by their paths, in the order of the text.
  private(set) var paths: [[String]] = []
  /// The record's own members that the expression can come by; nil where it reads the whole record.
  private(set) var members: [String]? = []
  /// Whether the expression speaks of `null` or `has(…)`.
  private(set) var seesEverything = false

  init(of expression: Expression) {
    collect(expression)
  }

  private mutating func collect(_ expression: Expression) {
    if let path = expression.path?.split(separator: ".").map(String.init), path.first == "record" {
      add(Array(path.dropFirst()), isRead: true)
      return
    }
    switch expression.kind {
    case .literal(.null): seesEverything = true
    case .has(let holder, let field):
      seesEverything = true
      if let path = holder.path?.split(separator: ".").map(String.init), path.first == "record" {
        add(Array(path.dropFirst()) + [field], isRead: false)
        return
      }
    default: break
    }
    // Depth is bounded by the limits of the expression's parser.
    for child in expression.children { collect(child) }
  }

  private mutating func add(_ path: [String], isRead: Bool) {
    guard let first = path.first else {
      members = nil
      return
    }
    if isRead, !paths.contains(path) { paths.append(path) }
    if members?.contains(where: { equalIgnoringCase($0, first) }) == false {
      members?.append(first)
    }
  }
}
