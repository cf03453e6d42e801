/// Text from pages and snapshots, made safe for a Markdown document.
enum Markdown {
  /// One line of running text: nothing in it is markup, a link, HTML or a control character.
  static func text(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText.line(text).unicodeScalars {
      if "\\`*_[]<>|#~&!".unicodeScalars.contains(scalar) { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// One line of code; the fence is longer than every run of backticks in it.
  static func code(_ text: String) -> String {
    let line = TerminalText.line(text)
    var longest = 0
    var run = 0
    for byte in line.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let needsSpace = line.hasPrefix("`") || line.hasSuffix("`") || line.isEmpty
    let padding = needsSpace ? " " : ""
    return fence + padding + line + padding + fence
  }

  /// A link; anything but an `http` or `https` address is shown as code.
  static func link(_ url: String) -> String {
    let line = TerminalText.line(url)
    let isWeb = line.hasPrefix("https://") || line.hasPrefix("http://")
    let isPlain = line.utf8.allSatisfy { byte in
      byte > 0x20 && byte < 0x7F && !"<>\"`".utf8.contains(byte)
    }
    return isWeb && isPlain ? "<\(line)>" : code(line)
  }
}
