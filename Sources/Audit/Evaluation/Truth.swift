import CEL

/// Whether something holds, in the three-valued logic of partial evaluation, or an error.
enum Truth {
  case yes, no
  /// The names that would settle it, sorted.
  case unknown([String])
  case error(String)

  /// The truth of what a boolean expression gave.
  init(_ outcome: Outcome) {
    switch outcome {
    case .value(.bool(true)): self = .yes
    case .value(.bool(false)): self = .no
    case .value(let other): self = .error("the expression gives `\(other)`, not true or false")
    case .unknown(let names): self = .unknown(names.names)
    case .error(let error): self = .error(error.message)
    }
  }

  /// The truth of the opposite.
  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown, .error: self
    }
  }

  /// Whether all hold: one that does not hold decides; what is unknown may still turn out so.
  static func all(_ truths: [Truth]) -> Truth {
    var names: Set<String> = []
    var problem: String?
    var isUnknown = false
    for truth in truths {
      switch truth {
      case .yes: break
      case .no: return .no
      case .unknown(let more):
        isUnknown = true
        names.formUnion(more)
      case .error(let message): problem = problem ?? message
      }
    }
    if isUnknown { return .unknown(names.sorted()) }
    return problem.map { .error($0) } ?? .yes
  }
}
