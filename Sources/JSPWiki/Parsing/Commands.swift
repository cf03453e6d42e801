extension Metadata {
  /// Reads `{SET name=value}`; what is malformed gets an empty name.
  init(parsing text: String) {
    name = ""
    value = ""
    guard let space = text.utf8.firstIndex(of: .space),
      let equals = text.utf8.firstIndex(of: .equals), space < equals
    else { return }
    name = text[space..<equals].javaTrimmed
    var rest = text[text.utf8.index(after: equals)...]
    if !rest.isEmpty { rest.removeLast() }
    var trimmed = Substring(rest.javaTrimmed)
    if trimmed.hasPrefix("'") { trimmed.removeFirst() }
    if trimmed.hasSuffix("'") { trimmed.removeLast() }
    value = String(trimmed)
    if value.isEmpty { name = "" }
  }
}

extension AccessRule {
  /// Reads `{ALLOW action who,who}`.
  init(parsing text: String) {
    denies = text.hasPrefix("{DENY")
    let body = text.hasSuffix("}") ? text.dropLast() : text[...]
    let words = body.utf8.split(maxSplits: 2, whereSeparator: { $0 <= .space })
    actions = words.count > 1 ? Self.parts(Substring(words[1])) : []
    principals = words.count > 2 ? Self.parts(Substring(words[2])) : []
  }

  private static func parts(_ text: Substring) -> [String] {
    text.utf8.split(separator: .comma).map { Substring($0).javaTrimmed }.filter { !$0.isEmpty }
  }
}
