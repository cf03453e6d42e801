/// Cuts the visible text of a row into tokens.
///
/// Words are what white space separates, without the punctuation at their ends, so dotted names,
/// addresses and paths stay whole. Markup in mid-word does not cut a word.
struct Tokenizer {
  /// A stretch of visible text with one style.
  struct Piece {
    var text: String
    /// Where it stands; byte for byte the text where `isExact`, else the whole construct.
    var span: Range<Int>
    var isExact: Bool
    var isBold: Bool
    var isItalic: Bool
    var isCode: Bool
    /// The run of marked text; 0 outside of one.
    var run: Int
    var link: Int?
  }

  /// A piece without its text, which is not needed once its bytes are in a chunk.
  private struct Style {
    var span: Range<Int>
    var isExact: Bool
    var isBold: Bool
    var isItalic: Bool
    var run: Int
    var link: Int?

    init(_ piece: Piece) {
      span = piece.span
      isExact = piece.isExact
      isBold = piece.isBold
      isItalic = piece.isItalic
      run = piece.run
      link = piece.link
    }
  }

  private let lexicon: Lexicon
  private var tokens: [Token] = []
  private var chunk: [UInt8] = []
  private var chunkStart = 0
  private var chunkStyle: Style?
  private var hasSpace = false
  /// The number of the last run of quoted text; below zero, as those of marked text are above.
  private var quotedRun = 0

  /// Creates a tokenizer that keeps the dot of a lexicon's abbreviations and marks its words.
  init(lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// The tokens of the pieces of a row.
  mutating func tokens(of pieces: [Piece]) -> [Token] {
    tokens = []
    tokens.reserveCapacity(pieces.reduce(2) { $0 + $1.text.utf8.count } / 5)
    hasSpace = false
    for piece in pieces {
      if piece.isCode { addCode(piece) } else { add(piece) }
    }
    flush()
    return QuotedNames.canStand(in: tokens) ? QuotedNames.mark(tokens, run: &quotedRun) : tokens
  }

  private mutating func addCode(_ piece: Piece) {
    flush()
    let text = piece.text.trimmedSpaces
    guard !text.isEmpty else { return }
    let word = text.lowercased()
    tokens.append(
      Token(
        text: text, word: word, known: lexicon.known(word), kind: .code, span: piece.span,
        isBold: piece.isBold,
        isItalic: piece.isItalic, run: piece.run, link: piece.link, hasSpaceBefore: hasSpace,
        mark: nil, isCapitalised: text.unicodeScalars.first.map(TextMarks.isCapital) ?? false))
    hasSpace = false
  }

  private mutating func add(_ piece: Piece) {
    let bytes = piece.text.utf8.span
    if let last = chunk.last, !bytes.isEmpty,
      !(Self.isWordByte(last) && Self.isWordByte(bytes[0])) || chunkStyle?.link != piece.link
        || chunkIsMark
    {
      flush()
    }
    var index = 0
    while index < bytes.count {
      let width = Self.spaceWidth(bytes, at: index)
      if width > 0 {
        flush()
        hasSpace = true
        index += width
        continue
      }
      if chunk.isEmpty {
        chunkStyle = Style(piece)
        chunkStart = piece.isExact ? piece.span.lowerBound + index : piece.span.lowerBound
      }
      repeat {
        chunk.append(bytes[index])
        index += 1
      } while index < bytes.count && Self.spaceWidth(bytes, at: index) == 0
    }
  }

  /// Whether the open chunk is nothing but a bullet, bracket or sign in front of a name.
  private var chunkIsMark: Bool {
    guard chunk.count <= 4, chunk.first.map({ $0 >= 128 }) ?? false else { return false }
    return chunk[...].allScalars { TextMarks.isLeading($0) || TextMarks.isSymbol($0) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func spaceWidth(_ bytes: borrowing Span<UInt8>, at index: Int) -> Int {
    switch bytes[index] {
    case 9, 10, 13, 32: 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: 2
    default: 0
    }
  }

  // MARK: Chunks

  private mutating func flush() {
    guard let style = chunkStyle, !chunk.isEmpty else { return }
    // Taken out of the state, so that emptying it behind does not copy it.
    var text: [UInt8] = []
    swap(&text, &chunk)
    chunkStyle = nil
    split(text[...], style)
    text.removeAll(keepingCapacity: true)
    chunk = text
    hasSpace = false
  }

  private mutating func split(_ text: ArraySlice<UInt8>, _ style: Style) {
    if TextMarks.isSeparator(text) || isSign(text) {
      emit(text, style)
      return
    }
    var low = text.startIndex
    var high = text.endIndex
    while low < high, let end = leadingEnd(text, from: low) {
      emit(text[low..<end], style)
      low = end
    }
    while high > low {
      let (mark, width) = text.scalar(before: high)
      guard TextMarks.isTrailing(mark), !keepsMark(text[low..<high]),
        !closesWithin(text[low..<high])
      else { break }
      high -= width
    }
    if low < high { emitBody(text[low..<high], style) }
    text[high...].forEachScalar { _, mark in emit(text[mark], style) }
  }

  /// Where the mark or the run of symbols at a byte ends; nil where a word begins.
  private func leadingEnd(_ text: ArraySlice<UInt8>, from start: Int) -> Int? {
    let (first, width) = text.scalar(at: start)
    guard TextMarks.isSymbol(first) else {
      return TextMarks.isLeading(first) ? start + width : nil
    }
    var end = start + width
    while end < text.endIndex {
      let (next, width) = text.scalar(at: end)
      guard TextMarks.isSymbol(next) else { break }
      end += width
    }
    return end
  }

  /// "HTTP(S)": the bracket that closes belongs to one in the middle of the word.
  private func closesWithin(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.last == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "(")),
      open > text.startIndex
    else { return false }
    return Self.isWordByte(text[open - 1])
      && text[(open + 1)...].dropLast().allSatisfy { Self.isWordByte($0) }
  }

  /// A body such as `A>B>C` holds a path without spaces.
  private mutating func emitBody(_ body: ArraySlice<UInt8>, _ style: Style) {
    guard isPath(body) else {
      emit(body, style)
      return
    }
    var start = body.startIndex
    body.forEachScalar { scalar, place in
      guard scalar == "→" || scalar == ">" else { return }
      if start < place.lowerBound { emit(body[start..<place.lowerBound], style) }
      emit(body[place], style)
      start = place.upperBound
    }
    if start < body.endIndex { emit(body[start...], style) }
  }

  private func isPath(_ body: ArraySlice<UInt8>) -> Bool {
    if body.contains(0xE2), !body.allScalars({ $0 != "→" }) { return true }
    return body.contains(UInt8(ascii: ">")) && !body.contains(UInt8(ascii: "<"))
      && !body.contains(UInt8(ascii: "/"))
  }

  private mutating func emit(_ bytes: ArraySlice<UInt8>, _ style: Style) {
    let text = String(decoding: bytes, as: UTF8.self)
    let word = Self.folded(text, bytes)
    let start = style.isExact ? chunkStart + bytes.startIndex : style.span.lowerBound
    let end = style.isExact ? start + bytes.count : style.span.upperBound
    let kind = kind(of: bytes)
    let (first, width) = bytes.scalar(at: bytes.startIndex)
    tokens.append(
      Token(
        text: text, word: word, known: lexicon.known(word), kind: kind,
        span: start..<end, isBold: style.isBold, isItalic: style.isItalic, run: style.run,
        link: style.link, hasSpaceBefore: hasSpace,
        mark: kind == .punctuation && width == bytes.count ? first : nil,
        isCapitalised: TextMarks.isCapital(first)))
    hasSpace = false
  }

  private func kind(of text: ArraySlice<UInt8>) -> Token.Kind {
    if let first = text.first, first < 0x80 {
      if TextMarks.isLetterOrNumber(Unicode.Scalar(first)) { return .word }
      if text.count == 1, first != UInt8(ascii: ">") { return .punctuation }
    }
    // "40 %": a unit.
    if text.count == 1, text.first == UInt8(ascii: "%") { return .word }
    if TextMarks.isSeparator(text) { return .separator }
    if isSign(text) || text.allScalars(TextMarks.isSymbol) { return .symbol }
    let hasWord = !text.allScalars { !TextMarks.isLetterOrNumber($0) }
    let isSingle = text.scalar(at: text.startIndex).width == text.count
    return hasWord || !isSingle && !text.allScalars(TextMarks.isTrailing) ? .word : .punctuation
  }

  /// `!!!` and the like are warning signs.
  private func isSign(_ text: ArraySlice<UInt8>) -> Bool {
    text.count > 1 && text.allSatisfy { $0 == UInt8(ascii: "!") }
  }

  /// Abbreviations keep their dot, and `(s)` its bracket.
  private func keepsMark(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.last == UInt8(ascii: ".") else { return false }
    return lexicon.abbreviations.contains(String(decoding: text, as: UTF8.self).lowercased())
  }

  /// Lower case with straight apostrophes.
  private static func folded(_ text: String, _ bytes: ArraySlice<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      let isLower = !bytes.contains { (65...90).contains($0) }
      return isLower ? text : text.lowercased()
    }
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      result.unicodeScalars.append(scalar == "’" || scalar == "‘" ? "'" : scalar)
    }
    return result
  }
}

extension String {
  /// The text without spaces and line ends at its ends.
  var trimmedSpaces: String {
    guard let first = utf8.firstIndex(where: { !Self.isSpace($0) }),
      let last = utf8.lastIndex(where: { !Self.isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// Whether there is nothing but spaces and line ends.
  var isAllSpace: Bool { utf8.allSatisfy(Self.isSpace) }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 10 || byte == 13
  }
}
