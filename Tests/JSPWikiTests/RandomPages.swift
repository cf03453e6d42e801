import Randomness

extension SeededGenerator {
  /// A generator with a seed of its own, which is printed.
  static func printed() -> (generator: SeededGenerator, seed: UInt64) {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    return (SeededGenerator(seed: seed), seed)
  }
}

/// Pages that no one would write.
extension SeededGenerator {
  private static let snippets = [
    "__", "''", "{{", "}}", "{{{", "}}}", "~", "%%", "/%", "%%a ", "%%(b)", "[", "]", "[{", "}]",
    "|", "||", "\n", "\n\n", "\r\n", "\r", "!", "!!", "* ", "#", "**", "----", ";", ":", "a", "B ",
    "\\\\", "http://x.y", "[a|b]", "[{P a=b}]", "é", "\u{1F600}", " ", "\t", "&", "<", "#", "/",
    ">", "\"", "'", "\0", "\u{1}", "\u{FEFF}", "\u{FFFE}", "%%(a:\"b<c\")x/%", "%%(", "[a\"<|b\">]",
    "[t|http://x/\"<>|title='\"<>']", "[{Image src='a\"<>' caption='<b>' align='\">']", "[x.png]",
    "[{TableOfContents title='<i>'}]", "[{If page='T' exists='true'\n\n", "[{SET x='<\"&>'}]",
    "[{$x}]",
    "[{Counter}]", "~", "}", "{",
  ]

  /// A page of pieces of markup, with bytes in it that may be no text at all.
  mutating func page() -> [UInt8] {
    var page: [UInt8] = []
    for _ in 0..<Int.random(in: 0...60, using: &self) {
      if Int.random(in: 0..<8, using: &self) == 0 {
        page.append(UInt8.random(in: 0...255, using: &self))
      } else {
        page += Array((Self.snippets.randomElement(using: &self) ?? "").utf8)
      }
    }
    return page
  }

  /// Any bytes.
  mutating func bytes(upTo limit: Int) -> [UInt8] {
    (0..<Int.random(in: 0...limit, using: &self)).map { _ in
      UInt8.random(in: 0...255, using: &self)
    }
  }
}
