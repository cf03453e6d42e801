/// Reads the wording of a sentence.
///
/// The cost is linear in the length of the text.
struct WordingReader: Sendable {
  let table: WordTable

  /// Texts beyond this many words are compared by their beginning.
  static let limit = 400

  /// Reads a text.
  func read(_ text: String) -> Wording {
    var run = Run(table: table, tokens: Array(Tokens.of(text).prefix(Self.limit)))
    run.read()
    return run.wording
  }

  /// A phrase of the text.
  struct Piece {
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
  struct Run {
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
      dropAssurance()
      settleExistence()
      findJoints()
      findRemarks()
    }
  }
}

extension WordingReader.Run {
  typealias Piece = WordingReader.Piece

  /// Cuts the tokens into the longest phrases that the table knows; numbers stand alone.
  mutating func cut() {
    let stems = tokens.map(\.stem)
    var place = 0
    while place < tokens.count {
      let found = table.longest(in: stems, at: place)
      if found == nil, let kinds = quantity(tokens[place].text) {
        pieces.append(Piece(range: place..<place + 1, kinds: kinds))
        place += 1
        continue
      }
      let length = found?.length ?? 1
      pieces.append(Piece(range: place..<place + length, kinds: found?.kinds ?? []))
      place += length
    }
  }

  /// What `30` and `30s` say; nil for a text that is no number or has no known unit.
  func quantity(_ text: String) -> [WordTable.Kind]? {
    guard let (value, unit) = Self.numeral(text) else { return nil }
    if unit.isEmpty { return [.number(value)] }
    guard let found = table.longest(in: [Stem.of(unit)], at: 0),
      let kind = found.kinds.first(where: { if case .unit = $0 { true } else { false } })
    else { return nil }
    return [.number(value), kind]
  }

  /// `30` and `30s`; nil where a text is no number.
  static func numeral(_ text: String) -> (value: Double, unit: String)? {
    let sign = text.first == "-" || text.first == "−" ? -1.0 : 1
    let amount = sign < 0 ? text.dropFirst() : text[...]
    let digits = amount.prefix { ("0"..."9").contains($0) || $0 == "." }
    guard let first = digits.first, first != ".", let value = Double(digits) else { return nil }
    let unit = amount.dropFirst(digits.count)
    return unit.allSatisfy({ $0.isLetter || $0 == "%" }) ? (sign * value, String(unit)) : nil
  }

  /// The pieces of each sentence.
  func sentences() -> [Range<Int>] {
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

  func endsPhrase(_ piece: Int) -> Bool {
    tokens[pieces[piece].range.upperBound - 1].endsPhrase
  }

  /// Finds the conditions and the reasons of a sentence, and where its subject ends.
  mutating func assignRoles(_ sentence: Range<Int>) {
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
        if pieces[index].isA(.modal), modal == nil || isRelative(modal ?? 0) { modal = index }
        index += 1
      }
    }
    guard let modal else { return }
    for place in sentence.lowerBound..<modal where pieces[place].role == .predicate {
      pieces[place].role = .subject
    }
  }

  /// Whether a modal belongs to a relative clause (`files that are larger`).
  func isRelative(_ modal: Int) -> Bool {
    modal > 0 && ["that", "which", "who"].contains(text(of: modal - 1))
      && !endsPhrase(modal - 1) && (modal < 2 || !endsPhrase(modal - 2))
  }

  /// Where the consequence begins that a sentence threatens with.
  func reason(in sentence: Range<Int>) -> Int? {
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

  func text(of piece: Int) -> String {
    tokens[pieces[piece].range].map(\.text).joined(separator: " ")
  }

  /// The end of the condition that begins at a piece; nil where none does.
  func conditionEnd(from start: Int, in sentence: Range<Int>) -> Int? {
    let piece = pieces[start]
    guard piece.isA(.condition) || piece.isA(.exception), repetition(at: start) == nil else {
      return nil
    }
    if start + 1 < sentence.upperBound {
      let next = pieces[start + 1]
      // `for 90 days` and `after more than an hour` say how long.
      if !piece.isClause(tokens), next.number != nil || next.isBound || isSingle(start + 1) {
        return nil
      }
    }
    let rest = start + 1..<sentence.upperBound
    if let comma = (start..<sentence.upperBound).first(where: endsPhrase) {
      return endOfList(from: comma, before: sentence.upperBound) + 1
    }
    if start == sentence.lowerBound, let modal = rest.last(where: { pieces[$0].isA(.modal) }) {
      return subjectStart(before: modal, after: start)
    }
    let end = rest.first { pieces[$0].isA(.modal) } ?? sentence.upperBound
    return start == sentence.lowerBound || end == sentence.upperBound || !piece.isClause(tokens)
      ? end : sentence.upperBound
  }

  /// The last comma of a list that begins in front of a comma: `if it rains, snows or hails, ...`.
  func endOfList(from comma: Int, before end: Int) -> Int {
    var last = comma
    var hasJoiner = false
    for index in comma + 1..<max(end, comma + 1) {
      if pieces[index].isA(.modal) { break }
      hasJoiner = hasJoiner || isJoiner(index)
      guard endsPhrase(index) else { continue }
      if hasJoiner { last = index }
      hasJoiner = false
    }
    return last
  }

  /// Without a comma the words in front of the last modal are taken for the condition.
  func subjectStart(before modal: Int, after start: Int) -> Int {
    max(start + 1, modal)
  }

  /// `an hour`.
  func isSingle(_ piece: Int) -> Bool {
    ["a", "an", "one", "every", "each", "per"].contains(text(of: piece)) && piece + 1 < pieces.count
      && pieces[piece + 1].unit != nil
  }
}

extension WordingReader.Piece {
  /// Several words that the vocabulary names are never mere carriers.
  var isNamed: Bool { range.count > 1 }

  /// `if`, `when` and `unless` begin clauses with a verb of their own.
  func isClause(_ tokens: [Tokens.Token]) -> Bool {
    ["if", "when", "whenever", "where", "while", "until", "unless", "once"]
      .contains(tokens[range.lowerBound].text)
  }
}
