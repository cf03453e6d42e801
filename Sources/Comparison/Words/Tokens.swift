/// The words of a text with the marks that part them.
enum Tokens {
  /// A word as it is compared.
  struct Token: Hashable, Sendable {
    /// The word without the marks around it, in lower case unless its case can matter.
    var text: String
    /// Its stem.
    var stem: String
    /// Whether a comma, semicolon or colon stands behind it.
    var endsPhrase = false
    /// Whether a sentence ends behind it.
    var endsSentence = false
  }

  private static let edges = Set(".,;:!?()[]{}\"'`«»“”‘’„…•*|><=+🔴⚠️".unicodeScalars)

  /// Cuts a text into words; marks that stand alone only part what is beside them.
  static func of(_ text: String) -> [Token] {
    ofASCII(text) ?? ofUnicode(text)
  }

  /// The same for a text of ASCII alone, which most are; nil for any other.
  private static func ofASCII(_ text: String) -> [Token]? {
    var tokens: [Token] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      if byte > 0x7F { return nil }
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        add(word, to: &tokens)
        word.removeAll(keepingCapacity: true)
      } else {
        word.append(byte)
      }
    }
    add(word, to: &tokens)
    return tokens
  }

  private static let isEdge: [Bool] = (0..<128).map { byte in
    edges.contains(Unicode.Scalar(UInt8(byte)))
  }

  private static func add(_ piece: [UInt8], to tokens: inout [Token]) {
    var word = piece[...]
    while let first = word.first, isEdge[Int(first)],
      first != UInt8(ascii: "+") || word.count == 1
    {
      word = word.dropFirst()
    }
    var (phrase, sentence, isOpen) = (false, false, false)
    while let last = word.last, isEdge[Int(last)] {
      isOpen = isOpen || last == UInt8(ascii: "+")
      phrase = phrase || ",;:".utf8.contains(last)
      sentence = sentence || ".!?".utf8.contains(last)
      word = word.dropLast()
    }
    // A mark alone parts what is beside it, at whichever end of it the mark was taken off.
    if word.isEmpty {
      phrase = phrase || piece.contains { ",;:".utf8.contains($0) }
      sentence = sentence || piece.contains { ".!?".utf8.contains($0) }
    }
    let isLiteral = word.contains { "/\\_".utf8.contains($0) }
    let tells = word.contains { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
        || byte == UInt8(ascii: "%")
    }
    guard tells || isLiteral else { return mark(&tokens, phrase, sentence) }
    let folded =
      isLiteral ? word : ArraySlice(word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
    let text = String(decoding: folded, as: UTF8.self)
    tokens.append(
      Token(text: text, stem: Stem.of(text), endsPhrase: phrase, endsSentence: sentence))
    if isOpen { addOpenEnd(to: &tokens) }
  }

  /// `3.9+` says `3.9 or more`.
  private static func addOpenEnd(to tokens: inout [Token]) {
    guard var token = tokens.last, token.text.utf8.last.map({ (0x30...0x39).contains($0) }) ?? false
    else { return }
    (tokens[tokens.count - 1].endsPhrase, tokens[tokens.count - 1].endsSentence) = (false, false)
    (token.text, token.stem) = ("+", "+")
    tokens.append(token)
  }

  private static func ofUnicode(_ text: String) -> [Token] {
    var tokens: [Token] = []
    for piece in text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace) {
      var word = piece[...]
      var hasPhraseEnd = false
      var hasSentenceEnd = false
      let isOpen = piece.last { !".,;:!?)".unicodeScalars.contains($0) } == "+"
      while let first = word.first, edges.contains(first), first != "+" || word.count == 1 {
        word = word.dropFirst()
      }
      while let last = word.last, edges.contains(last) {
        if ",;:".unicodeScalars.contains(last) { hasPhraseEnd = true }
        if ".!?".unicodeScalars.contains(last) { hasSentenceEnd = true }
        word = word.dropLast()
      }
      if word.allSatisfy({ !$0.properties.isAlphabetic && $0.properties.numericType == nil }),
        !word.contains("%"), !isLiteral(word)
      {
        mark(&tokens, hasPhraseEnd, hasSentenceEnd)
        continue
      }
      let text = folded(word)
      tokens.append(
        Token(
          text: text, stem: Stem.of(text), endsPhrase: hasPhraseEnd, endsSentence: hasSentenceEnd))
      if isOpen { addOpenEnd(to: &tokens) }
    }
    return tokens
  }

  private static func mark(_ tokens: inout [Token], _ phrase: Bool, _ sentence: Bool) {
    guard !tokens.isEmpty else { return }
    if phrase { tokens[tokens.count - 1].endsPhrase = true }
    if sentence { tokens[tokens.count - 1].endsSentence = true }
  }

  /// The words of a phrase in lower case.
  static func normalised(_ text: String) -> [String] { of(text).map(\.text) }

  private typealias Word = Substring.UnicodeScalarView

  /// A path, a pattern or a name with an underscore is compared letter by letter.
  private static func isLiteral(_ word: Word) -> Bool {
    word.contains { "/\\_".unicodeScalars.contains($0) }
  }

  private static func folded(_ word: Word) -> String {
    if isLiteral(word) { return String(word) }
    let text = String(word).lowercased()
    guard text.contains("’") else { return text }
    return String(text.map { $0 == "’" ? "'" : $0 })
  }
}
