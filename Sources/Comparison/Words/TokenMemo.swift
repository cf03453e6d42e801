/// Cuts each text into words once; revisions of a page have most of their sentences in common.
final class TokenMemo {
  private var known: [String: [Tokens.Token]] = [:]

  /// The words of a text.
  func tokens(of text: String) -> [Tokens.Token] {
    if let tokens = known[text] { return tokens }
    let tokens = Tokens.of(text)
    known[text] = tokens
    return tokens
  }
}
