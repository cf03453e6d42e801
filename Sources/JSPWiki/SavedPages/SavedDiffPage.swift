/// A diff view of a wiki page that a browser saved as text.
///
/// The view prints only what differs, with line numbers. Sizes of additions and removals and all
/// line numbers are verified; how many new lines a change has is taken from where the next hunk
/// begins, which the page cannot prove.
public struct SavedDiffPage: Sendable {
  /// The name of the page, where it is printed.
  public let pageName: String?
  /// The attachments that the page lists.
  public let attachments: [AttachmentEntry]
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
  /// The versions that the page lists, as it lists them.
  public let versions: [VersionEntry]
  /// The differences, in order.
  public let hunks: [Hunk]
  /// Everything that is neither hunk header nor row, in order.
  public let furniture: [Range<Int>]
  /// The text that all spans point into: the file, or its text where the file is HTML.
  public let source: [UInt8]
  /// Whether `source` was made from an HTML file.
  public let isFromHTML: Bool
  /// The whole text of the old revision, where the view shows it.
  public let wholeOld: [UInt8]?
  /// The whole text of the new revision, where the view shows it.
  public let wholeNew: [UInt8]?

  /// Whether a file is a saved diff view, or at least was meant to be one.
  public static func recognises(_ bytes: [UInt8]) -> Bool {
    if HTMLPage.recognises(bytes) {
      return HTMLPage(bytes).map { $0.place != nil || $0.saysNoDifference } ?? false
    }
    let lines = PageLines(bytes)
    let layout = DiffPageLayout(lines)
    guard layout.firstHeader != nil || layout.saysNoDifference else {
      return layout.heading != nil || PageFacts(lines, outside: []).attachments.count > 1
    }
    return layout.isFramed || layout.beginsWithHeader
  }

  /// Reads a saved diff view, as text or as HTML.
  ///
  /// - Throws: an error that names the hunk where sizes or line numbers contradict each other or
  ///   the page ends too early, and an error where the file is no diff view.
  public init(parsing bytes: [UInt8]) throws(SavedPageError) {
    if HTMLPage.recognises(bytes) {
      try self.init(html: bytes)
    } else {
      try self.init(text: bytes)
    }
  }

  private init(text bytes: [UInt8]) throws(SavedPageError) {
    let lines = PageLines(bytes)
    let layout = DiffPageLayout(lines)
    guard layout.firstHeader != nil || layout.saysNoDifference else {
      throw Self.withoutHunks(bytes, lines)
    }
    var found: [HunkReader.Found] = []
    if let first = layout.firstHeader {
      var reader = HunkReader(
        lines: lines, headers: layout.headers, end: layout.end,
        endsWithFurniture: layout.end < lines.count)
      found = try reader.read(from: first)
      if layout.isCutOff, let last = found.last {
        throw SavedPageError(
          message:
            "hunk \(found.count) (`\(lines.text(last.line))`) ends with the file: the version"
            + " table that follows the hunks is missing; was the page saved whole?",
          line: last.line + 1, hunk: found.count)
      }
    }
    self.init(source: bytes, found, page: nil, diff: nil)
  }

  private static func withoutHunks(_ bytes: [UInt8], _ lines: PageLines) -> SavedPageError {
    if bytes.allSatisfy({ $0 <= .space }) {
      return SavedPageError(message: "the file is empty", line: 1)
    }
    guard recognises(bytes) else {
      return SavedPageError(message: "not a saved diff view: no line begins a hunk", line: 1)
    }
    return SavedPageError(
      message: "the saved page ends before its first hunk; was the page saved whole?",
      line: max(1, lines.count))
  }

  private init(html bytes: [UInt8]) throws(SavedPageError) {
    guard let page = HTMLPage(bytes), page.place != nil || page.saysNoDifference else {
      throw SavedPageError(message: "not a saved diff view: it shows no difference", line: 1)
    }
    let diff = try HTMLDiff(page)
    let (source, found) = try diff.layout(page)
    self.init(source: source, found, page: page, diff: diff)
  }

  private init(
    source: [UInt8], _ found: [HunkReader.Found], page: HTMLPage?, diff: HTMLDiff?
  ) {
    let lines = PageLines(source)
    let hunks = found.map { Self.hunk($0, lines) }
    let facts = PageFacts(lines, outside: found.map { $0.line..<$0.rows.upperBound })
    self.hunks = hunks
    self.source = source
    isFromHTML = page != nil
    wholeOld = diff?.oldText
    wholeNew = diff?.newText
    pageName = page?.pageName
    attachments = facts.attachments
    versions = facts.versions
    let newest = facts.versions.first
    revision = facts.change?.revision ?? newest?.version
    modified = facts.change?.date ?? newest?.date
    author = facts.change?.author ?? newest?.author
    created = facts.creation?.date
    creator = facts.creation?.author
    furniture = Self.furniture(between: hunks, count: source.count)
  }

  /// What the page shows of one of the two revisions.
  public func side(_ side: Side) -> PartialPage {
    PartialPage(hunks, side: side)
  }

  private static func hunk(_ found: HunkReader.Found, _ lines: PageLines) -> Hunk {
    let middle = found.rows.lowerBound + found.oldCount
    func rows(_ range: Range<Int>, from line: Int) -> [Hunk.Row] {
      range.enumerated().map { Hunk.Row(line: line + $0.offset, span: lines.spans[$0.element]) }
    }
    return Hunk(
      kind: found.header.kind, header: lines.text(found.line),
      headerSpan: lines.spans[found.line],
      old: rows(found.rows.lowerBound..<middle, from: found.oldStart),
      new: rows(middle..<found.rows.upperBound, from: found.newStart),
      oldStart: found.oldStart, newStart: found.newStart)
  }

  private static func furniture(between hunks: [Hunk], count: Int) -> [Range<Int>] {
    var furniture: [Range<Int>] = []
    var place = 0
    for hunk in hunks {
      if hunk.headerSpan.lowerBound > place { furniture.append(place..<hunk.headerSpan.lowerBound) }
      place = hunk.new.last?.span.upperBound ?? hunk.old.last?.span.upperBound ?? place
    }
    if place < count { furniture.append(place..<count) }
    return furniture
  }
}
