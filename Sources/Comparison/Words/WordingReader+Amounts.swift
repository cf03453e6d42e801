/// The words of a sentence, and its amounts with their bounds.
extension WordingReader.Run {
  mutating func collect() {
    var index = 0
    while index < pieces.count {
      if let next = collectAmount(at: index) {
        index = next
        continue
      }
      collectWord(at: index)
      index += 1
    }
  }

  mutating func collectWord(at index: Int) {
    let piece = pieces[index]
    let text = text(of: index)
    let isLast =
      piece.range.upperBound == tokens.count || tokens[piece.range.upperBound - 1].endsPhrase
      || tokens[piece.range.upperBound - 1].endsSentence
    if text == "on", isLast { return add("enabl", piece, text) }
    // `Rows without an id` are rows of a kind, whatever is demanded of them.
    if text == "without", piece.role == .subject { return add(text, piece, text) }
    if piece.isA(.negation), piece.role != .condition { wording.isNegated.toggle() }
    if piece.isA(.exclusive) { wording.isExclusive = true }
    for kind in piece.kinds {
      switch kind {
      case .term(let key):
        if piece.isA(.neutral) && !piece.isNamed { continue }
        return add(key, piece, text)
      case .opposite(let key):
        if piece.role != .condition { wording.isNegated.toggle() }
        return add(key, piece, text)
      default: continue
      }
    }
    let isUnit = piece.kinds.allSatisfy { if case .unit = $0 { true } else { false } }
    guard isUnit || isCarrierAsItem(index) else { return }
    add(tokens[piece.range].map(\.stem).joined(separator: " "), piece, text)
  }

  /// Whether a word that else only carries what is beside it is an item of an enumeration by itself:
  /// `the claims mail and groups are required`.
  func isCarrierAsItem(_ index: Int) -> Bool {
    let last = pieces[index].range.upperBound - 1
    guard index > 0, isJoiner(index - 1), table.carriers.contains(tokens[last].stem) else {
      return false
    }
    return tokens[last].endsPhrase || tokens[last].endsSentence || index + 1 == pieces.count
      || pieces[index + 1].isA(.modal)
  }

  mutating func add(_ key: String, _ piece: Piece, _ text: String) {
    let start = piece.range.lowerBound
    let isEverybody =
      table.people.contains(key)
      && (start > 0 && ["all", "every", "each", "any"].contains(tokens[start - 1].text)
        || text.hasPrefix("every"))
    wording.words.append(
      Wording.Word(
        key: key, role: piece.role, place: start, clause: piece.clause, text: text,
        isEverybody: isEverybody))
  }

  /// Reads a number with its unit and bound; gives the piece behind it.
  mutating func collectAmount(at index: Int) -> Int? {
    if let next = collectFrequency(at: index) ?? collectSpan(at: index) { return next }
    let piece = pieces[index]
    var value = piece.number
    var unit = piece.unit
    var next = index + 1
    if value == nil, isSingle(index) { value = 1 }
    if value == nil, let version = version(at: index) {
      wording.amounts.append(version)
      return next
    }
    guard let value, !piece.isA(.neutral) || isSingle(index) else { return nil }
    if unit == nil, let found = unitBehind(next, isFraction: value < 1) {
      unit = found.unit
      next = found.end
    }
    if unit == nil { unit = unitOfRange(from: index) }
    let place = index..<next
    let restricted = restriction(of: place)
    let (bound, takesNegation) = restricted.map { ($0, false) } ?? bound(around: place)
    if unit == nil && bound == .exactly {
      add(Self.digits(value), piece, text(of: index))
      return next
    }
    let version = unit == nil ? Self.version(text(of: index)[...]) : nil
    add(
      version ?? value * (unit?.factor ?? 1), kind: unit?.kind ?? "", bound, at: place,
      takesNegation: takesNegation, restricts: restricted != nil)
    return next
  }

  mutating func add(
    _ value: Double, kind: String, _ bound: Wording.Amount.Bound, at range: Range<Int>,
    takesNegation: Bool = false, restricts: Bool = false
  ) {
    let words =
      pieces[range.lowerBound].range
      .lowerBound..<pieces[range.upperBound - 1].range
      .upperBound
    wording.amounts.append(
      Wording.Amount(
        value: value, kind: kind, bound: bound, role: pieces[range.lowerBound].role,
        takesNegation: takesNegation, restricts: restricts, place: words.lowerBound,
        text: tokens[words].map(\.text).joined(separator: " ")))
  }

  /// The unit behind a number; `half an hour` has words between.
  func unitBehind(
    _ next: Int, isFraction: Bool
  ) -> (unit: (kind: String, factor: Double), end: Int)? {
    var index = next
    while isFraction, index < pieces.count, ["of", "a", "an"].contains(text(of: index)) {
      index += 1
    }
    guard index < pieces.count, let unit = pieces[index].unit else { return nil }
    return (unit, index + 1)
  }

  /// `8-64 characters`: both ends stand in one word.
  mutating func collectSpan(at index: Int) -> Int? {
    let parts = text(of: index).split(omittingEmptySubsequences: false) { "-–".contains($0) }
    guard parts.count == 2, !followsPort(index), let low = Self.plain(parts[0]),
      let high = Self.plain(parts[1]), low < high
    else { return nil }
    let found = unitBehind(index + 1, isFraction: false)
    for (value, bound) in [(low, Wording.Amount.Bound.atLeast), (high, .atMost)] {
      add(
        value * (found?.unit.factor ?? 1), kind: found?.unit.kind ?? "", bound,
        at: index..<index + 1)
    }
    return found?.end ?? index + 1
  }

  private static func plain(_ text: Substring) -> Double? {
    text.utf8.count <= 6 && text.allSatisfy({ ("0"..."9").contains($0) }) ? Double(text) : nil
  }

  /// Numbers of ports name them; more of them are not a wider bound.
  func followsPort(_ index: Int) -> Bool {
    index > 0 && tokens[pieces[index - 1].range.upperBound - 1].stem == "port"
  }

  /// The parts of a version one after the other, so that 3.10 comes behind 3.9; nil for anything
  /// else, such as 0.5.
  static func version(_ text: Substring) -> Double? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0] != "0" else { return nil }
    var value = 0.0
    var weight = 1.0
    for part in parts {
      guard let number = plain(part) else { return nil }
      value += number * weight
      weight /= 10_000
    }
    return value
  }

  /// The bound of an amount that picks out what is meant: `files larger than 2 GB must be split`.
  ///
  /// `A disk larger than 10 GB must be there` demands the amount itself.
  func restriction(of range: Range<Int>) -> Wording.Amount.Bound? {
    let comparison = range.lowerBound - 1
    guard pieces[range.lowerBound].role == .subject, comparison > 0,
      pieces[comparison].isA(.above) || pieces[comparison].isA(.below),
      let start = sentences().first(where: { $0.contains(comparison) })?.lowerBound,
      start < comparison, !["a", "an"].contains(text(of: start))
    else { return nil }
    return pieces[comparison].isA(.above) ? .atLeast : .atMost
  }

  /// `SHA-256 or newer`: a name with a number is an amount where it bounds something.
  func version(at index: Int) -> Wording.Amount? {
    let text = text(of: index)
    guard pieces[index].range.count == 1,
      let first = text.firstIndex(where: { ("0"..."9").contains($0) }),
      let value = Self.version(text[first...])
        ?? (first > text.startIndex ? Double(text[first...]) : nil)
    else { return nil }
    let (bound, takesNegation) = bound(around: index..<index + 1)
    guard bound != .exactly else { return nil }
    let name = text[..<first]
    guard name.isEmpty || name.contains(where: \.isLetter) else { return nil }
    return Wording.Amount(
      value: value, kind: name == "v" ? "" : String(name), bound: bound, role: pieces[index].role,
      takesNegation: takesNegation, place: pieces[index].range.lowerBound, text: text)
  }

  static func digits(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// `between 1 and 60 MB`: the unit stands behind the second number.
  func unitOfRange(from index: Int) -> (kind: String, factor: Double)? {
    guard index + 2 < pieces.count, ["and", "to"].contains(text(of: index + 1)),
      pieces[index + 2].number != nil, index > 0, isRangeOpener(index - 1)
    else { return nil }
    return pieces[index + 2].unit ?? (index + 3 < pieces.count ? pieces[index + 3].unit : nil)
  }

  func isRangeOpener(_ piece: Int) -> Bool {
    pieces[piece].isA(.between) || text(of: piece) == "from"
  }

  func bound(around range: Range<Int>) -> (Wording.Amount.Bound, Bool) {
    let first = range.lowerBound
    if first > 0, isRange(first) || isRangeOpener(first - 1) && text(of: first - 1) != "from" {
      return (.atLeast, false)
    }
    if endsRange(first) { return (.atMost, false) }
    if (max(0, first - 2)..<first).contains(where: { pieces[$0].isA(.exact) }) {
      return (.exactly, false)
    }
    for index in range.upperBound..<min(pieces.count, range.upperBound + 3) {
      if pieces[index].isA(.lower), text(of: index) != "from" { return (.atLeast, false) }
      if pieces[index].isA(.upper), text(of: index) != "within" { return (.atMost, false) }
      if pieces[index].number != nil { break }
    }
    for index in (max(0, first - 4)..<first).reversed() {
      if pieces[index].isA(.lower), text(of: index) != "from" { return (.atLeast, false) }
      if pieces[index].isA(.upper) { return (.atMost, false) }
      if pieces[index].isA(.above) { return crossing(.atMost, .atLeast) }
      if pieces[index].isA(.below) { return crossing(.atLeast, .atMost) }
      if pieces[index].number != nil { break }
    }
    let keeps =
      pieces[max(0, first - 5)..<first].contains { piece in
        table.keeping.contains(tokens[piece.range.lowerBound].stem)
          || piece.kinds.contains(.term("keep"))
      } || needs(first)
    return (keeps ? .atLeast : .exactly, false)
  }

  /// "needs 8 GB": what is needed may be more.
  func needs(_ amount: Int) -> Bool {
    pieces[max(0, amount - 2)..<amount].contains { piece in
      piece.isA(.modal)
        && ["need", "requir"].contains(tokens[piece.range.lowerBound].stem)
        && piece.range.count == 1
    }
  }

  /// `8 to 64`.
  func isRange(_ index: Int) -> Bool {
    index + 2 < pieces.count && text(of: index + 1) == "to" && pieces[index + 2].number != nil
      && !followsPort(index)
  }

  /// Whether a number ends `between 1 and 60`, `from 1 to 60` or `1 to 60`.
  func endsRange(_ first: Int) -> Bool {
    guard first > 1, ["and", "to"].contains(text(of: first - 1)),
      pieces[first - 2].number != nil || pieces[first - 2].unit != nil
    else { return false }
    return isRange(first - 2) || (max(0, first - 4)..<first - 2).contains(where: isRangeOpener)
  }

  /// What may not be crossed is a bound on the other side.
  func crossing(
    _ forbidden: Wording.Amount.Bound, _ demanded: Wording.Amount.Bound
  ) -> (Wording.Amount.Bound, Bool) {
    let isNegated =
      pieces.count { $0.isA(.negation) && $0.role != .condition }.isMultiple(of: 2) == false
    return isNegated ? (forbidden, true) : (demanded, false)
  }
}
