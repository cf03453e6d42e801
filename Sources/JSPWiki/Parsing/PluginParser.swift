extension Plugin {
  /// Reads `{Name argument='value' …}` with the quirks of the tokenizer that JSPWiki uses.
  init(parsing text: String) {
    var bytes = Array(text.utf8.dropFirst())
    if bytes.last == .closeBrace { bytes.removeLast() }
    name = ""
    arguments = []
    commandLine = ""
    guard let range = Self.nameRange(bytes) else { return }
    name = String(decoding: bytes[range], as: UTF8.self)
    let rest = Array(Self.withoutWhere(bytes[range.upperBound...]))
    commandLine = String(decoding: rest, as: UTF8.self)
    readArguments(rest)
  }

  /// The first run of word characters and dots, after an optional `INSERT`.
  private static func nameRange(_ bytes: [UInt8]) -> Range<Int>? {
    guard var start = bytes.firstIndex(where: isWord) else { return nil }
    if bytes[start...].starts(with: "INSERT".utf8) {
      var next = start + 6
      while next < bytes.count, bytes[next] <= .space { next += 1 }
      if next < bytes.count, isWord(bytes[next]) { start = next }
    }
    let stop = bytes[start...].firstIndex { !isWord($0) } ?? bytes.count
    return start..<stop
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isDigit || byte == .underscore || byte == .dot
  }

  private static func withoutWhere(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let trimmed = bytes.drop { $0 == .space || $0 == .tab }
    guard trimmed.starts(with: "WHERE".utf8) else { return trimmed }
    return trimmed.dropFirst(5).drop { $0 == .space || $0 == .tab }
  }

  /// Takes words for names and values in turn, up to a line that holds neither word nor number;
  /// what follows that line is the body.
  private mutating func readArguments(_ bytes: [UInt8]) {
    var tokens = PluginTokens(bytes)
    var pending: String?
    var mayEnd = false
    reading: while let token = tokens.next() {
      var word: String?
      switch token {
      case .lineEnd:
        if mayEnd { break reading }
        mayEnd = true
      case .word(let text):
        mayEnd = false
        word = text
      case .quoted(let text): word = text
      case .other: break
      }
      guard let word else { continue }
      if let known = pending {
        arguments.append(Argument(name: known, value: word))
        pending = nil
      } else {
        pending = word
      }
    }
    if mayEnd { body = String(decoding: bytes[tokens.place...], as: UTF8.self) }
  }
}

/// Cuts plugin arguments into words, quoted strings and line ends; all else parts them.
struct PluginTokens {
  enum Token {
    /// A word, or a number cut to its whole part.
    case word(String)
    /// A string between single quotes.
    case quoted(String)
    case lineEnd
    /// Something without meaning that is no white space.
    case other
  }

  private let bytes: [UInt8]
  private var at = 0
  private var skipsLineFeed = false

  /// The place behind the last token.
  var place: Int { at }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> Token? {
    while at < bytes.count {
      let byte = bytes[at]
      if skipsLineFeed {
        skipsLineFeed = false
        if byte == .lineFeed {
          at += 1
          continue
        }
      }
      switch byte {
      case .lineFeed, .carriageReturn:
        at += 1
        skipsLineFeed = byte == .carriageReturn
        return .lineEnd
      case .apostrophe: return .quoted(quoted())
      case .slash: skipComment()
      case UInt8(ascii: "\""):
        _ = quoted()
        return .other
      case _ where byte.isDigit || byte == .dot || byte == .dash:
        return number().map { .word($0) } ?? .other
      case _ where byte.isASCIILetter || byte >= 0x80: return .word(word())
      case _ where byte <= .space: at += 1
      default:
        at += 1
        return .other
      }
    }
    return nil
  }

  private mutating func skipComment() {
    while at < bytes.count, bytes[at] != .lineFeed, bytes[at] != .carriageReturn { at += 1 }
  }

  private mutating func word() -> String {
    let start = at
    while at < bytes.count, isInWord(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private func isInWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isDigit || byte == .dot || byte == .dash || byte >= 0x80
  }

  /// Reads a number and cuts it to its whole part; a lone minus or dot parts words.
  private mutating func number() -> String? {
    let isNegative = bytes[at] == .dash
    var place = at + (isNegative ? 1 : 0)
    let digits = place
    var dot: Int?
    while place < bytes.count, bytes[place].isDigit || (bytes[place] == .dot && dot == nil) {
      if bytes[place] == .dot { dot = place }
      place += 1
    }
    let whole = bytes[digits..<(dot ?? place)]
    guard place > digits, dot == nil || place - digits > 1 else {
      at = max(place, at + 1)
      return nil
    }
    at = place
    let kept = whole.drop { $0 == UInt8(ascii: "0") }
    let value = Int32(String(decoding: kept, as: UTF8.self)) ?? (kept.isEmpty ? 0 : .max)
    return String(isNegative ? -value : value)
  }

  /// Reads a string up to its quote or the end of the line, with the escapes of C.
  private mutating func quoted() -> String {
    let quote = bytes[at]
    at += 1
    var text: [UInt8] = []
    while at < bytes.count, bytes[at] != quote, bytes[at] != .lineFeed,
      bytes[at] != .carriageReturn
    {
      if bytes[at] == .backslash, at + 1 < bytes.count {
        at += 1
        escape(into: &text)
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    if at < bytes.count, bytes[at] == quote { at += 1 }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func escape(into text: inout [UInt8]) {
    let byte = bytes[at]
    if byte >= 0x30, byte <= 0x37 {
      let most = byte <= 0x33 ? 3 : 2
      var value: UInt32 = 0
      var count = 0
      while at < bytes.count, count < most, bytes[at] >= 0x30, bytes[at] <= 0x37 {
        value = value * 8 + UInt32(bytes[at] - 0x30)
        at += 1
        count += 1
      }
      if let scalar = Unicode.Scalar(value) { text.append(contentsOf: Character(scalar).utf8) }
      return
    }
    at += 1
    switch byte {
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "v"): text.append(0x0B)
    default: text.append(byte)
    }
  }
}
