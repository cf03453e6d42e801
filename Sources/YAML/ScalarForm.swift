/// How a text can be written so that it is read back as the same text.
enum ScalarForm {
  case plain, singleQuoted, doubleQuoted, literal

  /// Chooses the most readable form that keeps the text.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - isInFlow: whether it stands within brackets.
  ///   - isKey: whether it is a key.
  ///   - keepsType: whether a reader must not see a number, truth value, date or null in it.
  init(_ text: String, isInFlow: Bool, isKey: Bool, keepsType: Bool) {
    if Self.isSimple(text), !keepsType || !PlainResolution.mayBeTyped(text) {
      self = .plain
      return
    }
    let bytes = Array(text.utf8)
    if !isKey, !isInFlow, bytes.contains(0x0A), Self.suitsLiteral(text, bytes) {
      self = .literal
    } else if !Self.isPrintable(text, bytes) {
      self = .doubleQuoted
    } else if Self.suitsPlain(bytes, isInFlow: isInFlow)
      && !(keepsType && PlainResolution.isTyped(bytes))
    {
      self = .plain
    } else {
      let escapes = bytes.contains(UInt8(ascii: "\"")) || bytes.contains(UInt8(ascii: "\\"))
      self = escapes && !bytes.contains(UInt8(ascii: "'")) ? .singleQuoted : .doubleQuoted
    }
  }

  /// Whether a text has nothing that a form must be chosen for, as most texts.
  private static func isSimple(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, isLetterOrDigit(first),
      last != UInt8(ascii: " ")
    else { return false }
    let isSpecial = specials
    return text.utf8.allSatisfy { !isSpecial[Int($0)] }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// What can have a meaning in a plain scalar, and what is not printable ASCII.
  private static let specials: [Bool] = {
    var table = Self.table(":#,[]{}?\"'\\")
    for byte in table.indices where !(0x20...0x7E).contains(byte) { table[byte] = true }
    return table
  }()

  /// Whether every character can stand for itself on one line.
  private static func isPrintable(_ text: String, _ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { (0x20...0x7E).contains($0) } || text.unicodeScalars.allSatisfy(isPrintable)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0xFFFD, 0x1_0000...: true
    default: false
    }
  }

  /// The syntax of plain scalars, a little narrower than libyaml's and than YAML 1.2's.
  private static func suitsPlain(_ bytes: [UInt8], isInFlow: Bool) -> Bool {
    guard let first = bytes.first, let last = bytes.last else { return false }
    if leadingIndicators[Int(first)] || bytes.starts(with: dots) {
      return false
    }
    if last == UInt8(ascii: " ") || last == UInt8(ascii: ":") {
      return false
    }
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: ":") where isInFlow || bytes[offset + 1] == UInt8(ascii: " "): return false
      case UInt8(ascii: "#") where bytes[offset - 1] == UInt8(ascii: " "): return false
      case _ where isInFlow && flowIndicators[Int(byte)]: return false
      default: continue
      }
    }
    return true
  }

  private static let leadingIndicators = table("-?:,[]{}#&*!|>'\"%@`=~ ")
  private static let flowIndicators = table(",[]{}?")
  private static let dots = Array("...".utf8)

  private static func table(_ signs: String) -> [Bool] {
    var table = Array(repeating: false, count: 256)
    for sign in signs.utf8 { table[Int(sign)] = true }
    return table
  }

  /// Whether the lines of a text can stand as they are; blanks at the edges of lines cannot.
  private static func suitsLiteral(_ text: String, _ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, first != 0x0A, first != 0x20 else { return false }
    if bytes.suffix(2) == [0x0A, 0x0A] || bytes.last == 0x20 {
      return false
    }
    let endsWithBlank = zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x0A }
    return !endsWithBlank && text.unicodeScalars.allSatisfy { $0 == "\n" || isPrintable($0) }
  }
}

/// What readers of YAML 1.1 and 1.2 see in a plain scalar.
enum PlainResolution {
  /// Rules out by a look that a text has a type; the text begins with a letter or digit.
  static func mayBeTyped(_ text: String) -> Bool {
    text.utf8.count <= 5 || text.utf8.first.map(isDigit) ?? true
  }

  /// Whether some reader takes the text for a number, truth value, date, null or merge key.
  static func isTyped(_ bytes: [UInt8]) -> Bool {
    isWord(bytes) || isNumeric(bytes) || isTimestamp(bytes)
  }

  private static let words: Set<String> = [
    "", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=",
    ".inf", "-.inf", "+.inf", ".nan",
  ]

  private static func isWord(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 5 else { return false }
    let folded = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return words.contains(String(decoding: folded, as: UTF8.self))
  }

  /// Wider than any schema's numbers: everything made of their characters that starts like one.
  private static func isNumeric(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    guard let first = rest.first, isDigit(first) || first == UInt8(ascii: ".") else { return false }
    return rest.allSatisfy { isDigit($0) || "abcdefABCDEFxXoO_:.+-".utf8.contains($0) }
  }

  /// `YYYY-M-D`, alone or with a time that has seconds.
  private static func isTimestamp(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, isDigit(first) else { return false }
    let parts = bytes.split(
      separator: UInt8(ascii: "-"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[0].allSatisfy(isDigit),
      (1...2).contains(parts[1].count), parts[1].allSatisfy(isDigit)
    else { return false }
    let day = parts[2].prefix(while: isDigit)
    guard (1...2).contains(day.count) else { return false }
    let time = parts[2].dropFirst(day.count)
    return time.isEmpty || time.count { $0 == UInt8(ascii: ":") } >= 2
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
