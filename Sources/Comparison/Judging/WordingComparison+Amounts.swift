/// What amounts and their bounds ask for.
extension WordingComparison {
  func amounts() -> [Difference] {
    var findings: [Difference] = []
    var rest = new.amounts
    var unmatched: [Wording.Amount] = []
    for amount in old.amounts {
      // The same bound first, so that two bounds of one thing do not cross.
      let index =
        rest.firstIndex { $0.kind == amount.kind && $0.bound == amount.bound }
        ?? rest.firstIndex { $0.kind == amount.kind }
      guard let index else {
        unmatched.append(amount)
        continue
      }
      findings += compare(amount, rest.remove(at: index))
    }
    // Something that is there is not nothing, so there is at least one of it.
    if new.isPresence { unmatched.removeAll(where: \.saysPresence) }
    if old.isPresence { rest.removeAll(where: \.saysPresence) }
    findings += unmatched.map { addition($0, to: old).inverted }
    findings += rest.map { addition($0, to: new) }
    return findings
  }

  private func compare(_ before: Wording.Amount, _ after: Wording.Amount) -> [Difference] {
    let isSame = before.value == after.value
    if isSame && before.bound == after.bound { return [] }
    let turned = after.role == .condition || after.restricts
    func found(_ direction: Difference.Direction, _ amount: Wording.Amount) -> Difference {
      Difference(
        turned ? direction.inverted : direction, subject.isEmpty ? "amount" : subject,
        amount.text.asLiteral)
    }
    switch (before.bound, after.bound) {
    case _ where isStep && before.isFrequency:
      // A step has one value: `select Daily`.
      return [found(.tighter, before), found(.looser, after)]
    case (.atLeast, .atLeast):
      return [
        after.value > before.value ? found(.tighter, before) : found(.looser, after)
      ]
    case (.atMost, .atMost):
      return [
        after.value < before.value ? found(.tighter, before) : found(.looser, after)
      ]
    case (.atLeast, .exactly) where after.value >= before.value:
      return [found(.tighter, before)]
    case (.atMost, .exactly) where after.value <= before.value:
      return [found(.tighter, before)]
    case (.exactly, .atLeast) where before.value >= after.value:
      return [found(.looser, after)]
    case (.exactly, .atMost) where before.value <= after.value:
      return [found(.looser, after)]
    default: return [found(.tighter, before), found(.looser, after)]
    }
  }

  /// A bound more asks for more; under a prohibition or in a condition it lets something off.
  private func addition(_ amount: Wording.Amount, to wording: Wording) -> Difference {
    let name = subject.isEmpty ? "amount" : subject
    let lets = amount.role != .predicate || wording.isNegated
    return Difference(lets ? .looser : .tighter, name, amount.text.asLiteral)
  }
}

extension Wording.Amount {
  fileprivate var isFrequency: Bool { kind == Self.frequency }

  /// Whether it only says that there is something.
  fileprivate var saysPresence: Bool { value == 1 && kind.isEmpty && bound == .atLeast }
}
