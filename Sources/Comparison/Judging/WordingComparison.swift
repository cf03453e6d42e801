import Policy

/// Compares what two sentences demand by their words.
///
/// What only one of them says is placed: a word more in a condition or in the subject lets something
/// off, one more in what is demanded asks for more, an alternative allows more, and a negation or
/// `only` turns it round. Amounts are compared by their bounds.
struct WordingComparison {
  let old: Wording
  let new: Wording
  let isStep: Bool
  let subject: String
  /// Whether both say how something begins, or how it ends.
  private let affix: Relation?

  /// Prepares the comparison.
  ///
  /// - Parameters:
  ///   - old: the sentence before.
  ///   - new: the sentence after.
  ///   - isStep: whether they tell the reader to do something.
  ///   - affix: `startsWith` or `endsWith`, where that is what both demand.
  ///   - subject: what the witness calls the thing that is constrained.
  ///   - oldKnown: what the place of the old sentence says anyway.
  ///   - newKnown: the same for the new sentence.
  ///   - shared: names of words that the other parts of a split or merged sentence say.
  init(
    old: Wording, new: Wording, isStep: Bool, affix: Relation?, subject: String,
    oldKnown: Known, newKnown: Known, shared: Set<String>
  ) {
    self.old = old
    self.new = new
    self.isStep = isStep
    self.subject = subject
    self.affix = affix
    let gone = Self.only(old, new, known: newKnown, shared: shared)
    let came = Self.only(new, old, known: oldKnown, shared: shared)
    self.gone = Self.withoutEverybody(gone, against: came)
    self.came = Self.withoutEverybody(came, against: gone)
  }

  /// The names of words that the place of a sentence says anyway.
  struct Known {
    /// Titles, lead-ins and what the sentence is about.
    var place: Set<String>
    /// Those of them that say when it applies.
    var conditions: Set<String>
  }

  /// What only the old sentence says.
  private let gone: [Wording.Word]
  /// What only the new sentence says.
  private let came: [Wording.Word]

  /// Everything that differs; none where both demand the same.
  func findings() -> [Difference] {
    if let flip = polarity() { return flip }
    var findings = amounts() + enumerations()
    if let containment = containment() {
      findings += containment
    } else if isStep {
      findings += stepFindings()
    } else {
      findings += segments(came, of: new).map { finding($0, in: new, removed: false) }
      findings += segments(gone, of: old).map { finding($0, in: old, removed: true) }
    }
    if findings.isEmpty { findings += exclusivity() }
    return findings
  }

  /// What differs in the subjects alone.
  ///
  /// A rule says what holds, but not always of whom: the page may narrow it by words that no
  /// attribute stands for.
  func subjectDifferences() -> [Difference] {
    let added = segments(came.filter { $0.role == .subject }, of: new)
      .map { finding($0, in: new, removed: false) }
    let removed = segments(gone.filter { $0.role == .subject }, of: old)
      .map { finding($0, in: old, removed: true) }
    return added + removed
  }

  /// Whether a condition is among what differs.
  var touchesConditions: Bool { (gone + came).contains { $0.role == .condition } }

  // MARK: Parts

  /// The words that the other sentence does not say and that are not known from its place.
  private static func only(
    _ wording: Wording, _ other: Wording, known: Known, shared: Set<String>
  ) -> [Wording.Word] {
    var left = Dictionary(other.words.map { ($0.key, 1) }, uniquingKeysWith: +)
    let keys = other.keys.union(shared)
    let hasSubject = other.words.contains { $0.role == .subject }
    let isLonger = wording.joiners > other.joiners
    // What is said last is what an enumeration has more.
    return wording.words.filter { word in
      left[word.key, default: 0] -= 1
      if keys.contains(word.key) {
        return isLonger && left[word.key, default: 0] < 0 && wording.joints[word.place] != nil
          && word.role == .predicate && !shared.contains(word.key)
      }
      if word.role == .subject, !hasSubject, !other.words.isEmpty { return false }
      if word.role == .condition { return !known.conditions.contains(word.key) }
      return !known.place.contains(word.key)
        || word.role == .predicate && !wording.isModifier(word, before: keys)
    }
  }

  /// Where people of one kind became everybody, only their kind was said.
  private static func withoutEverybody(
    _ words: [Wording.Word], against others: [Wording.Word]
  ) -> [Wording.Word] {
    words.filter { word in !(word.isEverybody && others.contains { $0.role == word.role }) }
  }

  /// The opposite is another demand: whatever meets the one fails the other.
  private func polarity() -> [Difference]? {
    let isTurned =
      old.isNegated != new.isNegated && old.isNegatedBesideBounds != new.isNegatedBesideBounds
    guard isTurned || (gone + came).map(\.key) == ["without"] else { return nil }
    let thing = subject.isEmpty ? "the demand before" : subject
    return [Difference(.tighter, thing, "true"), Difference(.looser, thing, "false")]
  }

  /// Of the same things all were demanded and now any one, or the other way round.
  private func enumerations() -> [Difference] {
    guard !old.isNegated, !new.isNegated, !old.isExclusive, !new.isExclusive else { return [] }
    var after: [String: Wording.Word] = [:]
    for word in new.words { after[word.key] = word }
    for word in old.words {
      guard let other = after[word.key], other.role == word.role,
        let before = old.joints[word.place], let joint = new.joints[other.place], before != joint,
        Self.hasPartner(word, in: old), Self.hasPartner(other, in: new)
      else { continue }
      let loosens = (joint == .or) != (word.role == .condition)
      return [Difference(loosens ? .looser : .tighter, word.text, "false")]
    }
    return []
  }

  /// Whether another word is an item of the same enumeration.
  private static func hasPartner(_ word: Wording.Word, in wording: Wording) -> Bool {
    wording.words.contains { other in
      other.place != word.place && other.role == word.role
        && wording.joints[other.place] == wording.joints[word.place]
    }
  }

  /// Another beginning or end that contains the one before asks for more; nil for anything else.
  private func containment() -> [Difference]? {
    guard let affix, !old.isNegated, !new.isNegated,
      let before = gone.last?.text, let after = came.last?.text,
      gone.count == 1, came.count == 1, gone[0].role == .predicate, before != after
    else { return nil }
    func contains(_ long: String, _ short: String) -> Bool {
      affix == .startsWith ? long.hasPrefix(short) : long.hasSuffix(short)
    }
    if contains(after, before) { return [Difference(.tighter, subject, before.asLiteral)] }
    if contains(before, after) { return [Difference(.looser, subject, after.asLiteral)] }
    return nil
  }

  /// `only` makes a difference where it is the only one.
  private func exclusivity() -> [Difference] {
    guard old.isExclusive != new.isExclusive, gone.isEmpty, came.isEmpty,
      old.words.map(\.key) == new.words.map(\.key), old.words.map(\.role) == new.words.map(\.role)
    else { return [] }
    return [Difference(new.isExclusive ? .tighter : .looser, "anything else", "true")]
  }

  /// A step has one target and one value: another one is another step, a thing more to do asks for
  /// more.
  private func stepFindings() -> [Difference] {
    func joint(_ words: [Wording.Word], _ wording: Wording) -> Wording.Joint? {
      let joints = Set(words.map { wording.joints[$0.place] })
      return joints.count == 1 ? joints.first ?? nil : nil
    }
    let conditions =
      segments(came.filter { $0.role == .condition }, of: new)
      .map { finding($0, in: new, removed: false) }
      + segments(gone.filter { $0.role == .condition }, of: old)
      .map { finding($0, in: old, removed: true) }
    let gone = gone.filter { $0.role != .condition }
    let came = came.filter { $0.role != .condition }
    if gone.isEmpty && came.isEmpty { return conditions }
    if gone.isEmpty, let joint = joint(came, new) {
      return conditions
        + [Difference(joint == .and ? .tighter : .looser, came.spelled, "false")]
    }
    if came.isEmpty, let joint = joint(gone, old) {
      return conditions
        + [Difference(joint == .and ? .looser : .tighter, gone.spelled, "false")]
    }
    let target = subject.isEmpty ? "step" : subject
    return conditions + [
      Difference(.tighter, target, gone.spelled.asLiteral),
      Difference(.looser, target, came.spelled.asLiteral),
    ]
  }

  // MARK: Segments

  /// Runs of words that stand together in one part of the sentence.
  private func segments(_ words: [Wording.Word], of wording: Wording) -> [[Wording.Word]] {
    var segments: [[Wording.Word]] = []
    var previous: Int?
    for (index, word) in wording.words.enumerated() where words.contains(word) {
      let continues =
        previous == index - 1
        && segments.last?.last.map { last in
          last.role == word.role && last.clause == word.clause
            && wording.joints[last.place] == wording.joints[word.place]
        } ?? false
      if continues { segments[segments.count - 1].append(word) } else { segments.append([word]) }
      previous = index
    }
    return segments
  }

  private func finding(
    _ segment: [Wording.Word], in wording: Wording, removed: Bool
  ) -> Difference {
    let direction = direction(ofAdding: segment, to: wording)
    let words = segment.spelled
    let holds: Bool
    switch (segment[0].role, direction) {
    case (.condition, .looser): holds = false
    case (.condition, _), (.subject, _): holds = direction == .tighter
    case (.predicate, .looser): holds = true
    case (.predicate, _): holds = wording.isNegated
    }
    return Difference(removed ? direction.inverted : direction, words, holds ? "true" : "false")
  }

  private func direction(
    ofAdding segment: [Wording.Word], to wording: Wording
  ) -> Difference.Direction {
    // Where both have as many items none was added: a word more describes one of them.
    let isLonger = wording.joiners > min(old.joiners, new.joiners)
    let joint = isLonger ? segment.lazy.compactMap { wording.joints[$0.place] }.first : nil
    if wording.isExclusive, joint != nil { return .looser }
    switch segment[0].role {
    case .condition:
      let clause = wording.words.filter { $0.role == .condition && $0.clause == segment[0].clause }
      let isWhole = clause.count == segment.count
      let joint = segment.lazy.compactMap { wording.joints[$0.place] }.first
      return !isWhole && joint == .or ? .tighter : .looser
    case .subject:
      let isOfAKind = wording.words.contains { $0.key == "without" && $0.place < segment[0].place }
      if isOfAKind, let joint { return joint == .or ? .tighter : .looser }
      if joint == .or && !wording.isNegated { return .looser }
      return joint != nil ? .tighter : .looser
    case .predicate:
      if wording.isNegatedBesideBounds || wording.isNegated {
        return joint != nil ? .tighter : .looser
      }
      return joint == .or ? .looser : .tighter
    }
  }
}

extension [Wording.Word] {
  /// The words as the page has them.
  fileprivate var spelled: String { map(\.text).joined(separator: " ") }
}

extension Wording {
  /// Whether a word only describes the word behind it, which is one of `keys`.
  fileprivate func isModifier(_ word: Word, before keys: Set<String>) -> Bool {
    guard joints[word.place] == nil, let index = words.firstIndex(of: word),
      index + 1 < words.count
    else { return false }
    return words[index + 1].place == word.place + 1 && keys.contains(words[index + 1].key)
  }
}
