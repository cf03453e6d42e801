internal import CEL
internal import Policy

/// Makes one state of what several records or sources say about an attribute.
enum StateMerger {
  /// The state that records of one format give together; with `isUnion`, lists are put together,
  /// else all have to agree.
  static func merge(_ states: [AttributeState], isUnion: Bool) -> AttributeState? {
    guard let first = states.first else { return nil }
    guard states.count > 1 else { return first }
    return isUnion ? union(states) : agreement(states)
  }

  private static func union(_ states: [AttributeState]) -> AttributeState {
    var elements: [Value] = []
    var evidence: Evidence?
    for state in states {
      guard case .known(.list(let list), let place) = state else { return state }
      if evidence == nil || (!list.isEmpty && elements.isEmpty) { evidence = place }
      for element in list where !elements.contains(element) { elements.append(element) }
    }
    guard let evidence else { return .absent(.notCollected(nil)) }
    return .known(.list(elements), evidence)
  }

  /// The state that all agree on; of states without a value, the first that has a field.
  static func agreement(_ states: [AttributeState]) -> AttributeState {
    var agreed: AttributeState?
    var agreedValue: Settled?
    var texts: [String] = []
    for state in states {
      guard let value = settled(state) else { continue }
      if let known = agreedValue {
        if known != value { texts.append(text(value)) }
      } else {
        agreed = state
        agreedValue = value
        texts = [text(value)]
      }
    }
    if texts.count > 1 { return .unknown(.contradiction(texts), agreed?.evidence) }
    return agreed ?? states.first { !isAbsent($0) } ?? states.first ?? .absent(.notCollected(nil))
  }

  private enum Settled: Equatable {
    case value(Value)
    case inherited
  }

  private static func settled(_ state: AttributeState) -> Settled? {
    switch state {
    case .known(let value, _): .value(value)
    case .inherit: .inherited
    default: nil
    }
  }

  private static func text(_ settled: Settled) -> String {
    if case .value(let value) = settled { "\(value)" } else { "inherit" }
  }

  static func isAbsent(_ state: AttributeState) -> Bool {
    if case .absent = state { true } else { false }
  }

  /// The state of an attribute that has several sources, the first that says something first.
  static func firstUsable(_ states: [AttributeState]) -> AttributeState? {
    states.first { settled($0) != nil }
      ?? states.first {
        if case .redacted = $0 { true } else { false }
      } ?? states.first { !isAbsent($0) } ?? states.first
  }
}
