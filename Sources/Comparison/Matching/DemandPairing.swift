import Policy

/// Pairs the demands of two revisions one to one.
///
/// In order: the same words in the same section, the same identity, the same words anywhere, what
/// the other page says although it was not read there as a demand, then by similarity; what is left
/// at the same place between two pairs, and at last the parts of sentences that were split or merged.
struct DemandPairing {
  /// Two demands that are taken for the same one.
  struct Pair {
    var old: Demand
    var new: Demand
    /// Whether only their words suggest it.
    var isBySimilarity = false
    /// Whether the sentence was split into several, or merged of several.
    var form: RequirementChange.Form?
    /// The names of the words that the other parts of a split or merged sentence say.
    var shared: Set<String> = []
  }

  private(set) var pairs: [Pair] = []
  private(set) var oldOnly: [Demand]
  private(set) var newOnly: [Demand]
  private let memo: WordingMemo

  init(
    old: ComparedSide, new: ComparedSide, aliases: [RequirementID: RequirementID],
    memo: WordingMemo
  ) {
    self.memo = memo
    oldOnly = old.demands
    newOnly = new.demands
    pair { Key.whole($0.isStep, $0.text, $0.section, $0.wordedConditions) }
    guard !oldOnly.isEmpty || !newOnly.isEmpty else { return }
    oldOnly.removeAll(where: isRemark)
    newOnly.removeAll(where: isRemark)
    pair { Key.placed($0.isStep, $0.words, $0.section) }
    pair { Key.identity(aliases[$0.id] ?? $0.id) }
    pair { $0.words.count > 1 || !$0.isStep ? Key.text($0.isStep, $0.words) : nil }
    dropWhatWasReadDifferently(old: old, new: new)
    pairBySimilarity()
    pairWhatIsLeftBetween()
    pairParts()
    pairs.sort { ($0.new.position, $0.old.position) < ($1.new.position, $1.old.position) }
  }

  private enum Key: Hashable {
    case whole(Bool, String, [String], [String])
    case placed(Bool, [String], [String])
    case identity(RequirementID)
    case text(Bool, [String])
  }

  /// Pairs what has the same key, in the page's order where several have it.
  private mutating func pair(by key: (Demand) -> Key?) {
    guard !oldOnly.isEmpty, !newOnly.isEmpty else { return }
    var waiting: [Key: [Demand]] = [:]
    for demand in oldOnly.reversed() {
      if let key = key(demand) { waiting[key, default: []].append(demand) }
    }
    var paired: Set<Int> = []
    newOnly.removeAll { demand in
      guard let key = key(demand), let partner = waiting[key]?.popLast() else { return false }
      pairs.append(Pair(old: partner, new: demand))
      paired.insert(partner.position)
      return true
    }
    oldOnly.removeAll { paired.contains($0.position) }
  }

  // MARK: Sentences that only one reading takes for a demand

  /// A sentence that both pages have changed nothing, whatever was read in it.
  private mutating func dropWhatWasReadDifferently(old: ComparedSide, new: ComparedSide) {
    guard let before = old.page, let after = new.page else { return }
    let keptOld = Self.unread(oldOnly, on: after, demands: new.demands)
    let keptNew = Self.unread(newOnly, on: before, demands: old.demands)
    let readOld = Self.covered(oldOnly, by: keptNew.map(\.lines), before)
    let readNew = Self.covered(newOnly, by: keptOld.map(\.lines), after)
    let goneOld = Set(keptOld.map(\.position)).union(readOld)
    let goneNew = Set(keptNew.map(\.position)).union(readNew)
    oldOnly.removeAll { goneOld.contains($0.position) }
    newOnly.removeAll { goneNew.contains($0.position) }
  }

  /// The demands whose sentences the other page has once more than it has demands of these words.
  private static func unread(
    _ demands: [Demand], on page: PageText, demands others: [Demand]
  ) -> [(position: Int, lines: (ClosedRange<Int>, [String]))] {
    guard !demands.isEmpty else { return [] }
    return demands.compactMap { demand in
      let words = demand.words
      let places = page.lines(of: words)
      guard let place = places.last, places.count > others.count(where: { $0.words == words })
      else { return nil }
      return (demand.position, (place, words))
    }
  }

  /// The demands that were read inside of sentences that the other side reads as one.
  private static func covered(
    _ demands: [Demand], by sentences: [(ClosedRange<Int>, [String])], _ page: PageText
  ) -> Set<Int> {
    var positions: Set<Int> = []
    for (lines, words) in sentences {
      let all = Set(words)
      for demand in demands where lines.contains(demand.source.line) {
        if all.isSuperset(of: demand.words) { positions.insert(demand.position) }
      }
    }
    return positions
  }

  /// What an author says of himself demands nothing, however it was read.
  private func isRemark(_ demand: Demand) -> Bool {
    demand.require == nil && !demand.isStep && memo.wording(of: demand.text).isRemark
  }

  // MARK: Similarity

  /// Pairs the most alike first; ties go to the page's order, so the result is always the same.
  private mutating func pairBySimilarity() {
    let likeness = Likeness(old: oldOnly, new: newOnly, pairs: pairs, memo: memo)
    var usedOld: Set<Int> = []
    var usedNew: Set<Int> = []
    for candidate in likeness.candidates()
    where !usedOld.contains(candidate.old) && !usedNew.contains(candidate.new) {
      usedOld.insert(candidate.old)
      usedNew.insert(candidate.new)
      pairs.append(
        Pair(old: oldOnly[candidate.old], new: newOnly[candidate.new], isBySimilarity: true))
    }
    remove(old: usedOld, new: usedNew)
  }

  private mutating func remove(old: Set<Int>, new: Set<Int>) {
    oldOnly = oldOnly.indices.filter { !old.contains($0) }.map { oldOnly[$0] }
    newOnly = newOnly.indices.filter { !new.contains($0) }.map { newOnly[$0] }
  }

  /// What is left alone on both sides between the same neighbours is one thing that was replaced:
  /// another button, another page.
  private mutating func pairWhatIsLeftBetween() {
    let places = Neighbours(pairs)
    let oldHoles = Dictionary(grouping: oldOnly.indices) { places.hole(old: oldOnly[$0].position) }
    let newHoles = Dictionary(grouping: newOnly.indices) { places.hole(new: newOnly[$0].position) }
    var usedOld: Set<Int> = []
    var usedNew: Set<Int> = []
    for (hole, olds) in oldHoles {
      guard let hole, let news = newHoles[hole], olds.count == 1, news.count == 1,
        isReplacement(oldOnly[olds[0]], newOnly[news[0]])
      else { continue }
      usedOld.insert(olds[0])
      usedNew.insert(news[0])
    }
    let news = Dictionary(
      usedNew.map { (places.hole(new: newOnly[$0].position), $0) }, uniquingKeysWith: min)
    for index in usedOld.sorted() {
      guard let partner = news[places.hole(old: oldOnly[index].position)] else { continue }
      pairs.append(Pair(old: oldOnly[index], new: newOnly[partner], isBySimilarity: true))
    }
    remove(old: usedOld, new: usedNew)
  }

  private func isReplacement(_ old: Demand, _ new: Demand) -> Bool {
    guard old.isStep == new.isStep, old.section == new.section else { return false }
    if let left = old.step, let right = new.step { return left.action == right.action }
    guard let left = old.claim, let right = new.claim, !left.subject.isEmpty else { return false }
    return memo.keys(of: left.subject) == memo.keys(of: right.subject)
  }

  // MARK: Split and merged sentences

  private mutating func pairParts() {
    remove(old: [], new: parts(among: newOnly, as: .split, at: \.new, of: \.old))
    remove(old: parts(among: oldOnly, as: .merged, at: \.old, of: \.new), new: [])
  }

  /// Pairs the demands that are part of what a pair has on the other side; which of them were paired.
  private mutating func parts(
    among loose: [Demand], as form: RequirementChange.Form, at side: WritableKeyPath<Pair, Demand>,
    of whole: KeyPath<Pair, Demand>
  ) -> Set<Int> {
    let opposite: RequirementChange.Form = form == .split ? .merged : .split
    var used: Set<Int> = []
    for index in loose.indices {
      let found = pairs.firstIndex { pair in
        pair.form != opposite
          && isPart(loose[index], besides: pair[keyPath: side], of: pair[keyPath: whole])
      }
      guard let found else { continue }
      pairs[found].form = form
      var part = pairs[found]
      part.isBySimilarity = true
      part.shared = memo.keys(of: part[keyPath: side].text)
      part[keyPath: side] = loose[index]
      pairs.append(part)
      pairs[found].shared.formUnion(memo.keys(of: loose[index].text))
      used.insert(index)
    }
    return used
  }

  /// Whether words are items of an enumeration.
  private func isListed(_ keys: Set<String>, in demand: Demand) -> Bool {
    let wording = memo.wording(of: demand.text)
    return wording.words.contains { keys.contains($0.key) && wording.joints[$0.place] != nil }
  }

  /// Whether a sentence says a part of what a whole says, and the sentence beside it the rest.
  private func isPart(_ part: Demand, besides rest: Demand, of whole: Demand) -> Bool {
    // What says all of the whole leaves nothing for a part.
    guard part.isStep == whole.isStep, rest.text != whole.text,
      part.position != rest.position || part.id != rest.id
    else { return false }
    let keys = memo.keys(of: part.text)
    let all = memo.keys(of: whole.text)
    guard keys.count > 1 || part.isStep || isListed(keys, in: whole), !keys.isEmpty,
      all.isSuperset(of: keys)
    else { return false }
    let others = memo.keys(of: rest.text)
    return keys.union(others).isSuperset(of: all) && !keys.isSubset(of: others)
      && !others.isSuperset(of: all)
      && memo.wording(of: part).isNegated == memo.wording(of: whole).isNegated
  }
}
