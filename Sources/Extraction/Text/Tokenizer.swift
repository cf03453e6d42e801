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

  private let lexicon: Lexicon
  private var tokens: [Token] = []
  private var chunk: [UInt8] = []
  private var chunkStart = 0
  private var chunkPiece: Piece?
  private var hasSpace = false

  /// Creates a tokenizer that keeps the dot of a lexicon's abbreviations and marks its words.
  init(lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// The tokens of the pieces of a row.
  mutating func tokens(of pieces: [Piece]) -> [Token] {
    tokens = []
    hasSpace = false
    for piece in pieces {
      if piece.isCode { addCode(piece) } else { add(piece) }
    }
    flush()
    return tokens
  }

  private mutating func addCode(_ piece: Piece) {
    flush()
    let text = piece.text.trimmedSpaces
    guard !text.isEmpty else { return }
    let word = text.lowercased()
    tokens.append(
      Token(
        text: text, word: word, marks: lexicon.words.marks(of: word), kind: .code, span: piece.span,
        isBold: piece.isBold,
        isItalic: piece.isItalic, run: piece.run, link: piece.link, hasSpaceBefore: hasSpace))
    hasSpace = false
  }

  private mutating func add(_ piece: Piece) {
    let bytes = Array(piece.text.utf8)
    if let last = chunk.last, let first = bytes.first,
      !(Self.isWordByte(last) && Self.isWordByte(first)) || chunkPiece?.link != piece.link
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
        chunkPiece = piece
        chunkStart = piece.isExact ? piece.span.lowerBound + index : piece.span.lowerBound
      }
      chunk.append(bytes[index])
      index += 1
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func spaceWidth(_ bytes: [UInt8], at index: Int) -> Int {
    switch bytes[index] {
    case 9, 10, 13, 32: 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: 2
    default: 0
    }
  }

  // MARK: Chunks

  private mutating func flush() {
    guard let piece = chunkPiece, !chunk.isEmpty else { return }
    let scalars = Array(String(decoding: chunk, as: UTF8.self).unicodeScalars)
    chunk.removeAll(keepingCapacity: true)
    chunkPiece = nil
    split(scalars, piece: piece)
    hasSpace = false
  }

  private mutating func split(_ scalars: [Unicode.Scalar], piece: Piece) {
    var low = 0
    var high = scalars.count
    var offset = 0
    var trailing: [(scalars: [Unicode.Scalar], offset: Int)] = []
    if isSeparator(scalars[...]) || isSign(scalars[...]) {
      emit(scalars[...], offset: 0, piece: piece)
      return
    }
    while low < high, Self.isLeadingMark(scalars[low]) || Self.isSymbol(scalars[low]) {
      let end = Self.isSymbol(scalars[low]) ? symbolEnd(scalars, from: low) : low + 1
      emit(scalars[low..<end], offset: offset, piece: piece)
      offset += scalars[low..<end].reduce(0) { $0 + UTF8.width($1) }
      low = end
    }
    var end = offset + scalars[low..<high].reduce(0) { $0 + UTF8.width($1) }
    while high > low, Self.isTrailingMark(scalars[high - 1]), !keepsMark(scalars[low..<high]) {
      end -= UTF8.width(scalars[high - 1])
      trailing.append(([scalars[high - 1]], end))
      high -= 1
    }
    if low < high { emitBody(scalars[low..<high], offset: offset, piece: piece) }
    for mark in trailing.reversed() { emit(mark.scalars[...], offset: mark.offset, piece: piece) }
  }

  /// A body such as `A>B>C` holds a path without spaces.
  private mutating func emitBody(_ body: ArraySlice<Unicode.Scalar>, offset: Int, piece: Piece) {
    let isPath =
      body.contains("→") || body.contains(">") && !body.contains("<") && !body.contains("/")
    guard isPath else {
      emit(body, offset: offset, piece: piece)
      return
    }
    var start = body.startIndex
    var position = offset
    for index in body.indices where body[index] == "→" || body[index] == ">" {
      if start < index { emit(body[start..<index], offset: position, piece: piece) }
      position += body[start..<index].reduce(0) { $0 + UTF8.width($1) }
      emit(body[index...index], offset: position, piece: piece)
      position += UTF8.width(body[index])
      start = index + 1
    }
    if start < body.endIndex { emit(body[start...], offset: position, piece: piece) }
  }

  private mutating func emit(_ scalars: ArraySlice<Unicode.Scalar>, offset: Int, piece: Piece) {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    let width = scalars.reduce(0) { $0 + UTF8.width($1) }
    let start = piece.isExact ? chunkStart + offset : piece.span.lowerBound
    let end = piece.isExact ? start + width : piece.span.upperBound
    let word = Self.folded(text)
    tokens.append(
      Token(
        text: text, word: word, marks: lexicon.words.marks(of: word), kind: kind(of: scalars),
        span: start..<end,
        isBold: piece.isBold, isItalic: piece.isItalic, run: piece.run, link: piece.link,
        hasSpaceBefore: hasSpace))
    hasSpace = false
  }

  private func kind(of scalars: ArraySlice<Unicode.Scalar>) -> Token.Kind {
    if isSeparator(scalars) { return .separator }
    if isSign(scalars) || scalars.allSatisfy(Self.isSymbol) { return .symbol }
    let hasWord = scalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    return hasWord || scalars.count > 1 && !scalars.allSatisfy(Self.isTrailingMark)
      ? .word : .punctuation
  }

  private func isSeparator(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = String(String.UnicodeScalarView(scalars))
    return [">", "→", "->", "›", "»", "=>", ">>", "-->", "▸", "⇒"].contains(text)
  }

  /// `!!!` and the like are warning signs.
  private func isSign(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.count > 1 && scalars.allSatisfy { $0 == "!" }
  }

  private func symbolEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start + 1
    while end < scalars.count, Self.isSymbol(scalars[end]) { end += 1 }
    return end
  }

  /// Abbreviations keep their dot, and `(s)` its bracket.
  private func keepsMark(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.last == "." else { return false }
    return lexicon.abbreviations.contains(String(String.UnicodeScalarView(scalars)).lowercased())
  }

  private static func isLeadingMark(_ scalar: Unicode.Scalar) -> Bool {
    ["(", "[", "\"", "'", "“", "‘", "«", "„", "•", "·", "●", "○", "▪", "◦", "‣"].contains(scalar)
  }

  private static func isTrailingMark(_ scalar: Unicode.Scalar) -> Bool {
    [".", ",", ";", ":", "!", "?", ")", "]", "\"", "'", "”", "’", "»", "…"].contains(scalar)
  }

  /// Emoji, their modifiers and other pictographic signs.
  private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x2000 else { return false }
    if scalar.value == 0xFE0F || scalar.value == 0x200D { return true }
    return scalar.properties.isEmojiPresentation || scalar.properties.isEmoji
      || (0x2600...0x27BF).contains(scalar.value) && scalar != "→"
  }

  /// Lower case with straight apostrophes.
  private static func folded(_ text: String) -> String {
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
    let bytes = Array(utf8)
    let isSpace: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }),
      let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
