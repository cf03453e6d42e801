/// Style openers and closers.
extension MarkupParser {
  mutating func readSlash() -> Bool {
    guard at + 1 < end, source[at + 1] == .percent, !styles.isEmpty else { return false }
    return readStyle()
  }

  mutating func readPercent() -> Bool {
    guard has(.percent, times: 2) else { return false }
    return readStyle()
  }

  /// Reads `%%` or `/%`; a letter or parenthesis behind it opens a style, all else closes one.
  private mutating func readStyle() -> Bool {
    let start = at
    var place = start + 2
    if place < end, source[place] == .openParenthesis {
      let css = readCSS(&place)
      openStyle(Style(classes: nil, css: css), start, place)
      return true
    }
    if let unit = Characters.unit(at: place, in: source, before: end), Characters.isLetter(unit) {
      let classes = readClasses(&place)
      var css: String?
      if place < end {
        switch source[place] {
        case .openParenthesis: css = readCSS(&place)
        case .lineFeed, .carriageReturn: break
        default: place += 1
        }
      }
      openStyle(Style(classes: classes, css: css), start, place)
      return true
    }
    closeStyle(start)
    return true
  }

  private mutating func closeStyle(_ start: Int) {
    flushText(to: start)
    at = start + 2
    guard let isSpan = styles.popLast() else {
      addLeaf(.markup, start, at)
      return
    }
    if !closeElement(isSpan ? .span : .division, at: start, delimiter: 2) { printHalf(start) }
  }

  private mutating func openStyle(_ style: Style, _ start: Int, _ stop: Int) {
    flushText(to: start)
    if let css = style.css, HTMLText.unescaped(css).utf8.contains("javascript:".utf8) {
      table.names.append("Attempt to output javascript!")
      addLeaf(.failure, start, stop, payload: table.names.count - 1)
      at = stop
      return
    }
    let isSpan = restOfLineIsVisible(from: stop)
    if !isSpan { startBlock(at: start) }
    styles.append(isSpan)
    table.styles.append(style)
    openElement(
      isSpan ? .styleSpan : .styleBlock, at: start, payload: table.styles.count - 1)
    markup(start, stop)
  }

  private func restOfLineIsVisible(from start: Int) -> Bool {
    var place = start
    while place < end, source[place] != .lineFeed {
      if source[place] > .space { return true }
      place += 1
    }
    return false
  }

  /// Reads a class name; dots part several classes, a backslash takes the next byte as it is.
  private func readClasses(_ place: inout Int) -> String {
    var name: [UInt8] = []
    while place < end {
      var byte = source[place]
      if byte == .backslash {
        place += 1
        guard place < end else { break }
        byte = source[place]
      } else if byte == .openParenthesis || byte == .space || byte == .tab
        || byte == .carriageReturn || byte == .lineFeed
      {
        break
      }
      place += 1
      if byte == .dot {
        name.append(.space)
      } else if byte.isASCIILetter || byte.isDigit || byte == .underscore || byte == .dash
        || byte == .space
      {
        name.append(byte)
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// Reads what stands between parentheses; nested ones are counted, backslashes dropped.
  private func readCSS(_ place: inout Int) -> String {
    var css: [UInt8] = []
    var depth = 1
    place += 1
    while place < end {
      let byte = source[place]
      place += 1
      if byte == .backslash { continue }
      if byte == .openParenthesis { depth += 1 }
      if byte == .closeParenthesis {
        depth -= 1
        if depth == 0 { break }
      }
      css.append(byte)
    }
    return String(decoding: css, as: UTF8.self)
  }
}
