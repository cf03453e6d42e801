import Policy

/// Compares where two demands apply: the sections that stand for a condition, and the lead-ins.
///
/// A title that names a topic ("Settings") is no condition; one that names a kind of thing ("DMZ",
/// "Work accounts") is. A section that only changed its name is the same section.
struct ScopeComparison {
  private let memo: WordingMemo
  private let old: ComparedSide
  private let new: ComparedSide

  init(old: ComparedSide, new: ComparedSide, memo: WordingMemo) {
    self.memo = memo
    self.old = old
    self.new = new
  }

  private func isTitle(_ text: String, of side: ComparedSide) -> Bool {
    side.page?.headings.contains(text) ?? false
      || side.demands.contains { $0.titles.contains(text) }
  }

  private func isLabel(_ text: String) -> Bool {
    old.page?.labels.contains(text) ?? false || new.page?.labels.contains(text) ?? false
  }

  /// A condition that the place of a demand says.
  private struct Entry: Hashable {
    var text: String
    var keys: Set<String>
  }

  /// The names of the words by which the place of a demand says when it applies.
  func keys(of demand: Demand) -> Set<String> {
    (demand.titles.filter(isCondition) + demand.clauses)
      .reduce(into: []) { $0.formUnion(memo.keys(of: $1)) }
  }

  /// What the move from one place to another lets off or catches.
  func findings(old before: Demand, new after: Demand) -> [Difference] {
    if before.section == after.section && before.clauses == after.clauses { return [] }
    var lost = entries(of: before)
    var gained = entries(of: after)
    let oldWords = memo.keys(of: before.text).union(lost.flatMap(\.keys))
    let newWords = memo.keys(of: after.text).union(gained.flatMap(\.keys))
    lost.removeAll { newWords.isSuperset(of: $0.keys) }
    gained.removeAll { oldWords.isSuperset(of: $0.keys) }
    removeRenamed(&lost, &gained)
    // A rule under a title ends its section for the outline, though the eye sees it go on.
    if after.section.isEmpty {
      lost.removeAll { new.page?.standsUnder($0.text, line: after.source.line) ?? false }
    }
    if before.section.isEmpty {
      gained.removeAll { old.page?.standsUnder($0.text, line: before.source.line) ?? false }
    }
    return gained.map { Difference(.looser, $0.text, "false") }
      + lost.map { Difference(.tighter, $0.text, "false") }
  }

  private func entries(of demand: Demand) -> [Entry] {
    let said = memo.keys(of: demand.text)
    let titles = demand.titles.filter(isCondition)
    // What a clause of the sentence says is compared with the sentence.
    let leadIns = demand.clauses.filter { clause in
      let keys = memo.keys(of: clause)
      return !keys.isSubset(of: said) && !isLabel(clause)
        && !titles.contains { keys.isSuperset(of: memo.keys(of: $0)) }
        && memo.wording(of: clause).amounts.isEmpty && demand.claim?.subject != clause
    }
    return (titles + leadIns).map { Entry(text: $0, keys: memo.keys(of: $0)) }
      .filter { !$0.keys.isEmpty }
  }

  /// Whether a title says when what stands under it applies.
  private func isCondition(_ title: String) -> Bool {
    let tokens = Tokens.of(title)
    guard let first = tokens.first else { return false }
    let opener = memo.table.longest(in: [first.stem], at: 0)?.kinds.contains(.condition) ?? false
    if opener { return true }
    if isLabel(title) { return false }
    let bare = tokens.prefix { !$0.text.hasPrefix("(") }
    return !bare.contains { memo.table.topics.contains($0.stem) } && !isTopic(Array(bare))
  }

  /// Whether a title names an activity (`Routing`, `Moving the data`) or a part of every set-up.
  private func isTopic(_ title: [Tokens.Token]) -> Bool {
    guard let first = title.first else { return false }
    if first.text.hasSuffix("ing") { return true }
    return title.count == 1
      && (memo.table.topicTitles.contains(first.stem)
        || memo.table.topicEndings.contains(where: first.text.hasSuffix))
  }

  /// A title that is gone from one page and its successor on the other are one title.
  private func removeRenamed(_ lost: inout [Entry], _ gained: inout [Entry]) {
    lost.removeAll { entry in
      guard isTitle(entry.text, of: old), !isTitle(entry.text, of: new),
        let index = gained.firstIndex(where: {
          isTitle($0.text, of: new) && !isTitle($0.text, of: old)
        })
      else { return false }
      gained.remove(at: index)
      return true
    }
  }
}
