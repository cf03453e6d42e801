/// Reads markup in one pass, character by character, as JSPWiki's own parser does.
///
/// There is no grammar: a byte is offered to a switch, and the only context is a handful of flags
/// and the innermost open element. That is why closing an outer element silently closes the inner
/// ones while flags such as `isBold` keep their value; pages rely on what comes of it.
struct MarkupParser {
  /// How deep elements may nest; deeper ones are read and left out of the tree.
  static let depthLimit = 400
  /// How deep lists may nest; each level takes two elements.
  static let listDepthLimit = 100

  let source: [UInt8]
  let end: Int
  let options: ParsingOptions
  var table = NodeTable()

  /// The next byte to read.
  var at: Int
  /// Where the text that has not become a node yet begins.
  var textStart: Int?
  /// The text before that which has not become nodes yet, where links are looked for in text.
  var runPieces: [RunPiece] = []
  /// The open elements, the root first.
  var open: [Int32] = []
  /// For each element name the place in `open` where the nearest one lies, -1 without one.
  var nearest: [Int32] = .init(repeating: -1, count: ElementName.count)
  /// For each open element the place of the next one outwards with the same name.
  var outer: [Int32] = []
  /// A copy of the table of bytes that `dispatch` looks at, near at hand.
  private let special = isSpecial

  /// Whether nothing was read on this line yet; a flag, no column: invisible markup clears it.
  var atLineStart = true
  var isBold = false
  var isItalic = false
  var reopensBold = false
  var reopensItalic = false
  var isInTable = false
  var isInTerm = false
  var hasOpenParagraph = false
  var bullets: [UInt8] = []
  /// One entry for each open style: whether it is a span.
  var styles: [Bool] = []
  var raw = Raw.none
  var openHeading: Int32?

  enum Raw {
    case none
    case inline
    case block
  }

  init(source: [UInt8], range: Range<Int>, options: ParsingOptions) {
    self.source = source
    self.options = options
    at = range.lowerBound
    end = range.upperBound
    let root = NodeRecord(
      start: Int32(range.lowerBound), end: Int32(range.upperBound), payload: -1, tag: .document)
    table.records.reserveCapacity(range.count / 12 + 16)
    table.options = options
    open.append(table.add(root, under: -1))
    outer.append(-1)
  }

  mutating func run() {
    skipByteOrderMark()
    while at < end {
      if raw != .none {
        readRaw()
        continue
      }
      if atLineStart {
        closeWhatTheLineEnds()
      } else {
        skipPlain()
        guard at < end else { break }
      }
      dispatch()
    }
    flushText(to: end)
    closeHeading(at: end)
    close(to: 0, at: end)
  }

  private mutating func skipByteOrderMark() {
    guard options.skipsByteOrderMark, at == 0, end >= 3, source[0] == 0xEF, source[1] == 0xBB,
      source[2] == 0xBF
    else {
      return
    }
    addLeaf(.markup, 0, 3)
    at = 3
  }

  /// A list ends at a line that begins with neither bullet nor space, a table without a bar.
  private mutating func closeWhatTheLineEnds() {
    let byte = source[at]
    if !bullets.isEmpty, byte != .asterisk, byte != .hash, byte != .space {
      closeLists()
    }
    if isInTable, byte != .bar {
      flushText(to: at)
      closeElement(.table)
      isInTable = false
    }
  }

  private mutating func skipPlain() {
    let start = at
    let end = self.end
    at = source.withUnsafeBufferPointer { bytes in
      special.withUnsafeBufferPointer { special in
        var place = start
        while place < end, !special[Int(bytes[place])] { place += 1 }
        return place
      }
    }
    if at > start, textStart == nil { textStart = start }
  }

  private mutating func dispatch() {
    let byte = source[at]
    switch byte {
    case .carriageReturn: readCarriageReturn()
    case .lineFeed: readLineFeed(from: at)
    default:
      let start = at
      if !recognise(byte) {
        at = start + 1
        if textStart == nil { textStart = start }
      }
      atLineStart = false
    }
  }

  /// Offers a byte to the constructs; on false nothing was read and the byte is text.
  private mutating func recognise(_ byte: UInt8) -> Bool {
    switch byte {
    case .backslash: readBackslash()
    case .underscore: readUnderscore()
    case .apostrophe: readApostrophe()
    case .openBrace: readOpenBrace()
    case .closeBrace: readCloseBrace()
    case .dash: atLineStart && readRule()
    case .bang: atLineStart && readHeading()
    case .semicolon: atLineStart && readTerm()
    case .colon: isInTerm && readDefinition()
    case .openBracket: readBracket()
    case .asterisk, .hash: atLineStart && readListLine()
    case .bar: readBar()
    case .tilde: readTilde()
    case .percent: readPercent()
    case .slash: readSlash()
    default: false
    }
  }

  // MARK: Line ends

  private mutating func readCarriageReturn() {
    let start = at
    if at + 1 < end, source[at + 1] == .lineFeed {
      at += 1
      readLineFeed(from: start)
    } else {
      drop(start, start + 1)
    }
  }

  private mutating func readLineFeed(from start: Int) {
    flushText(to: start)
    closeHeading(at: start)
    closeElement(.definitionList, at: start)
    if isInTable { closeElement(.row, at: start) }
    isInTerm = false
    at += 1
    guard atLineStart else {
      addPiece(.newline, start..<at)
      atLineStart = true
      return
    }
    startBlock(at: start)
    addLeaf(.blankLine, start, at)
    if opensParagraph { openParagraph() }
  }

  /// Whether a paragraph may begin here, which depends on how the next line begins.
  private var opensParagraph: Bool {
    guard at < end else { return true }
    switch source[at] {
    case .asterisk, .hash, .bang, .semicolon: return false
    case .openBrace: return !has(.openBrace, times: 3)
    case .dash: return !has(.dash, times: 4)
    case .percent: return !has(.percent, times: 2)
    default: return true
    }
  }

  func has(_ byte: UInt8, times count: Int) -> Bool {
    guard at + count <= end else { return false }
    for index in at..<at + count where source[index] != byte { return false }
    return true
  }

  private mutating func openParagraph() {
    openElement(.paragraph, at: at)
    hasOpenParagraph = true
    if reopensItalic {
      openElement(.italic, at: at)
      isItalic = true
      reopensItalic = false
    }
    if reopensBold {
      openElement(.bold, at: at)
      isBold = true
      reopensBold = false
    }
  }

  /// Ends what may not run on into a block: italic, bold, teletype and the paragraph.
  mutating func startBlock(at place: Int) {
    flushText(to: place)
    closeElement(.italic, at: place)
    closeElement(.bold, at: place)
    closeElement(.teletype, at: place)
    if hasOpenParagraph {
      hasOpenParagraph = false
      closeElement(.paragraph, at: place)
      addLeaf(.blockGap, place, place)
    }
    reopensItalic = isItalic
    reopensBold = isBold
    isItalic = false
    isBold = false
  }
}

/// The bytes that `MarkupParser.dispatch` has to look at.
private let isSpecial: [Bool] = {
  var table = [Bool](repeating: false, count: 256)
  for byte in "\r\n\\_'{}-!;:[*#|~%/".utf8 { table[Int(byte)] = true }
  return table
}()
