/// `text.matches(pattern)`.
final class MatchNode: Node {
  let text: any Node
  let pattern: any Node
  /// The pattern, where it is a constant.
  let known: Pattern?
  let range: Range<Int>

  init(_ text: any Node, _ pattern: any Node, known: Pattern?, range: Range<Int>) {
    self.text = text
    self.pattern = pattern
    self.known = known
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = text.evaluate(slots, &state)
    let second = pattern.evaluate(slots, &state)
    guard case .value(let value) = outcome, case .value(let source) = second else {
      return open(outcome, second, &state)
    }
    guard case .string(let text) = value, case .string(let wanted) = source else {
      return .error(.unsupported("matches", [value, source])).placed(at: range)
    }
    do {
      let pattern: Pattern
      if let known { pattern = known } else { pattern = try state.pattern(wanted) }
      guard state.spend(value.weight(upTo: .max) * (1 + pattern.size / 64)) else {
        return .error(state.costFailure)
      }
      return .value(.bool(pattern.matches(text)))
    } catch {
      return .error(error).placed(at: range)
    }
  }

  /// What it gives where an operand has no value: whatever the text turns out to be, a pattern that
  /// is none stays one.
  private func open(
    _ text: Outcome, _ pattern: Outcome, _ state: inout EvaluationState
  ) -> Outcome {
    guard known == nil, case .unknown = text, case .value(.string(let wanted)) = pattern else {
      return .merged(text, pattern)
    }
    do {
      _ = try state.pattern(wanted)
      return text
    } catch {
      return .error(error).placed(at: range)
    }
  }
}
