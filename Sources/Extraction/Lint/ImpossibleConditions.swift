import Policy

/// A demand, step or branch under conditions that exclude each other: it never applies.
///
/// ```wiki
/// !!App passwords
/// If OAuth 2.0 is used, MFA must be enabled.\\
/// ```
/// Found on line 2.
///
/// ```wiki
/// When __Mirror__ is enabled:\\
/// • If __Mirror__ is disabled, the __Realm__ must exist.\\
/// ```
/// Found on line 2.
///
/// ```wiki
/// !!App passwords
/// If SMTP is used, MFA must be enabled.\\
/// ```
/// Found nowhere.
enum ImpossibleConditions {
  static func findings(in page: CompiledPage) -> [MeaningFinding] {
    page.demands.compactMap { demand in
      guard let why = contradiction(demand) else { return nil }
      return MeaningFinding(
        rule: .impossibleCondition,
        message: "\(demand.statement.text.quotedExcerpt) never applies, since \(why)",
        help: "move it to where it can apply", span: demand.statement.span)
    }
  }

  private static func contradiction(_ demand: CompiledPage.Demand) -> String? {
    if demand.statement.reason == Rule.conflictReason {
      let readings = demand.constraint?.manual?.readings ?? []
      let both = readings.isEmpty ? "its conditions" : readings.joined(separator: "` and `")
      return "`\(both)` cannot hold together"
    }
    if let name = AdmittedValues(demand.when).impossible {
      return "its conditions leave no value to `\(name)`"
    }
    let claims = demand.statement.conditions.compactMap(\.plainState)
    for (place, claim) in claims.enumerated() {
      if claims[..<place].contains(where: { $0.thing == claim.thing && $0.holds != claim.holds }) {
        return "\(claim.thing.quotedExcerpt) cannot be both enabled and disabled"
      }
    }
    return nil
  }
}

extension Condition {
  /// What it says is on or off, where it says no more.
  fileprivate var plainState: (thing: String, holds: Bool)? {
    let words = WordSequence.of(text)
    guard !isTemporal, words.count > 1, let last = words.last else { return nil }
    let isOn = BindingLexicon.onWords.contains(last.stem)
    guard isOn || BindingLexicon.offWords.contains(last.stem) else { return nil }
    let negations = words.count { BindingLexicon.negators.contains($0.text) }
    let thing = words.dropLast().map(\.stem).filter {
      !["is", "are", "be", Stem.of("is"), Stem.of("are")].contains($0)
        && !BindingLexicon.negators.contains($0)
    }
    let isFlipped = (negations.isMultiple(of: 2) == isNegated)
    return thing.isEmpty ? nil : (thing.joined(separator: " "), isOn != isFlipped)
  }
}
