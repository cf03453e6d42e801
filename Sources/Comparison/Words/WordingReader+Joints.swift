/// What is said of existence, of enumerations and in passing.
extension WordingReader.Run {
  /// Settles what only says that something is there.
  ///
  /// "X must be set" says nothing of its subject, so that it is itself what is demanded; "must not be
  /// empty" says that there is at least one, and "must be entered" says no more than either.
  mutating func settleExistence() {
    if wording.isNegated, wording.words.contains(where: { $0.key == "empty" }) {
      let place = wording.words.first { $0.key == "empty" }?.place ?? 0
      wording.words.removeAll { $0.key == "empty" }
      wording.isNegated = false
      wording.amounts.append(
        Wording.Amount(
          value: 1, kind: "", bound: .atLeast, role: .predicate, takesNegation: false, place: place,
          text: "at least one"))
    }
    guard !wording.isNegated else { return }
    if wording.words.contains(where: { $0.role == .subject }) {
      wording.words.removeAll { $0.role == .predicate && table.presence.contains($0.key) }
    }
    wording.isPresence =
      !wording.words.contains { $0.role == .predicate }
      && !wording.amounts.contains { $0.role == .predicate }
    guard wording.isPresence else { return }
    for index in wording.words.indices where wording.words[index].role == .subject {
      wording.words[index].role = .predicate
    }
  }

  /// "Make sure the disk is encrypted" demands of the disk, not of whoever makes sure.
  mutating func dropAssurance() {
    guard let first = wording.words.first, first.role == .subject,
      table.assurances.contains(first.key),
      wording.words.dropFirst().contains(where: { $0.role == .subject })
    else { return }
    wording.words.removeFirst()
  }

  /// Words beside a comma, `and` or `or` stand in an enumeration.
  mutating func findJoints() {
    for index in pieces.indices where pieces[index].role != .condition {
      if isJoiner(index) || endsPhrase(index) { wording.joiners += 1 }
    }
    for word in wording.words {
      guard let piece = pieces.firstIndex(where: { $0.range.lowerBound == word.place }),
        isListed(piece)
      else { continue }
      wording.joints[word.place] = joiner(near: piece)
    }
  }

  /// Phrases of a remark may hold words that mean something by themselves.
  mutating func findRemarks() {
    let stems = tokens.map(\.stem)
    wording.isRemark = stems.indices.contains { place in
      table.longest(in: stems, at: place)?.kinds.contains(.remark) ?? false
    }
  }

  /// Whether a word belongs to an item of an enumeration.
  func isListed(_ piece: Int) -> Bool {
    if endsPhrase(piece), joiner(near: piece) != nil { return true }
    return reaches(from: piece, by: -1) || reaches(from: piece, by: 1)
  }

  /// Whether a comma, `and` or `or` stands a few words in front of or behind a word.
  func reaches(from piece: Int, by step: Int) -> Bool {
    var index = piece + step
    var left = 4
    while pieces.indices.contains(index), left > 0, isOfItem(index, piece) {
      if isJoiner(index) { return true }
      if endsPhrase(index) { return joiner(near: piece) != nil }
      if !pieces[index].isA(.neutral) { left -= 1 }
      index += step
    }
    return false
  }

  /// Whether a piece can stand in one item with another.
  func isOfItem(_ index: Int, _ piece: Int) -> Bool {
    pieces[index].role == pieces[piece].role && !pieces[index].isA(.modal)
      && !tokens[pieces[min(index, piece)].range.upperBound - 1].endsSentence
  }

  func isJoiner(_ piece: Int) -> Bool {
    ["and", "or", "nor", "&"].contains(text(of: piece))
  }

  /// The nearest `and` or `or` in the same sentence, the one behind first: a list ends with it.
  func joiner(near piece: Int) -> Wording.Joint? {
    func joint(_ index: Int) -> Wording.Joint? {
      guard pieces[index].role == pieces[piece].role else { return nil }
      switch text(of: index) {
      case "and", "&": return .and
      case "or", "nor": return .or
      default: return nil
      }
    }
    func stops(_ index: Int) -> Bool { tokens[pieces[index].range.upperBound - 1].endsSentence }
    var distance = 1
    while distance < 12 {
      let before = piece - distance
      if before >= 0, !stops(before), let found = joint(before) { return found }
      let after = piece + distance
      if after < pieces.count, !stops(piece), let found = joint(after) { return found }
      distance += 1
    }
    return nil
  }
}
