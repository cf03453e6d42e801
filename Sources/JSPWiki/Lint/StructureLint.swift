/// Finds what is opened and not closed, and what closes nothing.
struct StructureLint {
  private(set) var findings: [MarkupFinding] = []
  private(set) var links: [(Link, Range<Int>)] = []
  private let storage: NodeStorage
  private var lastContinuedBold: Int32 = -1
  private var lastContinuedItalic: Int32 = -1

  init(document: Document) {
    storage = document.root.storage
  }

  private var records: [NodeRecord] { storage.table.records }

  mutating func run() {
    noteContinued()
    visit(0)
  }

  private mutating func visit(_ index: Int32) {
    let parent = records[Int(index)]
    checkClosed(parent)
    var previous: NodeRecord?
    var child = parent.first
    while child >= 0 {
      let record = records[Int(child)]
      switch record.tag {
      case .link, .image: links.append((storage.link(record), span(record)))
      case .markup: checkMarkup(record, in: parent, after: previous)
      default:
        if record.tag.holdsOthers { visit(child) }
      }
      previous = record
      child = record.next
    }
  }

  private func span(_ record: NodeRecord) -> Range<Int> { Int(record.start)..<Int(record.end) }

  private func bytes(_ record: NodeRecord) -> ArraySlice<UInt8> { storage.source[span(record)] }

  private mutating func report(
    _ rule: MarkupFinding.Rule, _ message: String, help: String?, _ span: Range<Int>
  ) {
    findings.append(MarkupFinding(rule: rule, message: message, help: help, span: span))
  }

  // MARK: Unclosed

  private mutating func checkClosed(_ record: NodeRecord) {
    let closer: String
    switch record.tag {
    case .bold: closer = "__"
    case .italic: closer = "''"
    case .teletype: closer = "}}"
    case .preBlock, .preInline: closer = "}}}"
    default: return
    }
    guard record.first >= 0 else { return }
    let opener = records[Int(record.first)]
    let last = records[Int(record.last)]
    guard opener.tag == .markup else { return }
    let isClosed =
      record.first != record.last && last.tag == .markup && bytes(last).elementsEqual(closer.utf8)
    guard !isClosed, !isContinued(record) else { return }
    let text = String(decoding: bytes(opener), as: UTF8.self)
    report(
      .unclosed, "`\(text)` is not closed before its block ends",
      help: "close it with `\(closer)`", span(opener))
  }

  /// Bold and italic text may go on in the next paragraph, which opens it without a delimiter.
  private func isContinued(_ record: NodeRecord) -> Bool {
    switch record.tag {
    case .bold: lastContinuedBold >= record.end
    case .italic: lastContinuedItalic >= record.end
    default: false
    }
  }

  private mutating func noteContinued() {
    for record in records where record.tag == .bold || record.tag == .italic {
      guard record.first >= 0 else { continue }
      let first = records[Int(record.first)]
      let opener = record.tag == .bold ? "__" : "''"
      guard first.tag != .markup || !bytes(first).elementsEqual(opener.utf8) else { continue }
      if record.tag == .bold { lastContinuedBold = record.start }
      if record.tag == .italic { lastContinuedItalic = record.start }
    }
  }

  // MARK: Delimiters

  private mutating func checkMarkup(
    _ record: NodeRecord, in parent: NodeRecord, after previous: NodeRecord?
  ) {
    let text = bytes(record)
    guard let byte = text.first else { return }
    if text.count == 1, byte == .openBracket {
      checkBracket(record)
    } else if text.count == 1, let previous, previous.tag == .text, previous.end == record.start,
      [.underscore, .apostrophe, .closeBrace, .percent].contains(byte)
    {
      let start = Int(record.start) - 1
      let shown = String(decoding: storage.source[start..<Int(record.end)], as: UTF8.self)
      report(
        .strayDelimiter, "`\(shown)` closes nothing that is still open here",
        help: "what it should close has ended with its line, cell or block", start..<start + 2)
    } else if text.elementsEqual("%%".utf8), parent.tag != .styleBlock, parent.tag != .styleSpan {
      report(
        .strayDelimiter, "`%%` closes no style", help: "write `~%%` to show it", span(record))
    }
  }

  /// A bracket that is read and dropped although no second one follows was never closed.
  private mutating func checkBracket(_ record: NodeRecord) {
    let next = Int(record.end)
    if next < storage.source.count, storage.source[next] == .openBracket { return }
    report(
      .openBracket, "`[` is never closed, so that the rest of the page is shown as plain text",
      help: "close it with `]`, or write `[[` to show a bracket", span(record))
  }
}
