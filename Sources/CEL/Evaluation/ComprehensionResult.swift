/// What a macro makes of the outcomes of its body, one element after the other.
struct ComprehensionResult {
  private let macro: Macro
  private let range: Range<Int>
  private var decided = false
  private var open: Outcome?
  private var matches = 0
  private var values: [Value] = []
  private var entries: [ValueMap.Entry] = []
  private var unknown: UnknownSet?
  private var error: Outcome?

  init(_ macro: Macro, range: Range<Int>) {
    self.macro = macro
    self.range = range
  }

  /// Notes what is not known about whether an element counts.
  mutating func leaveOpen(_ set: UnknownSet) {
    unknown = unknown?.union(set) ?? set
  }

  /// Takes what the body gives for the next element; whether the result is decided.
  mutating func isDecided(by outcome: Outcome, key: Outcome) -> Bool {
    if macro == .all || macro == .exists { return isDecided(by: outcome) }
    switch outcome {
    case .value(let value): return take(value, key: key)
    case .unknown(let set):
      leaveOpen(set)
      return false
    case .error: return fail(outcome)
    }
  }

  private mutating func isDecided(by outcome: Outcome) -> Bool {
    switch outcome {
    case .value(.bool(let holds)): decided = holds == (macro == .exists)
    case .value(let value): note(.error(.unsupported(macro.rawValue, [value])))
    case .unknown, .error: note(outcome)
    }
    return decided
  }

  private mutating func note(_ outcome: Outcome) {
    open = open.map { .undecided($0, outcome) } ?? outcome.placed(at: range)
  }

  private mutating func fail(_ outcome: Outcome) -> Bool {
    error = outcome.placed(at: range)
    return true
  }

  private mutating func take(_ value: Value, key: Outcome) -> Bool {
    switch macro {
    case .existsOne:
      guard case .bool(let holds) = value else {
        return fail(.error(.unsupported("exists_one", [value])))
      }
      matches += holds ? 1 : 0
    case .transformMap:
      if case .value(let key) = key { entries.append(ValueMap.Entry(key: key, value: value)) }
    case .transformMapEntry:
      guard case .map(let map) = value else {
        return fail(.error(.unsupported("transformMapEntry", [value])))
      }
      entries += map.entries
    default: values.append(value)
    }
    return false
  }

  /// The result after the last element.
  func outcome(_ state: inout EvaluationState) -> Outcome {
    if macro == .all || macro == .exists {
      return decided ? .value(.bool(macro == .exists)) : open ?? .value(.bool(macro == .all))
    }
    if let error { return error }
    if let unknown { return .unknown(unknown) }
    switch macro {
    case .existsOne: return .value(.bool(matches == 1))
    case .transformMap, .transformMapEntry:
      do {
        return state.made(.map(try ValueMap(entries)))
      } catch {
        return .error(error).placed(at: range)
      }
    default: return state.made(.list(values))
    }
  }
}
