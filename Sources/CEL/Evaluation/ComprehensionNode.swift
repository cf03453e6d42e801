/// A macro over the elements of a list or map.
final class ComprehensionNode: Node {
  let macro: Macro
  let over: any Node
  let locals: [Int]
  /// Which elements count; nil for all.
  let filter: (any Node)?
  /// The predicate, or what is made of an element.
  let body: any Node
  let range: Range<Int>
  /// The steps of one round.
  let roundCost: Int
  /// Whether what it runs over, once known, is a list or map and nothing else.
  let isTotal: Bool

  init(
    _ macro: Macro, over: any Node, locals: [Int], filter: (any Node)?, body: any Node,
    range: Range<Int>, roundCost: Int, isTotal: Bool
  ) {
    self.macro = macro
    self.over = over
    self.locals = locals
    self.filter = filter
    self.body = body
    self.range = range
    self.roundCost = roundCost
    self.isTotal = isTotal
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome: Outcome
    switch over.parts(slots, &state) {
    case .each(let parts): return run(over: .partial(parts), slots, &state)
    case .whole(let whole): outcome = whole
    case nil: outcome = over.evaluate(slots, &state)
    }
    switch outcome {
    case .value(.list(let elements)): return run(over: .list(elements), slots, &state)
    case .value(.map(let map)): return run(over: .map(map), slots, &state)
    case .value(let value):
      return .error(.unsupported(macro.name(variables: locals.count), [value])).placed(at: range)
    case .error: return outcome
    case .unknown(let set): return runWithoutElements(set, slots, &state)
    }
  }

  private func run(
    over elements: Elements, _ slots: Span<Outcome>, _ state: inout EvaluationState
  ) -> Outcome {
    var result = ComprehensionResult(macro, range: range)
    for place in 0..<elements.count {
      guard state.spend(roundCost) else { return .error(state.costFailure) }
      let (key, value) = elements[place]
      if locals.count == 2 {
        state[local: locals[0]] = key
        state[local: locals[1]] = value
      } else {
        // With one variable a list gives its elements, a map its keys.
        state[local: locals[0]] = elements.isMap ? key : value
      }
      if let filter {
        let chosen = filter.evaluate(slots, &state)
        switch chosen {
        case .value(.bool(true)): break
        case .value: continue
        case .unknown(let set):
          result.leaveOpen(set)
          if case .unknown(let more) = body.evaluate(slots, &state) { result.leaveOpen(more) }
          continue
        case .error: return chosen
        }
      }
      if result.isDecided(by: body.evaluate(slots, &state), key: key) { break }
    }
    return result.outcome(&state)
  }

  /// What is not known beside the elements themselves, when those are not known.
  private func runWithoutElements(
    _ set: UnknownSet, _ slots: Span<Outcome>, _ state: inout EvaluationState
  ) -> Outcome {
    guard state.spend(roundCost) else { return .error(state.costFailure) }
    for local in locals { state[local: local] = .unknown(set) }
    let chosen = filter?.evaluate(slots, &state)
    let outcome = body.evaluate(slots, &state)
    if isTotal, macro == .exists, outcome == .value(false) { return outcome }
    if isTotal, macro == .all, outcome == .value(true) { return outcome }
    var names = set
    for part in [chosen, outcome] {
      if case .unknown(let more) = part { names = names.union(more) }
    }
    return .unknown(names)
  }
}

/// What a macro runs over.
private enum Elements {
  case list([Value])
  /// A list some elements of which are not known.
  case partial([Outcome])
  case map(ValueMap)

  var count: Int {
    switch self {
    case .list(let values): values.count
    case .partial(let outcomes): outcomes.count
    case .map(let map): map.count
    }
  }

  var isMap: Bool {
    if case .map = self { true } else { false }
  }

  /// The index or key, and the element.
  subscript(place: Int) -> (key: Outcome, value: Outcome) {
    switch self {
    case .list(let values): (.value(.int(Int64(place))), .value(values[place]))
    case .partial(let outcomes): (.value(.int(Int64(place))), outcomes[place])
    case .map(let map): (.value(map.entries[place].key), .value(map.entries[place].value))
    }
  }
}
