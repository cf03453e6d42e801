/// An attachment as a page lists it.
public struct AttachmentEntry: Sendable, Hashable {
  /// The kind of the file as printed, such as `png`.
  public var kind: String?
  /// The name as printed; long names end in `...` on old pages.
  public var name: String
  /// The size as printed.
  public var size: String
  /// The number of the newest version.
  public var version: Int
  /// When the newest version came.
  public var date: PageDate
  /// Who brought the newest version.
  public var author: String?
  /// What the author noted about it.
  public var changeNote: String?
  /// The bytes of the file that print the entry.
  public var span: Range<Int>
  /// When the newest version came, in milliseconds since 1970; nil where the page was saved as text.
  public var milliseconds: Int?
  /// The exact number of bytes; nil where the page does not say it.
  public var byteCount: Int?

  /// Whether the page shows only the beginning of the name.
  public var isCutOff: Bool { name.hasSuffix("...") }

  /// The name, as far as the page shows it.
  public var nameStart: String { isCutOff ? String(name.dropLast(3)) : name }
}

/// A version of a page as its history lists it.
public struct VersionEntry: Sendable, Hashable {
  /// The number of the version.
  public var version: Int
  /// When it was saved.
  public var date: PageDate
  /// The size as printed.
  public var size: String
  /// Who saved it.
  public var author: String?
  /// What the author noted about it.
  public var changeNote: String?
  /// The bytes of the file that print the entry.
  public var span: Range<Int>
  /// When it was saved, in milliseconds since 1970; nil where the page was saved as text.
  public var milliseconds: Int?
  /// The exact size, in UTF-16 units with carriage returns as JSPWiki counts it; nil where the page
  /// does not say it.
  public var characterCount: Int?
}

/// A line of a table that was saved as text, cut at its date.
struct TableLine {
  /// The words before the date, the date's own left out.
  var before: [Substring]
  var date: PageDate
  /// The words after the date.
  var after: [Substring]
  /// The cells after the date, where tabs part them; names of people may have spaces.
  var cells: [String] = []

  init?(_ text: String) {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    guard words.count >= 3 else { return nil }
    for index in 0..<(words.count - 1) {
      if let date = PageDate(day: words[index], time: words[index + 1]) {
        before = Array(words[..<index])
        self.date = date
        after = Array(words[(index + 2)...])
        let rest = text[words[index + 1].endIndex...].split(
          separator: "\t", omittingEmptySubsequences: false)
        cells = rest.dropFirst().map(\.javaTrimmed)
        return
      }
    }
    return nil
  }

  /// Takes a size such as `12.794 kB` from the end of words.
  static func takeSize(fromEndOf words: inout [Substring]) -> String? {
    guard words.count >= 2, isUnit(words[words.count - 1]),
      words[words.count - 2].first?.isNumber == true
    else { return nil }
    let size = words.suffix(2).joined(separator: " ")
    words.removeLast(2)
    return size
  }

  /// Takes a size from the start of words.
  static func takeSize(fromStartOf words: inout [Substring]) -> String? {
    guard words.count >= 2, isUnit(words[1]), words[0].first?.isNumber == true else { return nil }
    let size = words.prefix(2).joined(separator: " ")
    words.removeFirst(2)
    return size
  }

  private static func isUnit(_ word: Substring) -> Bool {
    ["b", "byte", "bytes", "kb", "mb", "gb"].contains(word.lowercased())
  }
}

extension VersionEntry {
  /// Reads a line of a version table.
  init?(_ text: String, span: Range<Int>) {
    guard let line = TableLine(text), line.before.count == 1,
      let version = Int(line.before[0]), version > 0
    else { return nil }
    var rest = line.after
    guard let size = TableLine.takeSize(fromStartOf: &rest) else { return nil }
    let (author, note) = Self.authorAndNote(rest)
    self.init(
      version: version, date: line.date, size: size, author: author, changeNote: note, span: span)
  }

  /// Parts the author from the note at the links to other versions, which stand between them.
  private static func authorAndNote(_ words: [Substring]) -> (String?, String?) {
    var author = words[...]
    var note: ArraySlice<Substring> = []
    if let link = words.indices.first(where: { isLink(words, $0) }) {
      author = words[..<link]
      var rest = words[link...]
      while let index = rest.indices.first, isLink(words, index) {
        rest = rest.dropFirst(2)
        if rest.first == "|" { rest = rest.dropFirst() }
      }
      note = rest
    }
    return (
      author.isEmpty ? nil : author.joined(separator: " "),
      note.isEmpty ? nil : note.joined(separator: " ")
    )
  }

  private static func isLink(_ words: [Substring], _ index: Int) -> Bool {
    index + 1 < words.count && words[index] == "to"
      && (words[index + 1] == "previous" || words[index + 1] == "last")
  }
}

extension AttachmentEntry {
  /// Reads a line of an attachment list, in the order of the old or of the new template.
  init?(_ text: String, kind: String?, span: Range<Int>) {
    guard let line = TableLine(text), let versionWord = line.before.last,
      let version = Int(versionWord), version > 0
    else { return nil }
    var name = Array(line.before.dropLast())
    var rest = line.after
    var kind = kind
    if let size = TableLine.takeSize(fromEndOf: &name) {
      self.size = size
    } else if let size = TableLine.takeSize(fromStartOf: &rest) {
      self.size = size
      if rest.count > 1 { kind = String(rest.removeFirst()) }
    } else {
      return nil
    }
    guard !name.isEmpty else { return nil }
    if kind == nil, name.count > 1, name[0].count <= 5, !name[0].contains(".") {
      kind = String(name.removeFirst())
    }
    self.kind = kind
    self.name = name.joined(separator: " ")
    self.version = version
    date = line.date
    if line.cells.isEmpty {
      author = rest.first.map(String.init)
      changeNote = rest.count > 1 ? rest.dropFirst().joined(separator: " ") : nil
    } else {
      (author, changeNote) = Self.authorAndNote(line.cells, isNew: rest.count < line.after.count)
    }
    self.span = span
  }

  /// Picks the author and the note, with actions between them, from the cells behind the date;
  /// the new template has the size and the kind before them.
  private static func authorAndNote(_ cells: [String], isNew: Bool) -> (String?, String?) {
    let cells = isNew ? cells.dropFirst(2) : cells[...]
    let note = isNew ? cells.dropFirst(2).first : cells.dropFirst().last
    return (cells.first.flatMap(Self.filled), note.flatMap(Self.filled))
  }

  private static func filled(_ cell: String) -> String? { cell.isEmpty ? nil : cell }
}
