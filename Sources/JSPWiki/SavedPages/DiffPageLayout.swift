/// Where the hunks of a saved diff view may begin and where they end.
struct DiffPageLayout {
  /// The lines that look like hunk headers.
  let headers: [Int: HunkHeader]
  /// The first of them behind the heading of the differences.
  let firstHeader: Int?
  /// The first line behind the hunks.
  let end: Int
  /// Whether the page says that both revisions are the same.
  let saysNoDifference: Bool
  /// Whether the page shows anything that only a view of a wiki shows.
  let isFramed: Bool
  /// Whether the page has a frame above the differences and none below: it was not saved whole.
  let isCutOff: Bool
  /// The line that heads the differences.
  let heading: Int?
  /// Whether the first line that is not blank is a header.
  let beginsWithHeader: Bool

  init(_ lines: PageLines) {
    var headers: [Int: HunkHeader] = [:]
    var heading: Int?
    var isFramed = false
    var saysNoDifference = false
    for index in 0..<lines.count {
      if HunkHeader.isPossible(lines[index]), let header = HunkHeader(lines.text(index)) {
        headers[index] = header
      } else if headers.isEmpty, Self.isHeading(lines[index]) {
        heading = index
      } else if Self.isNoDifference(lines[index]) {
        saysNoDifference = true
      }
      if Self.endsHunks(lines, index) { isFramed = true }
    }
    self.headers = headers
    self.saysNoDifference = saysNoDifference
    self.heading = heading
    self.isFramed = isFramed || heading != nil
    let first = headers.keys.filter { $0 > heading ?? -1 }.min()
    firstHeader = first
    beginsWithHeader =
      first != nil && first == (0..<lines.count).first { !lines.isBlank($0) }
    end = Self.end(lines, headers, from: first ?? lines.count)
    let hasFrameAbove = heading.map { (0..<$0).contains { !lines.isBlank($0) } } ?? false
    let hasFrameBelow = end < lines.count && Self.endsHunks(lines, end)
    isCutOff = hasFrameAbove && first != nil && !hasFrameBelow
  }

  /// The hunks end at the version table or at the footer, else at the end of the file.
  ///
  /// Rows whose
  /// number a header states are skipped, since a line of the page may look like furniture.
  private static func end(_ lines: PageLines, _ headers: [Int: HunkHeader], from start: Int) -> Int
  {
    var index = start
    while index < lines.count {
      if endsHunks(lines, index) { return index }
      index += 1
      if let header = headers[index - 1], index + header.count <= lines.count {
        let after = index + header.count
        let isFollowed = after == lines.count || headers[after] != nil || endsHunks(lines, after)
        if header.kind == .changed || isFollowed { index = after }
      }
    }
    var end = lines.count
    while end > start + 1, lines.isBlank(end - 1) { end -= 1 }
    return end
  }

  private static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop { $0 <= .space }.starts(with: "Difference between version".utf8)
  }

  private static func isNoDifference(_ line: ArraySlice<UInt8>) -> Bool {
    line.drop { $0 <= .space }.starts(with: "No difference detected.".utf8)
  }

  private static func endsHunks(_ lines: PageLines, _ index: Int) -> Bool {
    let line = lines[index]
    guard line.count < 1000 else { return false }
    let text = line.drop { $0 <= .space }
    if text.starts(with: "Version".utf8), text.holds("Date Modified") {
      return true
    }
    if text.holds("This page (revision-")
      || text.starts(with: "This particular version was published on ".utf8)
      || text.starts(with: "This page was created on ".utf8)
    {
      return true
    }
    return isTranslatedTableHead(lines, index)
  }

  /// In any language a version table is a line of words above lines that begin with a version.
  private static func isTranslatedTableHead(_ lines: PageLines, _ index: Int) -> Bool {
    guard index + 1 < lines.count, let first = lines[index + 1].first, first.isDigit,
      lines[index + 1].holdsTime, VersionEntry(lines.text(index + 1), span: 0..<0) != nil
    else { return false }
    return VersionEntry(lines.text(index), span: 0..<0) == nil && !lines.isBlank(index)
  }
}

/// What a saved view prints about its page outside the hunks.
struct PageFacts {
  var attachments: [AttachmentEntry] = []
  var versions: [VersionEntry] = []
  var change: RevisionLine?
  var creation: RevisionLine?

  init(_ lines: PageLines, outside hunks: [Range<Int>]) {
    var rest = hunks[...]
    var index = 0
    while index < lines.count {
      if let hunk = rest.first, hunk.contains(index) {
        index = hunk.upperBound
        rest = rest.dropFirst()
        continue
      }
      if lines[index].count < 1000, Self.canSayAnything(lines[index]) { read(lines, index) }
      index += 1
    }
  }

  /// Whether a line has a date or a sentence about the page, found out cheaply.
  private static func canSayAnything(_ line: ArraySlice<UInt8>) -> Bool {
    line.holdsTime || line.holds("This page ")
  }

  private mutating func read(_ lines: PageLines, _ index: Int) {
    let text = lines.text(index)
    if lines[index].holds("This page ") {
      if let line = RevisionLine.lastChange(text) {
        change = change ?? line
        return
      }
      if let line = RevisionLine.creation(text) {
        creation = creation ?? line
        return
      }
    }
    if let version = VersionEntry(text, span: lines.spans[index]) {
      versions.append(version)
    } else {
      readAttachment(lines, index, text)
    }
  }

  /// The kind of an attachment often stands on a line of its own, since it is an image's text.
  private mutating func readAttachment(_ lines: PageLines, _ index: Int, _ text: String) {
    var kind: String?
    var start = index
    if index > 0, lines[index - 1].count <= 12 {
      let above = lines.text(index - 1)
      if !above.isEmpty, above.utf8.allSatisfy({ $0.isASCIILetter || $0.isDigit }) {
        kind = above
        start = index - 1
      }
    }
    let span = lines.span(start..<index + 1)
    if let entry = AttachmentEntry(text, kind: kind, span: span) { attachments.append(entry) }
  }
}
