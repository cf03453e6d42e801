/// What stands in square brackets.
extension MarkupParser {
  mutating func readBracket() -> Bool {
    let start = at
    var next = start + 1
    while next < end, source[next] == .openBracket { next += 1 }
    if next - start > 1 {
      drop(start, start + 1)
      textStart = start + 1
      at = next
      return true
    }
    guard let stop = endOfBracket(from: next) else {
      drop(start, next)
      printRest()
      return true
    }
    flushText(to: start)
    at = stop + 1
    addBracket(next..<stop, whole: start..<at)
    return true
  }

  /// Without a closing bracket all the rest of the page is plain text.
  private mutating func printRest() {
    while at < end {
      let start = at
      while at < end, source[at] != .lineFeed { at += 1 }
      var stop = at
      if at < end, stop > start, source[stop - 1] == .carriageReturn { stop -= 1 }
      if stop > start { addPiece(.text, start..<stop) }
      if at < end {
        at += 1
        addPiece(.newline, stop..<at)
      }
    }
  }

  /// The place of the bracket that closes; nil where the page ends first.
  private func endOfBracket(from start: Int) -> Int? {
    guard start < end else { return nil }
    guard source[start] == .openBrace else {
      return source[start..<end].firstIndex(of: .closeBracket)
    }
    var nesting = 1
    var place = start
    while place < end {
      let byte = source[place]
      let next: UInt8? = place + 1 < end ? source[place + 1] : nil
      if byte == .openBracket, next == .openBrace {
        nesting += 1
      } else if byte == .closeBracket, nesting == 0, source[place - 1] == .closeBrace {
        return place
      } else if byte == .closeBrace, next == .closeBracket {
        nesting -= 1
      }
      place += 1
    }
    return nil
  }

  private mutating func addBracket(_ inner: Range<Int>, whole: Range<Int>) {
    guard inner.lowerBound < inner.upperBound, source[inner.lowerBound] == .openBrace else {
      addLink(inner, whole: whole)
      return
    }
    let bytes = source[inner]
    let text = String(decoding: bytes, as: UTF8.self)
    if bytes.starts(with: "{ALLOW".utf8) || bytes.starts(with: "{DENY".utf8) {
      table.rules.append(AccessRule(parsing: text))
      addLeaf(.accessRule, whole.lowerBound, whole.upperBound, payload: table.rules.count - 1)
    } else if bytes.starts(with: "{SET".utf8) {
      table.settings.append(Metadata(parsing: text))
      addLeaf(.metadata, whole.lowerBound, whole.upperBound, payload: table.settings.count - 1)
    } else if !bytes.starts(with: "{$".utf8) {
      table.plugins.append(Plugin(parsing: text))
      addLeaf(.plugin, whole.lowerBound, whole.upperBound, payload: table.plugins.count - 1)
    } else {
      addLink(inner, whole: whole)
    }
  }

  /// Adds a link; what it says is only read when somebody asks for it, since most never do.
  private mutating func addLink(_ inner: Range<Int>, whole: Range<Int>) {
    let text = inner.drop { source[$0] <= .space }.prefix(2)
    if text.count == 2, source[text.lowerBound] == .openBrace {
      let parts = LinkParts(parsing: String(decoding: source[inner], as: UTF8.self))
      if parts.text.utf8.starts(with: "{$".utf8) {
        table.names.append(Self.variableName(parts.text))
        addLeaf(.variable, whole.lowerBound, whole.upperBound, payload: table.names.count - 1)
        return
      }
    }
    let isImage = mayBeImage(inner) && LinkClassifier(options: options).isImage(whole, in: source)
    addLeaf(isImage ? .image : .link, whole.lowerBound, whole.upperBound)
  }

  /// Whether a target ends like one of the image patterns, found out without making text of it.
  private func mayBeImage(_ inner: Range<Int>) -> Bool {
    guard options.showsImages else { return false }
    var stop = inner.upperBound
    if let bar = inner.first(where: { source[$0] == .bar }) {
      let rest = (bar + 1)..<inner.upperBound
      stop = rest.first { source[$0] == .bar } ?? stop
    }
    while stop > inner.lowerBound, source[stop - 1] <= .space { stop -= 1 }
    guard stop > inner.lowerBound else { return false }
    let last = source[stop - 1]
    return options.imageEndings.isEmpty || last >= 0x80
      || options.imageEndings.contains(last.isASCIILetter ? last | 0x20 : last)
  }

  private static func variableName(_ text: String) -> String {
    let name = text.dropFirst(2)
    return (name.hasSuffix("}") ? name.dropLast() : name).javaTrimmed
  }
}
