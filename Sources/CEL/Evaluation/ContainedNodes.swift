/// `element in container`.
final class ContainedNode: TruthNode {
  let element: any Node
  let container: any Node
  private let range: Range<Int>

  init(_ element: any Node, _ container: any Node, range: Range<Int>) {
    self.element = element
    self.container = container
    self.range = range
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    let wanted = element.evaluate(slots, &state)
    if let list = container.list, case .value(let value) = wanted,
      let parts = list.parts(slots, &state)
    {
      return search(parts, for: value, &state)
    }
    let outcome = container.evaluate(slots, &state)
    guard case .value(let value) = wanted, case .value(let all) = outcome else {
      return state.open(.merged(wanted, outcome))
    }
    switch all {
    case .list(let elements):
      guard state.spend(on: all) else { return state.open(.error(state.costFailure)) }
      return Truth(elements.contains { $0.equals(value) })
    case .map(let map): return Truth(map[value] != nil)
    default:
      return state.open(Outcome.error(.unsupported("in", [value, all])).placed(at: range))
    }
  }

  /// Looks through a list some elements of which may be unknown.
  private func search(
    _ parts: [Outcome], for wanted: Value, _ state: inout EvaluationState
  ) -> Truth {
    var open: UnknownSet?
    for part in parts {
      switch part {
      case .value(let value):
        guard state.spend(on: value) else { return state.open(.error(state.costFailure)) }
        if value.equals(wanted) { return .yes }
      case .unknown(let set): open = open?.union(set) ?? set
      case .error: return state.open(part)
      }
    }
    return open.map { state.open(.unknown($0)) } ?? .no
  }
}

/// `element in ["a", "b"]`: texts that are known beforehand.
final class AmongTextsNode: TruthNode {
  let element: any Node
  private let texts: [String]
  private let isASCII: Bool
  /// The texts once more where there are many.
  private let table: Set<TextKey>

  private static let tabledFrom = 9

  init(_ element: any Node, _ texts: [String]) {
    self.element = element
    self.texts = texts
    isASCII = texts.allSatisfy(\.isASCII)
    table = texts.count < Self.tabledFrom ? [] : Set(texts.map { TextKey(text: $0) })
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    let outcome = element.evaluate(slots, &state)
    switch outcome {
    case .value(.string(let text)):
      if !table.isEmpty { return Truth(table.contains(TextKey(text: text))) }
      for known in texts
      where isASCII ? text.hasSameBytes(asASCII: known) : text.hasSameBytes(as: known) {
        return .yes
      }
      return .no
    case .value: return .no
    case .unknown, .error: return state.open(outcome)
    }
  }
}
