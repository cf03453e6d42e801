import Policy

/// Compares where two demands apply: the sections that stand for a condition, and the lead-ins.
///
/// A title that names a topic ("Settings") is no condition; one that names a kind of thing ("DMZ",
/// "Work accounts") is. A section that only changed its name is the same section.
struct ScopeComparison {
  private let memo: WordingMemo
  private let oldTitles: Set<String>
  private let newTitles: Set<String>
  private let labels: Set<String>
  private let newPage: PageText?
  private let oldPage: PageText?

  init(old: ComparedSide, new: ComparedSide, memo: WordingMemo) {
    self.memo = memo
    oldPage = old.page
    newPage = new.page
    oldTitles = Set(old.demands.flatMap(\.titles) + (old.page.map { Array($0.headings) } ?? []))
    newTitles = Set(new.demands.flatMap(\.titles) + (new.page.map { Array($0.headings) } ?? []))
    labels = (old.page?.labels ?? []).union(new.page?.labels ?? [])
  }

  /// A condition that the place of a demand says.
  private struct Entry: Hashable {
    var text: String
    var keys: Set<String>
  }

  /// What the move from one place to another lets off or catches.
  func findings(old: Demand, new: Demand) -> [Finding] {
    if old.section == new.section && old.clauses == new.clauses { return [] }
    let before = entries(of: old)
    let after = entries(of: new)
    let oldWords = memo.keys(of: old.text).union(before.flatMap(\.keys))
    let newWords = memo.keys(of: new.text).union(after.flatMap(\.keys))
    var lost = before.filter { entry in
      !after.contains { $0.keys == entry.keys } && !newWords.isSuperset(of: entry.keys)
    }
    var gained = after.filter { entry in
      !before.contains { $0.keys == entry.keys } && !oldWords.isSuperset(of: entry.keys)
    }
    removeRenamed(&lost, &gained)
    // A rule under a title ends its section for the outline, though the eye sees it go on.
    if new.section.isEmpty {
      lost.removeAll { newPage?.standsUnder($0.text, line: new.source.line) ?? false }
    }
    if old.section.isEmpty {
      gained.removeAll { oldPage?.standsUnder($0.text, line: old.source.line) ?? false }
    }
    return gained.map { Finding(.looser, $0.text, "false") }
      + lost.map { Finding(.tighter, $0.text, "false") }
  }

  private func entries(of demand: Demand) -> [Entry] {
    let said = memo.keys(of: demand.text)
    let titles = demand.titles.filter(isCondition)
    // What a clause of the sentence says is compared with the sentence.
    let leadIns = demand.clauses.filter { clause in
      let keys = memo.keys(of: clause)
      return !keys.isSubset(of: said) && !labels.contains(clause)
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
    if labels.contains(title) { return false }
    let bare = tokens.prefix { !$0.text.hasPrefix("(") }
    return !bare.contains { memo.table.topics.contains($0.stem) }
  }

  /// A title that is gone from one page and its successor on the other are one title.
  private func removeRenamed(_ lost: inout [Entry], _ gained: inout [Entry]) {
    lost.removeAll { entry in
      guard oldTitles.contains(entry.text), !newTitles.contains(entry.text),
        let index = gained.firstIndex(where: {
          newTitles.contains($0.text) && !oldTitles.contains($0.text)
        })
      else { return false }
      gained.remove(at: index)
      return true
    }
  }
}
