/// `operand.field`.
final class SelectNode: Node {
  let operand: any Node
  let field: String
  let origin: Origin?
  let range: Range<Int>
  private let missing: Outcome

  init(_ operand: any Node, field: String, origin: Origin?, range: Range<Int>) {
    self.operand = operand
    self.field = field
    self.origin = origin
    self.range = range
    missing = Self.missing(field, origin, range)
  }

  /// What selecting a field gives that is not there.
  static func missing(_ field: String, _ origin: Origin?, _ range: Range<Int>) -> Outcome {
    if let origin, origin.missingFields == .unknown { return .unknown(UnknownSet(origin.path)) }
    let message = "no such key: `\(Literal.quoted(field))`"
    return .error(EvaluationError(.missing, message, range: range))
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = operand.evaluate(slots, &state)
    guard case .value(let value) = outcome else { return outcome }
    switch value {
    case .map(let map):
      guard let found = map.value(of: field, foldingCase: origin?.foldsFieldCase ?? false) else {
        return missing
      }
      return .value(found)
    case .null where origin?.missingFields == .unknown: return missing
    default: return .error(.unsupported("." + field, [value])).placed(at: range)
    }
  }
}

/// `has(operand.field)`.
final class HasNode: Node {
  let operand: any Node
  let field: String
  let origin: Origin?
  let range: Range<Int>

  init(_ operand: any Node, field: String, origin: Origin?, range: Range<Int>) {
    self.operand = operand
    self.field = field
    self.origin = origin
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = operand.evaluate(slots, &state)
    switch outcome {
    case .value(.map(let map)):
      let found = map.value(of: field, foldingCase: origin?.foldsFieldCase ?? false)
      return .value(.bool(found != nil))
    case .value(.null) where origin?.missingFields == .unknown: return .value(false)
    case .value(let value): return .error(.unsupported("has", [value])).placed(at: range)
    case .unknown, .error: return outcome
    }
  }
}

/// `has` of the part of a raw record that may itself be missing.
final class RecordHasNode: Node {
  let operand: any Node
  let test: HasNode
  private let origin: Origin

  init(_ operand: any Node, field: String, origin: Origin, range: Range<Int>) {
    self.operand = operand
    self.origin = origin
    test = HasNode(operand, field: field, origin: origin, range: range)
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = test.evaluate(slots, &state)
    if case .unknown(let set) = outcome, set.names.allSatisfy({ isMissingPart($0) }) {
      return .value(false)
    }
    return outcome
  }

  /// Whether an unknown stands for a missing part of the record.
  ///
  /// The record as a whole is never missing: where it is unknown, nobody knows whether it has the
  /// field.
  private func isMissingPart(_ name: String) -> Bool {
    let path = origin.path
    guard name != origin.variable else { return false }
    return path == name || path.hasPrefix(name + ".") || path.hasPrefix(name + "[")
  }
}

/// `has` of a declared variable: true when it has a value, unknown when it is not known.
final class BoundNode: Node {
  let variable: any Node

  init(_ variable: any Node) {
    self.variable = variable
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = variable.evaluate(slots, &state)
    return outcome.isValue ? .value(true) : outcome
  }
}

/// `operand[index]`.
final class IndexNode: Node {
  let operand: any Node
  let index: any Node
  let origin: Origin?
  let range: Range<Int>

  init(_ operand: any Node, _ index: any Node, origin: Origin?, range: Range<Int>) {
    self.operand = operand
    self.index = index
    self.origin = origin
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let left = operand.evaluate(slots, &state)
    let right = index.evaluate(slots, &state)
    guard case .value(let value) = left, case .value(let place) = right else {
      return .merged(left, right)
    }
    if let origin, case .string(let field) = place {
      return recordField(field, of: value, origin)
    }
    do {
      return .value(try Library.element(value, place))
    } catch {
      return .error(error).placed(at: range)
    }
  }

  private func recordField(_ field: String, of value: Value, _ origin: Origin) -> Outcome {
    switch value {
    case .map(let map):
      if let found = map.value(of: field, foldingCase: origin.foldsFieldCase) {
        return .value(found)
      }
      return SelectNode.missing(field, origin, range)
    case .null where origin.missingFields == .unknown:
      return SelectNode.missing(field, origin, range)
    default:
      return .error(.unsupported("[]", [value, .string(field)])).placed(at: range)
    }
  }
}
