/// Takes short quoted phrases as names, as bold and italic ones are.
///
/// `set "Mode" to strict` names the same thing as `set __Mode__ to strict`. Quotations that hold a
/// sentence, an arrow or more than ``longest`` words stay as they are: an error message is no name.
enum QuotedNames {
  /// The greatest number of tokens in a quoted name.
  private static let longest = 8
  private static let openers: Set<String> = ["\"", "“", "„"]

  /// Whether any token can begin a quotation.
  static func canStand(in tokens: [Token]) -> Bool {
    tokens.contains { $0.mark == "\"" || $0.mark == "“" || $0.mark == "„" }
  }

  /// Marks the quoted names among the tokens of a row and drops their quotation marks; `run` gives
  /// the number of the next run.
  static func mark(_ tokens: [Token], run: inout Int) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      guard let end = end(of: tokens, from: index) else {
        result.append(tokens[index])
        index += 1
        continue
      }
      run -= 1
      for (place, token) in tokens[index + 1..<end].enumerated() {
        var token = token
        token.run = run
        token.isItalic = true
        if place == 0 { token.hasSpaceBefore = tokens[index].hasSpaceBefore }
        result.append(token)
      }
      index = end + 1
    }
    return result
  }

  /// The closing mark of the quoted name that a token opens.
  private static func end(of tokens: [Token], from start: Int) -> Int? {
    let opener = tokens[start]
    guard opener.kind == .punctuation, openers.contains(opener.text),
      start + 1 < tokens.count, !tokens[start + 1].hasSpaceBefore
    else { return nil }
    let closers: [Unicode.Scalar] = opener.text == "\"" ? ["\""] : ["”", "“"]
    for index in start + 1..<min(tokens.count, start + longest + 2) {
      let token = tokens[index]
      if closers.contains(where: token.isMark) { return index > start + 1 ? index : nil }
      if token.isMarked || !token.isWordLike && token.kind != .separator { return nil }
    }
    return nil
  }
}
