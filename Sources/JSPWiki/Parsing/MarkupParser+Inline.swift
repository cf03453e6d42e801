/// Markup within lines: breaks, bold, italic, teletype, preformatted text, escapes.
extension MarkupParser {
  mutating func readBackslash() -> Bool {
    guard has(.backslash, times: 2) else { return false }
    let start = at
    let clears = has(.backslash, times: 3)
    flushText(to: start)
    at += clears ? 3 : 2
    addLeaf(.lineBreak, start, at, flag: clears)
    return true
  }

  mutating func readUnderscore() -> Bool {
    guard has(.underscore, times: 2) else { return false }
    isBold.toggle()
    return toggle(.bold, .bold, opens: isBold)
  }

  mutating func readApostrophe() -> Bool {
    guard has(.apostrophe, times: 2) else { return false }
    isItalic.toggle()
    return toggle(.italic, .italic, opens: isItalic)
  }

  /// Opens or closes by the flag alone; closing what is not open prints half of the delimiter.
  private mutating func toggle(_ tag: Tag, _ name: ElementName, opens: Bool) -> Bool {
    let start = at
    flushText(to: start)
    if opens {
      openElement(tag, at: start)
      addLeaf(.markup, start, start + 2)
    } else if !closeElement(name, at: start, delimiter: 2) {
      printHalf(start)
    }
    at = start + 2
    return true
  }

  /// Shows the first byte of a delimiter that closed nothing, and swallows the second.
  mutating func printHalf(_ start: Int) {
    addLeaf(.text, start, start + 1)
    addLeaf(.markup, start + 1, start + 2)
  }

  mutating func readOpenBrace() -> Bool {
    guard has(.openBrace, times: 2) else { return false }
    let start = at
    guard has(.openBrace, times: 3) else {
      flushText(to: start)
      openElement(.teletype, at: start)
      markup(start, start + 2)
      return true
    }
    flushText(to: start)
    if atLineStart {
      startBlock(at: start)
      openElement(.preBlock, at: start)
      raw = .block
    } else {
      openElement(.preInline, at: start)
      raw = .inline
    }
    markup(start, start + 3)
    return true
  }

  mutating func readCloseBrace() -> Bool {
    let start = at
    if has(.closeBrace, times: 3) {
      if textStart == nil { textStart = start }
      at = start + 3
      return true
    }
    guard has(.closeBrace, times: 2) else { return false }
    flushText(to: start)
    if !closeElement(.teletype, at: start, delimiter: 2) { printHalf(start) }
    at = start + 2
    return true
  }

  /// Reads a piece of preformatted text, in which only `}}}`, `~` and line ends mean something.
  mutating func readRaw() {
    let start = at
    while at < end, !endsRawText(source[at]) { at += 1 }
    if at > start, textStart == nil { textStart = start }
    guard at < end else { return }
    switch source[at] {
    case .lineFeed: readRawLineEnd(from: at)
    case .carriageReturn: readRawCarriageReturn()
    case .tilde: readRawTilde()
    default: readRawBrace()
    }
  }

  private func endsRawText(_ byte: UInt8) -> Bool {
    byte == .closeBrace || byte == .tilde || byte == .lineFeed || byte == .carriageReturn
  }

  private mutating func readRawCarriageReturn() {
    let start = at
    if at + 1 < end, source[at + 1] == .lineFeed {
      at += 1
      readRawLineEnd(from: start)
    } else {
      markup(start, start + 1)
    }
  }

  private mutating func readRawLineEnd(from start: Int) {
    flushText(to: start)
    at += 1
    addLeaf(.newline, start, at)
  }

  private mutating func readRawTilde() {
    let start = at
    at += 1
    if has(.closeBrace, times: 3) {
      markup(start, start + 1)
      textStart = at
      at += 3
    } else if textStart == nil {
      textStart = start
    }
  }

  private mutating func readRawBrace() {
    let start = at
    guard has(.closeBrace, times: 3) else {
      if textStart == nil { textStart = start }
      at += 1
      return
    }
    flushText(to: start)
    let name = raw == .block ? ElementName.preformatted : .span
    if !closeElement(name, at: start, delimiter: 3) { addLeaf(.markup, start, start + 3) }
    raw = .none
    atLineStart = false
    at = start + 3
  }

  mutating func readTilde() -> Bool {
    let start = at
    guard start + 1 < end else { return false }
    let next = source[start + 1]
    if next == .space {
      drop(start, start + 2)
      return true
    }
    guard "|~\\*#-!'_[{]}%".utf8.contains(next) else { return false }
    drop(start, start + 1)
    textStart = at
    while at < end, source[at] == next { at += 1 }
    return true
  }
}
