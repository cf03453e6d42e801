/// Reads the wording of a sentence.
///
/// The cost is linear in the length of the text.
struct WordingReader: Sendable {
  let table: WordTable

  /// Texts beyond this many words are compared by their beginning.
  private static let limit = 400

  /// Reads a text.
  func read(_ text: String) -> Wording {
    var run = Run(table: table, tokens: Array(Tokens.of(text).prefix(Self.limit)))
    run.read()
    return run.wording
  }

  /// A phrase of the text.
  fileprivate struct Piece {
    var range: Range<Int>
    var kinds: [WordTable.Kind]
    var role = Wording.Role.predicate
    var clause = 0

    func isA(_ kind: WordTable.Kind) -> Bool { kinds.contains(kind) }

    var number: Double? {
      for case .number(let value) in kinds { return value }
      return nil
    }

    var unit: (kind: String, factor: Double)? {
      for case .unit(let kind, let factor) in kinds { return (kind, factor) }
      return nil
    }

    var isBound: Bool { isA(.lower) || isA(.upper) || isA(.above) || isA(.below) }
  }

  /// One reading.
  fileprivate struct Run {
    let table: WordTable
    let tokens: [Tokens.Token]
    var pieces: [Piece] = []
    var wording = Wording()

    init(table: WordTable, tokens: [Tokens.Token]) {
      self.table = table
      self.tokens = tokens
    }

    mutating func read() {
      cut()
      for sentence in sentences() { assignRoles(sentence) }
      collect()
      settleExistence()
      findJoints()
      findRemarks()
    }
  }
}

extension WordingReader.Run {
  fileprivate typealias Piece = WordingReader.Piece

  /// Cuts the tokens into the longest phrases that the table knows; numbers stand alone.
  fileprivate mutating func cut() {
    let stems = tokens.map(\.stem)
    var place = 0
    while place < tokens.count {
      if let (value, unit) = Self.numeral(tokens[place].text) {
        var kinds: [WordTable.Kind] = [.number(value)]
        if !unit.isEmpty {
          guard let found = table.longest(in: [Stem.of(unit)], at: 0),
            let kind = found.kinds.first(where: { if case .unit = $0 { true } else { false } })
          else {
            pieces.append(Piece(range: place..<place + 1, kinds: []))
            place += 1
            continue
          }
          kinds.append(kind)
        }
        if table.longest(in: stems, at: place) == nil {
          pieces.append(Piece(range: place..<place + 1, kinds: kinds))
          place += 1
          continue
        }
      }
      let found = table.longest(in: stems, at: place)
      let length = found?.length ?? 1
      pieces.append(Piece(range: place..<place + length, kinds: found?.kinds ?? []))
      place += length
    }
  }

  /// `30` and `30s`; nil where a text is no number.
  fileprivate static func numeral(_ text: String) -> (value: Double, unit: String)? {
    let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    guard let first = digits.first, first != ".", let value = Double(digits) else { return nil }
    let unit = text.dropFirst(digits.count)
    return unit.allSatisfy({ $0.isLetter || $0 == "%" }) ? (value, String(unit)) : nil
  }

  /// The pieces of each sentence.
  private func sentences() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, piece) in pieces.enumerated() where tokens[piece.range.upperBound - 1].endsSentence
    {
      ranges.append(start..<index + 1)
      start = index + 1
    }
    if start < pieces.count { ranges.append(start..<pieces.count) }
    return ranges
  }

  private func endsPhrase(_ piece: Int) -> Bool {
    tokens[pieces[piece].range.upperBound - 1].endsPhrase
  }

  /// Finds the conditions and the reasons of a sentence, and where its subject ends.
  private mutating func assignRoles(_ sentence: Range<Int>) {
    var end = sentence.upperBound
    if let reason = reason(in: sentence) {
      for index in reason..<end { pieces[index].kinds = [.neutral] }
      end = reason
    }
    var index = sentence.lowerBound
    var modal: Int?
    var clause = 0
    while index < end {
      if let last = conditionEnd(from: index, in: sentence.lowerBound..<end) {
        clause += 1
        for place in index..<last {
          pieces[place].role = .condition
          pieces[place].clause = sentence.lowerBound * 64 + clause
        }
        index = last
      } else {
        if modal == nil, pieces[index].isA(.modal) { modal = index }
        index += 1
      }
    }
    guard let modal else { return }
    for place in sentence.lowerBound..<modal where pieces[place].role == .predicate {
      pieces[place].role = .subject
    }
  }

  /// Where the consequence begins that a sentence threatens with.
  private func reason(in sentence: Range<Int>) -> Int? {
    for index in sentence {
      if pieces[index].isA(.reason), index > sentence.lowerBound || sentence.lowerBound > 0 {
        return index
      }
      guard pieces[index].isA(.failure) else { continue }
      let before = (max(sentence.lowerBound, index - 7)..<index).reversed()
      if let or = before.first(where: { text(of: $0) == "or" }), or > sentence.lowerBound {
        return or
      }
    }
    return nil
  }

  private func text(of piece: Int) -> String {
    tokens[pieces[piece].range].map(\.text).joined(separator: " ")
  }

  /// The end of the condition that begins at a piece; nil where none does.
  private func conditionEnd(from start: Int, in sentence: Range<Int>) -> Int? {
    let piece = pieces[start]
    guard piece.isA(.condition) || piece.isA(.exception) else { return nil }
    if start + 1 < sentence.upperBound {
      let next = pieces[start + 1]
      // `for 90 days` and `after more than an hour` say how long.
      if !piece.isClause(tokens), next.number != nil || next.isBound || isSingle(start + 1) {
        return nil
      }
    }
    let rest = start + 1..<sentence.upperBound
    if let comma = (start..<sentence.upperBound).first(where: endsPhrase) { return comma + 1 }
    if start == sentence.lowerBound, let modal = rest.last(where: { pieces[$0].isA(.modal) }) {
      return subjectStart(before: modal, after: start)
    }
    let end = rest.first { pieces[$0].isA(.modal) } ?? sentence.upperBound
    return start == sentence.lowerBound || end == sentence.upperBound || !piece.isClause(tokens)
      ? end : sentence.upperBound
  }

  /// Without a comma the words in front of the last modal are taken for the condition.
  private func subjectStart(before modal: Int, after start: Int) -> Int {
    max(start + 1, modal)
  }

  /// `an hour`.
  private func isSingle(_ piece: Int) -> Bool {
    ["a", "an", "one", "every", "each", "per"].contains(text(of: piece)) && piece + 1 < pieces.count
      && pieces[piece + 1].unit != nil
  }

  // MARK: Words and amounts

  private mutating func collect() {
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

  private mutating func collectWord(at index: Int) {
    let piece = pieces[index]
    let text = text(of: index)
    let isLast =
      piece.range.upperBound == tokens.count || tokens[piece.range.upperBound - 1].endsPhrase
      || tokens[piece.range.upperBound - 1].endsSentence
    if text == "on", isLast { return add("enabl", piece, text) }
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
    guard piece.kinds.allSatisfy({ if case .unit = $0 { true } else { false } }) else { return }
    add(tokens[piece.range].map(\.stem).joined(separator: " "), piece, text)
  }

  private mutating func add(_ key: String, _ piece: Piece, _ text: String) {
    wording.words.append(
      Wording.Word(
        key: key, role: piece.role, place: piece.range.lowerBound, clause: piece.clause, text: text)
    )
  }

  /// Reads a number with its unit and bound; gives the piece behind it.
  private mutating func collectAmount(at index: Int) -> Int? {
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
    if unit == nil, next < pieces.count, let found = pieces[next].unit {
      unit = found
      next += 1
    }
    if unit == nil { unit = unitOfRange(from: index) }
    let (bound, takesNegation) = bound(around: index..<next)
    if unit == nil && bound == .exactly {
      add(Self.digits(value), piece, text(of: index))
      return next
    }
    wording.amounts.append(
      Wording.Amount(
        value: value * (unit?.factor ?? 1), kind: unit?.kind ?? "", bound: bound, role: piece.role,
        takesNegation: takesNegation, place: piece.range.lowerBound,
        text: tokens[piece.range.lowerBound..<pieces[next - 1].range.upperBound].map(\.text)
          .joined(separator: " ")))
    return next
  }

  /// `SHA-256 or newer`: a name with a number is an amount where it bounds something.
  private func version(at index: Int) -> Wording.Amount? {
    let text = text(of: index)
    guard pieces[index].range.count == 1,
      let first = text.firstIndex(where: { ("0"..."9").contains($0) }), first > text.startIndex,
      let value = Double(text[first...])
    else { return nil }
    let (bound, takesNegation) = bound(around: index..<index + 1)
    guard bound != .exactly else { return nil }
    return Wording.Amount(
      value: value, kind: String(text[..<first]), bound: bound, role: pieces[index].role,
      takesNegation: takesNegation, place: pieces[index].range.lowerBound, text: text)
  }

  static func digits(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// `between 1 and 60 MB`: the unit stands behind the second number.
  private func unitOfRange(from index: Int) -> (kind: String, factor: Double)? {
    guard index + 2 < pieces.count, ["and", "to"].contains(text(of: index + 1)),
      pieces[index + 2].number != nil, index > 0, isRangeOpener(index - 1)
    else { return nil }
    return pieces[index + 2].unit ?? (index + 3 < pieces.count ? pieces[index + 3].unit : nil)
  }

  private func isRangeOpener(_ piece: Int) -> Bool {
    pieces[piece].isA(.between) || text(of: piece) == "from"
  }

  private func bound(around range: Range<Int>) -> (Wording.Amount.Bound, Bool) {
    let first = range.lowerBound
    if first > 0, isRangeOpener(first - 1), text(of: first - 1) != "from" || isRange(first) {
      return (.atLeast, false)
    }
    if first > 2, ["and", "to"].contains(text(of: first - 1)),
      pieces[first - 2].number != nil
        || pieces[first - 2].unit != nil,
      (max(0, first - 4)..<first - 2).contains(where: isRangeOpener)
    {
      return (.atMost, false)
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
  private func needs(_ amount: Int) -> Bool {
    pieces[max(0, amount - 2)..<amount].contains { piece in
      piece.isA(.modal)
        && ["need", "requir"].contains(tokens[piece.range.lowerBound].stem)
        && piece.range.count == 1
    }
  }

  private func isRange(_ index: Int) -> Bool {
    index + 2 < pieces.count && text(of: index + 1) == "to" && pieces[index + 2].number != nil
  }

  /// What may not be crossed is a bound on the other side.
  private func crossing(
    _ forbidden: Wording.Amount.Bound, _ demanded: Wording.Amount.Bound
  ) -> (Wording.Amount.Bound, Bool) {
    let isNegated =
      pieces.count { $0.isA(.negation) && $0.role != .condition }.isMultiple(of: 2) == false
    return isNegated ? (forbidden, true) : (demanded, false)
  }

  // MARK: Finish

  /// Settles "X must be set", where nothing is said of the subject, so that it is itself what is
  /// demanded, and "must not be empty", which says that there is at least one.
  private mutating func settleExistence() {
    if wording.isNegated, wording.words.contains(where: { $0.key == "empty" }) {
      let place = wording.words.first { $0.key == "empty" }?.place ?? 0
      wording.words.removeAll { $0.key == "empty" }
      wording.isNegated = false
      wording.amounts.append(
        Wording.Amount(
          value: 1, kind: "", bound: .atLeast, role: .predicate, takesNegation: false, place: place,
          text: "at least one"))
    }
    let saysNothing =
      !wording.words.contains { $0.role == .predicate }
      && !wording.amounts.contains { $0.role == .predicate }
    guard saysNothing, !wording.isNegated else { return }
    for index in wording.words.indices where wording.words[index].role == .subject {
      wording.words[index].role = .predicate
    }
  }

  /// Words beside a comma, `and` or `or` stand in an enumeration.
  private mutating func findJoints() {
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
  private mutating func findRemarks() {
    let stems = tokens.map(\.stem)
    wording.isRemark = stems.indices.contains { place in
      table.longest(in: stems, at: place)?.kinds.contains(.remark) ?? false
    }
  }

  /// Whether a word belongs to an item of an enumeration.
  private func isListed(_ piece: Int) -> Bool {
    if endsPhrase(piece), joiner(near: piece) != nil { return true }
    return reaches(from: piece, by: -1) || reaches(from: piece, by: 1)
  }

  /// Whether a comma, `and` or `or` stands a few words in front of or behind a word.
  private func reaches(from piece: Int, by step: Int) -> Bool {
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
  private func isOfItem(_ index: Int, _ piece: Int) -> Bool {
    pieces[index].role == pieces[piece].role && !pieces[index].isA(.modal)
      && !tokens[pieces[min(index, piece)].range.upperBound - 1].endsSentence
  }

  private func isJoiner(_ piece: Int) -> Bool {
    ["and", "or", "nor", "&"].contains(text(of: piece))
  }

  /// The nearest `and` or `or` in the same sentence, the one behind first: a list ends with it.
  private func joiner(near piece: Int) -> Wording.Joint? {
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

extension WordingReader.Piece {
  /// Several words that the vocabulary names are never mere carriers.
  fileprivate var isNamed: Bool { range.count > 1 }

  /// `if`, `when` and `unless` begin clauses with a verb of their own.
  fileprivate func isClause(_ tokens: [Tokens.Token]) -> Bool {
    ["if", "when", "whenever", "where", "while", "until", "unless", "once"]
      .contains(tokens[range.lowerBound].text)
  }
}
