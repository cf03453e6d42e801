internal import CEL

/// Which fields of `record` an expression reads, and whether it deals with their absence itself.
struct FieldReading {
  /// The fields by their paths, in the order of the text.
  private(set) var paths: [[String]] = []
  /// Whether the expression speaks of `null` or `has(…)`.
  private(set) var seesEverything = false

  init(of expression: Expression) {
    collect(expression)
  }

  private mutating func collect(_ expression: Expression) {
    if let path = expression.path?.split(separator: ".").map(String.init), path.first == "record" {
      if path.count > 1 { add(Array(path.dropFirst())) }
      return
    }
    switch expression.kind {
    case .literal(.null): seesEverything = true
    case .has: seesEverything = true
    default: break
    }
    // Depth is bounded by the limits of the expression's parser.
    for child in expression.children { collect(child) }
  }

  private mutating func add(_ path: [String]) {
    if !paths.contains(path) { paths.append(path) }
  }
}
