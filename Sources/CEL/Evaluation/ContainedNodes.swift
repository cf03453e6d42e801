/// `element in container`.
final class ContainedNode: Node {
  let element: any Node
  let container: any Node
  private let range: Range<Int>

  init(_ element: any Node, _ container: any Node, range: Range<Int>) {
    self.element = element
    self.container = container
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let wanted = element.evaluate(slots, &state)
    let outcome: Outcome
    if case .value(let value) = wanted, let parts = container.parts(slots, &state) {
      switch parts {
      case .each(let elements): return search(elements, for: value, &state)
      case .whole(let whole): outcome = whole
      }
    } else {
      outcome = container.evaluate(slots, &state)
    }
    guard case .value(let value) = wanted, case .value(let all) = outcome else {
      return .merged(wanted, outcome)
    }
    switch all {
    case .list(let elements):
      guard state.spend(on: all) else { return .error(state.costFailure) }
      return .value(.bool(elements.contains { $0.equals(value) }))
    case .map(let map): return .value(.bool(map[value] != nil))
    default: return .error(.unsupported("in", [value, all])).placed(at: range)
    }
  }

  /// Looks through a list some elements of which may be unknown.
  private func search(
    _ parts: [Outcome], for wanted: Value, _ state: inout EvaluationState
  ) -> Outcome {
    var open: UnknownSet?
    for part in parts {
      switch part {
      case .value(let value):
        guard state.spend(on: value) else { return .error(state.costFailure) }
        if value.equals(wanted) { return .value(.bool(true)) }
      case .unknown(let set): open = open?.union(set) ?? set
      case .error: return part
      }
    }
    return open.map { .unknown($0) } ?? .value(.bool(false))
  }
}

/// `element in ["a", "b"]`: texts that are known beforehand.
final class AmongTextsNode: Node {
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

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = element.evaluate(slots, &state)
    guard case .value(let value) = outcome else { return outcome }
    return .value(.bool(holds(value)))
  }

  @inline(__always)
  private func holds(_ value: Value) -> Bool {
    guard case .string(let text) = value else { return false }
    if !table.isEmpty { return table.contains(TextKey(text: text)) }
    for known in texts
    where isASCII ? text.hasSameBytes(asASCII: known) : text.hasSameBytes(as: known) {
      return true
    }
    return false
  }
}
