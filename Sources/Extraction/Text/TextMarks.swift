/// What single characters are to the tokenizer.
enum TextMarks {
  /// Whether the character can stand in front of a word without being a part of it.
  static func isLeading(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "[", "\"", "'", "“", "‘", "«", "„", "•", "·", "●", "○", "▪", "◦", "‣": true
    default: false
    }
  }

  /// Whether the character can stand behind a word without being a part of it.
  static func isTrailing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", ";", ":", "!", "?", ")", "]", "\"", "'", "”", "’", "»", "…": true
    default: false
    }
  }

  /// Emoji, their modifiers and other pictographic signs.
  static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value > 0x2000 else { return false }
    if scalar.value == 0xFE0F || scalar.value == 0x200D { return true }
    return scalar.properties.isEmojiPresentation || scalar.properties.isEmoji
      || (0x2600...0x27BF).contains(scalar.value) && scalar != "→"
  }

  /// Whether the character makes a word of what it stands in.
  static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return (48...57).contains(byte) || (97...122).contains(byte | 0x20)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether the character is a capital letter.
  static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (65...90).contains(scalar.value) : scalar.properties.isUppercase
  }

  /// Whether all of the text is a step from one user interface place to the next.
  static func isSeparator(_ text: ArraySlice<UInt8>) -> Bool {
    switch text.first {
    case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "="), 0xC2, 0xE2:
      separators.contains { text.elementsEqual($0) }
    default: false
    }
  }

  private static let separators: [[UInt8]] = [
    ">", "→", "->", "›", "»", "=>", ">>", "-->", "▸", "⇒",
  ].map { Array($0.utf8) }
}

extension ArraySlice<UInt8> {
  /// The characters of the text with the bytes that each takes.
  ///
  /// The bytes are UTF-8, since pages are checked before they are read.
  func forEachScalar(_ body: (Unicode.Scalar, Range<Int>) -> Void) {
    var place = startIndex
    while place < endIndex {
      let (scalar, width) = scalar(at: place)
      body(scalar, place..<(place + width))
      place += width
    }
  }

  /// Whether all characters meet the condition.
  func allScalars(_ condition: (Unicode.Scalar) -> Bool) -> Bool {
    var place = startIndex
    while place < endIndex {
      let (scalar, width) = scalar(at: place)
      if !condition(scalar) { return false }
      place += width
    }
    return true
  }

  /// The character that begins at a byte, and its width.
  func scalar(at place: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let lead = self[place]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (0x7F >> UInt32(width))
    for byte in self[place..<Swift.min(place + width, endIndex)].dropFirst() {
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }

  /// The character that ends in front of a byte, and its width.
  func scalar(before place: Int) -> (scalar: Unicode.Scalar, width: Int) {
    var start = place - 1
    while start > startIndex, self[start] & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start).scalar, place - start)
  }
}
