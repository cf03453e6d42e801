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
    var rest = bytes[range.upperBound...]
    if let blank = Self.blankLine(rest) {
      body = String(decoding: rest[blank.upperBound...], as: UTF8.self)
      rest = rest[..<blank.lowerBound]
    }
    commandLine = String(decoding: Self.withoutWhere(rest), as: UTF8.self).javaTrimmed
    arguments = Self.arguments(Array(commandLine.utf8))
  }

  /// The first run of word characters and dots, after an optional `INSERT`.
  private static func nameRange(_ bytes: [UInt8]) -> Range<Int>? {
    var at = 0
    var isFirst = true
    while at < bytes.count {
      while at < bytes.count, !isWord(bytes[at]) { at += 1 }
      let start = at
      while at < bytes.count, isWord(bytes[at]) { at += 1 }
      guard at > start else { return nil }
      let isNoise = isFirst && bytes[start..<at].elementsEqual("INSERT".utf8)
      if !isNoise { return start..<at }
      if !bytes[at...].contains(where: isWord) { return start..<at }
      isFirst = false
    }
    return nil
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isDigit || byte == .underscore || byte == .dot
  }

  private static func blankLine(_ bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == .lineFeed {
        var next = at + 1
        if next < bytes.endIndex, bytes[next] == .carriageReturn { next += 1 }
        if next < bytes.endIndex, bytes[next] == .lineFeed { return at..<next + 1 }
      }
      at += 1
    }
    return nil
  }

  private static func withoutWhere(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let trimmed = bytes.drop { $0 <= .space }
    guard trimmed.starts(with: "WHERE".utf8) else { return trimmed }
    let rest = trimmed.dropFirst(5)
    guard let next = rest.first, next <= .space else { return trimmed }
    return rest
  }

  private static func arguments(_ bytes: [UInt8]) -> [Argument] {
    var tokens = PluginTokens(bytes)
    var arguments: [Argument] = []
    var name: String?
    while let token = tokens.next() {
      if let known = name {
        arguments.append(Argument(name: known, value: token))
        name = nil
      } else {
        name = token
      }
    }
    return arguments
  }
}

/// Cuts plugin arguments into words and quoted strings; all else parts them.
struct PluginTokens {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> String? {
    while at < bytes.count {
      switch bytes[at] {
      case .apostrophe: return quoted()
      case .slash: skipComment()
      case UInt8(ascii: "\""): skipQuoted()
      case let byte where byte.isDigit || byte == .dot || byte == .dash:
        if let number = number() { return number }
      case let byte where byte.isASCIILetter || byte >= 0x80: return word()
      default: at += 1
      }
    }
    return nil
  }

  private mutating func skipComment() {
    while at < bytes.count, bytes[at] != .lineFeed, bytes[at] != .carriageReturn { at += 1 }
  }

  private mutating func skipQuoted() {
    _ = quoted()
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
