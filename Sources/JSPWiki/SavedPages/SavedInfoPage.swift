/// An Info view of a page, with its history and attachments, saved as text or as HTML.
public struct SavedInfoPage: Sendable {
  /// The name of the page, where it is printed.
  public let pageName: String?
  /// The number of the revision that the page calls its last.
  public let revision: Int?
  /// When that revision was saved.
  public let modified: PageDate?
  /// Who saved it.
  public let author: String?
  /// When the page was made.
  public let created: PageDate?
  /// Who made the page.
  public let creator: String?
  /// The versions that the page lists.
  public let versions: [VersionEntry]
  /// The attachments that the page lists.
  public let attachments: [AttachmentEntry]
  /// How many versions the page has in all, where the view says so; it lists 20 at a time.
  public let versionCount: Int?

  /// Whether the view lists fewer versions than the page has.
  public var listsSomeVersions: Bool { versionCount.map { $0 > versions.count } ?? false }

  /// Reads a saved Info view.
  ///
  /// - Throws: an error where the file shows neither a history nor who changed the page last.
  public init(parsing bytes: [UInt8]) throws(SavedPageError) {
    let page = HTMLPage.recognises(bytes) ? HTMLPage(bytes) : nil
    let source = page.map { Array($0.lines.map { $0 + "\n" }.joined().utf8) } ?? bytes
    let facts = PageFacts(PageLines(source), outside: [])
    guard facts.change != nil || !facts.versions.isEmpty else {
      throw SavedPageError(
        message: "not a saved Info view: neither a history nor a last change is shown", line: 1)
    }
    let newest = facts.versions.first
    pageName = page?.pageName
    revision = facts.change?.revision ?? newest?.version
    modified = facts.change?.date ?? newest?.date
    author = facts.change?.author ?? newest?.author
    created = facts.creation?.date
    creator = facts.creation?.author
    let exact = page.map { Self.exactCells($0) } ?? [:]
    versions = facts.versions.map { entry in
      var entry = entry
      entry.milliseconds = exact[entry.span.lowerBound]?.milliseconds
      entry.characterCount = exact[entry.span.lowerBound]?.size
      return entry
    }
    attachments = facts.attachments.map { entry in
      var entry = entry
      entry.milliseconds = exact[entry.span.lowerBound]?.milliseconds
      entry.byteCount = exact[entry.span.lowerBound]?.size
      return entry
    }
    versionCount = Self.total(PageLines(source))
  }

  /// What table rows say exactly, by the byte at which their line begins.
  private static func exactCells(_ page: HTMLPage) -> [Int: ExactCells] {
    var cells: [Int: ExactCells] = [:]
    var place = 0
    for (index, line) in page.lines.enumerated() {
      cells[place] = page.exactCells[index]
      place += line.utf8.count + 1
    }
    return cells
  }

  /// The number of `(Total items: 42 )`, which ends the links to other parts of a history.
  private static func total(_ lines: PageLines) -> Int? {
    for index in 0..<lines.count where lines[index].holds("(Total items:") {
      let words = lines.text(index).split { !$0.isNumber }
      if let number = words.last.flatMap({ Int($0) }) { return number }
    }
    return nil
  }
}

/// The source of a page as the wiki's `skin=raw` sends it.
public enum RawPage {
  /// Whether a file is a page in the frame that `skin=raw` puts around it.
  public static func recognises(_ bytes: [UInt8]) -> Bool {
    text(of: bytes) != nil
  }

  /// The text of the page without the frame; nil where there is no frame.
  public static func text(of bytes: [UInt8]) -> [UInt8]? {
    guard let start = firstLine(bytes, "<pre>"), let stop = lastClose(bytes), start <= stop else {
      return nil
    }
    let head = bytes[..<start]
    guard isFrame(head), bytes[stop...].dropFirst(6).allSatisfy({ $0 <= .space }) else {
      return nil
    }
    var inner = bytes[start..<stop]
    if inner.last == .lineFeed { inner.removeLast() }
    if inner.last == .carriageReturn { inner.removeLast() }
    var out: [UInt8] = []
    out.reserveCapacity(inner.count)
    var at = inner.startIndex
    while at < inner.endIndex {
      if inner[at] == UInt8(ascii: "&"),
        let (byte, count) = entities.lazy.compactMap({ entity -> (UInt8, Int)? in
          inner[at...].starts(with: entity.0) ? (entity.1, entity.0.count) : nil
        }).first
      {
        out.append(byte)
        at += count
      } else {
        out.append(inner[at])
        at += 1
      }
    }
    return out
  }

  private static let entities: [([UInt8], UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
  ]

  /// The byte behind the first line that is a tag.
  private static func firstLine(_ bytes: [UInt8], _ tag: String) -> Int? {
    let lines = PageLines(bytes)
    for index in 0..<min(lines.count, 40) {
      let line = lines[index]
      if line.elementsEqual(tag.utf8) { return lines.spans[index].upperBound }
      if !line.isEmpty, line.first != UInt8(ascii: "<") { return nil }
    }
    return nil
  }

  private static func isFrame(_ head: ArraySlice<UInt8>) -> Bool {
    head.allSatisfy { $0 != 0 }
  }

  private static func lastClose(_ bytes: [UInt8]) -> Int? {
    let tag = Array("</pre>".utf8)
    guard bytes.count >= tag.count else { return nil }
    for start in stride(from: bytes.count - tag.count, through: 0, by: -1)
    where bytes[start] == tag[0] && bytes[start...].starts(with: tag) {
      return start
    }
    return nil
  }
}
