import CEL
import Policy

/// A demand as a predicate over configurations: one that it does not apply to meets it.
struct Predicate: Hashable {
  /// The conditions that all have to hold.
  var when: [String]
  /// What then has to hold.
  var require: String
}

/// The parts of a predicate that have no logical operator in them, and how they are joined.
indirect enum Formula: Hashable {
  case constant(Bool)
  /// The place of an atom in a table.
  case atom(Int)
  case not(Formula)
  case all([Formula])
  case any([Formula])

  /// The truth where some atoms are decided; nil where it still depends on others.
  func evaluate(_ truth: (Int) -> Bool?) -> Bool? {
    switch self {
    case .constant(let value): return value
    case .atom(let index): return truth(index)
    case .not(let inner): return inner.evaluate(truth).map { !$0 }
    case .all(let parts): return Self.join(parts, truth, decisive: false)
    case .any(let parts): return Self.join(parts, truth, decisive: true)
    }
  }

  private static func join(
    _ parts: [Formula], _ truth: (Int) -> Bool?, decisive: Bool
  ) -> Bool? {
    var isOpen = false
    for part in parts {
      switch part.evaluate(truth) {
      case decisive: return decisive
      case nil: isOpen = true
      default: break
      }
    }
    return isOpen ? nil : !decisive
  }
}

/// The atoms of several predicates, each once.
struct AtomTable {
  private(set) var atoms: [Expression] = []
  private var places: [Expression: Int] = [:]

  /// The formula that says that a configuration meets a predicate.
  mutating func formula(of predicate: Predicate) throws(CompilationError) -> Formula {
    var parts: [Formula] = []
    for condition in predicate.when {
      parts.append(.not(formula(try CanonicalExpression(condition).expression)))
    }
    parts.append(formula(try CanonicalExpression(predicate.require).expression))
    return .any(parts)
  }

  private mutating func formula(_ expression: Expression) -> Formula {
    switch expression.kind {
    case .literal(.bool(let value)): return .constant(value)
    case .unary(.not, let inner): return .not(formula(inner))
    case .logical(let joiner, let parts):
      let parts = parts.map { formula($0) }
      return joiner == .and ? .all(parts) : .any(parts)
    case .conditional(let test, let then, let otherwise):
      let condition = formula(test)
      return .any([
        .all([condition, formula(then)]), .all([.not(condition), formula(otherwise)]),
      ])
    default:
      if let known = places[expression] { return .atom(known) }
      places[expression] = atoms.count
      atoms.append(expression)
      return .atom(atoms.count - 1)
    }
  }
}
