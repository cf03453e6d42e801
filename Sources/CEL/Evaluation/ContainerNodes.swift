/// `[elements]`.
final class ListNode: Node {
  let elements: [any Node]
  /// For each element, whether it can fail once it is known.
  let fallible: [Bool]
  let range: Range<Int>

  init(_ elements: [any Node], fallible: [Bool], range: Range<Int>) {
    self.elements = elements
    self.fallible = fallible
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    var open: Outcome?
    for element in elements {
      let outcome = element.evaluate(slots, &state)
      if case .value(let value) = outcome {
        values.append(value)
      } else {
        open = open.map { .merged($0, outcome) } ?? outcome
      }
    }
    return open ?? state.made(.list(values))
  }

  // Every element is evaluated once, also where the whole decides: lists stand in lists, and
  // evaluating twice at each level would double the steps with each.
  func parts(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> ListParts? {
    var parts: [Outcome] = []
    parts.reserveCapacity(elements.count)
    var open: Outcome?
    var isWhole = false
    for (place, element) in elements.enumerated() {
      let outcome = element.evaluate(slots, &state)
      switch outcome {
      case .value: break
      case .unknown: isWhole = isWhole || fallible[place]
      case .error: isWhole = true
      }
      if !outcome.isValue { open = open.map { .merged($0, outcome) } ?? outcome }
      parts.append(outcome)
    }
    if let open, isWhole { return .whole(open) }
    return .each(parts)
  }
}

/// `{key: value}`.
final class MapNode: Node {
  let entries: [(key: any Node, value: any Node)]
  let range: Range<Int>

  init(_ entries: [(key: any Node, value: any Node)], range: Range<Int>) {
    self.entries = entries
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    var made: [ValueMap.Entry] = []
    made.reserveCapacity(entries.count)
    var open: Outcome?
    for entry in entries {
      let key = entry.key.evaluate(slots, &state)
      let value = entry.value.evaluate(slots, &state)
      if case .value(let name) = key, case .value(let content) = value {
        made.append(ValueMap.Entry(key: name, value: content))
      } else {
        let merged = Outcome.merged(key, value)
        open = open.map { .merged($0, merged) } ?? merged
      }
    }
    if let open { return open }
    do {
      return state.made(.map(try ValueMap(made)))
    } catch {
      return .error(error).placed(at: range)
    }
  }
}
