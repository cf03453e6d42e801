public import Policy

/// Compares what two revisions demand (design document, section 9).
///
/// Demands are paired by identity, then by claim, then by their words; a pair whose demand and words
/// are the same is not listed.
public struct RequirementDiff: Sendable {
  private let old: Revision
  private let new: Revision
  private let words: WordTable
  private let vocabularies: VocabularySet?
  /// Whether demands that only moved are changes.
  var tracksMoves = true

  /// Prepares the comparison; identifiers that `new` has as aliases count as renamed.
  ///
  /// - Parameters:
  ///   - old: the older revision.
  ///   - new: the newer revision.
  ///   - vocabularies: what rules are written in and what terms mean; without them rules are compared
  ///     by their conditions alone.
  public init(from old: Revision, to new: Revision, vocabularies: VocabularySet? = nil) {
    self.init(from: old, to: new, words: ComparisonWords(vocabularies))
  }

  /// Prepares the comparison with words that several comparisons share.
  public init(from old: Revision, to new: Revision, words: ComparisonWords) {
    self.old = old
    self.new = new
    self.words = words.table
    vocabularies = words.vocabularies
  }

  /// The changes in the order of the new policy; what was removed stands where it would come.
  ///
  /// Demands that are the same cost a look-up; those that are left are compared each with each, up
  /// to 250 000 pairs.
  public func changes() -> [RequirementChange] { compare().changes }

  /// Who follows whom, and the changes.
  func compare() -> Outcome {
    compare(
      ComparedSide(old, table: words), ComparedSide(new, table: words), memo: WordingMemo(words))
  }

  /// What a comparison gives: who follows whom, and the changes.
  struct Outcome {
    var pairs: [(pair: DemandPairing.Pair, change: RequirementChange?)] = []
    var changes: [RequirementChange] = []
  }

  /// Compares two sides that are at hand.
  func compare(
    _ before: ComparedSide, _ after: ComparedSide, memo: WordingMemo
  ) -> Outcome {
    var outcome = Outcome()
    let pairing = DemandPairing(
      old: before, new: after, aliases: new.policy.aliases, memo: memo)
    let comparison = DemandComparison(
      memo: memo, scopes: ScopeComparison(old: before, new: after, memo: memo),
      rules: RuleComparison(vocabularies: vocabularies), oldSide: before, newSide: after)
    let moves = tracksMoves ? Moves(pairing.pairs, old: before.page, new: after.page) : nil
    var places: [(Double, RequirementChange)] = []
    for pair in pairing.pairs {
      let change = change(of: pair, comparison, hasMoved: moves?.contains(pair) ?? false)
      outcome.pairs.append((pair, change))
      guard let change else { continue }
      places.append((Double(pair.new.position), change))
    }
    for demand in pairing.newOnly {
      places.append((Double(demand.position), added(demand)))
    }
    for demand in pairing.oldOnly {
      places.append((Self.place(of: demand, among: pairing.pairs), removed(demand)))
    }
    outcome.changes = places.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
    return outcome
  }

  private func change(
    of pair: DemandPairing.Pair, _ comparison: DemandComparison, hasMoved: Bool
  ) -> RequirementChange? {
    guard let judgement = comparison.judge(pair, hasMoved: hasMoved) else { return nil }
    let reason: RequirementChange.Reason? =
      !judgement.isDecided ? .undecided : pair.isBySimilarity ? .similarity : nil
    return RequirementChange(
      effect: judgement.effect, old: pair.old.side, new: pair.new.side,
      forms: judgement.forms, witness: judgement.witness, reason: reason)
  }

  /// Nothing is concluded about lines that a diff page does not print.
  private func added(_ demand: Demand) -> RequirementChange {
    RequirementChange(
      effect: .added, old: nil, new: demand.side,
      reason: old.policy.source.gaps.isEmpty ? nil : .partial)
  }

  private func removed(_ demand: Demand) -> RequirementChange {
    RequirementChange(
      effect: .removed, old: demand.side, new: nil,
      reason: new.policy.source.gaps.isEmpty ? nil : .partial)
  }

  /// Just behind the successor of the nearest demand before it that has one.
  private static func place(of demand: Demand, among pairs: [DemandPairing.Pair]) -> Double {
    let before = pairs.filter { $0.old.position < demand.position }
    let nearest = before.max { $0.old.position < $1.old.position }
    return (nearest.map { Double($0.new.position) } ?? -1) + 0.5
  }
}
