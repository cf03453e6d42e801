/// How headings nest.
///
/// Authors choose the number of `!` by looks, so a printed number decides where there is one; other
/// headings nest by importance among themselves.
struct HeadingRanks: Sendable {
  private var unnumbered: [Int: Int] = [:]
  private var deepest = 1

  /// Ranks the headings of a page.
  init(rows: [Row]) {
    var counts: Set<Int> = []
    var depth = 0
    for row in rows {
      guard case .heading(let bangs) = row.shape else { continue }
      if let number = SectionNumber(of: row.tokens[...].trimmed()) {
        depth = max(depth, number.depth)
      } else {
        counts.insert(bangs)
      }
    }
    for (offset, bangs) in counts.sorted(by: >).enumerated() { unnumbered[bangs] = offset }
    deepest = max(depth, counts.count, 1)
  }

  /// The rank of a heading in markup.
  func rank(bangs: Int, number: SectionNumber?) -> Int {
    if let number { return OutlineBuilder.Rank.heading + min(number.depth, 9) - 1 }
    return OutlineBuilder.Rank.heading + min(unnumbered[bangs] ?? 0, 9)
  }

  /// The rank of a bold line with a printed number.
  func rank(labelNumber number: SectionNumber) -> Int {
    OutlineBuilder.Rank.heading + min(number.depth, 9) - 1
  }

  /// The rank from which a rule closes what is open: labels, not headings.
  var firstLabelRank: Int { OutlineBuilder.Rank.label }
}
