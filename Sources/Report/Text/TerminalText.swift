/// Text from pages and snapshots, made safe for a terminal.
public enum TerminalText {
  /// The text with every character that a terminal would obey replaced by a visible escape.
  ///
  /// Line feeds and tabs become spaces too, so the result is one line.
  public static func line(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isUnsafe) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t": result.append(" ")
      case _ where isUnsafe(scalar): result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a terminal acts on the character instead of showing it: C0 and C1 controls, DEL, line
  /// separators and the marks that change the direction of text.
  public static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
