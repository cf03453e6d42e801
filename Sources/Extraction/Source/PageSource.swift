import Crypto
import JSPWiki
public import Policy

/// A page as it was given to the compiler: markup, or the printed rows of a saved diff page.
public struct PageSource: Sendable {
  enum Content: Sendable {
    case markup
    case diff(SavedDiffPage)
  }

  /// The file as the user named it.
  public let file: String
  /// The text that is compiled, UTF-8: the bytes of the file, or what they decode to where the file
  /// is in another encoding or puts a frame around the text.
  public let bytes: [UInt8]
  /// The page's name: given, printed on the page, from its own links, or the file's stem.
  public let name: String
  /// The revision where the store or the page names it.
  public let revision: Int?
  let content: Content
  /// The SHA-256 of the file, hexadecimal.
  private let digest: String
  /// What had to be done to read the file.
  private let reading: [FileDiagnostic]

  /// Recognises what the bytes are and reads them.
  ///
  /// - Parameters:
  ///   - bytes: a page's text or a saved view of it; UTF-8, UTF-16 with a byte order mark, or Latin-1.
  ///   - file: the file as the user named it; its stem is the page's name of last resort.
  ///   - page: the page's name where the user gives it.
  ///   - revision: the revision where a page store names it.
  /// - Throws: messages with places when the bytes are no wiki page or a damaged diff page.
  public init(
    bytes: [UInt8], file: String, page: String? = nil, revision: Int? = nil
  ) throws(Diagnostics) {
    let input = try PageInput(reading: bytes, named: file)
    self.bytes = input.bytes
    self.file = file
    digest = SHA256.hash(data: bytes).hexadecimal
    reading = input.diagnostics
    if let diff = input.diff {
      content = .diff(diff)
      self.revision = revision ?? diff.revision
      name =
        page ?? diff.pageName ?? PageNames.fromLinks(
          Self.documents(of: diff, bytes: input.bytes, side: .new)) ?? PageNames.stem(of: file)
    } else {
      content = .markup
      self.revision = revision
      name = page ?? PageNames.stem(of: file)
    }
  }

  /// The page's name for files and policies.
  public var slug: String {
    let slug = Slug.make(name, isASCII: true)
    return slug.isEmpty ? "page" : slug
  }

  /// Whether the source is a saved diff page, which has two sides.
  public var isDiff: Bool {
    if case .diff = content { true } else { false }
  }

  /// What the source cannot prove: nothing says how many lines of a change are new.
  var diagnostics: [FileDiagnostic] {
    guard case .diff(let diff) = content else { return reading }
    let changes = diff.hunks.count { $0.kind == .changed }
    guard changes > 0 else { return reading }
    return reading + [
      FileDiagnostic(
        .note, file: file,
        message:
          "the sizes of \(changes == 1 ? "one change" : "\(changes) changes") cannot be proven",
        help: "a diff page states how many lines of a change are old, not how many are new")
    ]
  }

  // MARK: What the compiler reads

  /// The rows of a side, in runs without a gap.
  func segments(side: Side, lexicon: Lexicon) -> [PageReader.Segment] {
    let lines = lineTable(side: side)
    switch content {
    case .markup:
      let document = Document(parsing: bytes)
      return [
        PageReader.Segment(
          rows: RowReader.rows(of: document, lines: lines, lexicon: lexicon), followsGap: false)
      ]
    case .diff(let diff):
      return zip(diff.side(side).segments, Self.documents(of: diff, bytes: bytes, side: side))
        .map {
          segment, document in
          PageReader.Segment(
            rows: RowReader.rows(of: document, lines: lines, lexicon: lexicon),
            followsGap: segment.firstLine > 1)
        }
    }
  }

  /// Titles of sections that the page does not print, by number.
  func recoveredTitles(side: Side) -> [String: String] {
    guard case .diff(let diff) = content else { return [:] }
    let links = Self.documents(of: diff, bytes: bytes, side: side).flatMap { document in
      document.leaves.compactMap(\.link)
    }
    return SectionRecovery.titles(links: links)
  }

  /// The ledger that accounts for the bytes that no statement takes.
  func ledger(side: Side) -> Ledger {
    Ledger(size: bytes.count, lines: lineTable(side: side), regions: regions(side: side))
  }

  /// What the policy says about where it comes from.
  func description(side: Side) -> PolicySource {
    var source = PolicySource(
      page: name, revision: revision, digest: "sha256:" + digest)
    if case .diff(let diff) = content {
      source.modified = diff.modified?.description
      source.author = diff.author
      source.fidelity = .diff
      source.gaps = diff.side(side).gaps
    }
    return source
  }

  // MARK: Parts

  private static func documents(of diff: SavedDiffPage, bytes: [UInt8], side: Side) -> [Document] {
    diff.side(side).segments.map { Document(parsing: bytes, range: $0.span) }
  }

  private func lineTable(side: Side) -> LineTable {
    guard case .diff(let diff) = content else { return LineTable(bytes: bytes) }
    var numbers: [Int: Int] = [:]
    for segment in diff.side(side).segments {
      for row in segment.rows { numbers[row.span.lowerBound] = row.line }
    }
    return LineTable(bytes: bytes, renumbered: numbers)
  }

  private func regions(side: Side) -> [Ledger.Region] {
    guard case .diff(let diff) = content else {
      return [Ledger.Region(span: 0..<bytes.count, reason: "markup")]
    }
    var regions = diff.furniture.map { Ledger.Region(span: $0, reason: "furniture") }
    for hunk in diff.hunks {
      regions.append(Ledger.Region(span: hunk.headerSpan, reason: "furniture"))
      let (shown, other) = side == .new ? (hunk.new, hunk.old) : (hunk.old, hunk.new)
      regions += shown.map { Ledger.Region(span: $0.span, reason: "markup") }
      regions += other.map {
        Ledger.Region(span: $0.span, reason: side == .new ? "old_side" : "new_side")
      }
    }
    return regions.sorted { $0.span.lowerBound < $1.span.lowerBound }
  }
}
