import JSPWiki
import Policy

/// The text of a page as it was found in a file: decoded, and taken out of the frame that the wiki or
/// a browser put around it.
///
/// In order: UTF-16 with a byte order mark, UTF-8, else Latin-1, as JSPWiki itself reads a page that
/// is no UTF-8 (reference, section 7.4); then a diff view as text or HTML, the frame of `skin=raw`
/// (section 8.10), and what remains is markup.
struct PageInput {
  /// The text that is compiled, UTF-8; all offsets count in it.
  var bytes: [UInt8]
  /// The diff view that the text is; nil where it is a page.
  var diff: SavedDiffPage?
  /// What had to be done to get the text.
  var diagnostics: [FileDiagnostic] = []

  /// Reads the bytes of a file.
  ///
  /// - Throws: a message with its place where the bytes are no wiki page or a damaged diff view.
  init(reading file: [UInt8], named name: String) throws(Diagnostics) {
    let (text, note) = try Self.decoded(file, named: name)
    bytes = text
    if let note { diagnostics.append(note) }
    if let offset = bytes.firstIndex(of: 0) {
      throw Diagnostics(
        FileDiagnostic(
          file: name, place: Self.place(of: offset, in: bytes),
          message: "not a wiki page: a zero byte", help: "give the text of a wiki page"))
    }
    if bytes.allSatisfy({ [9, 10, 13, 32].contains($0) }) {
      throw Diagnostics(
        FileDiagnostic(
          file: name, message: "the file is empty", help: "give the text of a wiki page"))
    }
    if let raw = RawPage.text(of: bytes) {
      bytes = raw
      return
    }
    if SavedDiffPage.recognises(bytes) {
      do {
        let diff = try SavedDiffPage(parsing: bytes)
        bytes = diff.source
        self.diff = diff
      } catch {
        throw Diagnostics(
          FileDiagnostic(
            file: name, place: FilePlace(line: error.line, column: error.column),
            message: error.message))
      }
      return
    }
    if let problem = foreign(name) { throw Diagnostics(problem) }
  }

  // MARK: Encodings

  private static func decoded(
    _ file: [UInt8], named name: String
  ) throws(Diagnostics) -> (bytes: [UInt8], note: FileDiagnostic?) {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
      guard let text = utf16(file) else {
        throw Diagnostics(
          FileDiagnostic(
            file: name, place: FilePlace(line: 1, column: 1), message: "invalid UTF-16",
            help: "save the page as UTF-8"))
      }
      return (text, nil)
    }
    let text = PageText(decoding: file)
    guard text.isRecoded else { return (file, nil) }
    return (
      text.bytes,
      FileDiagnostic(
        .note, file: name, message: "read as Latin-1, since it is no UTF-8",
        help: "offsets count in the text as UTF-8")
    )
  }

  private static func utf16(_ file: [UInt8]) -> [UInt8]? {
    guard file.count.isMultiple(of: 2) else { return nil }
    let isBigEndian = file[0] == 0xFE
    let units: [UInt16] = stride(from: 2, to: file.count, by: 2).map { index in
      let first = UInt16(file[index])
      let second = UInt16(file[index + 1])
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  // MARK: Other formats

  /// What another format is called, by how the text begins; nil where it can be a page.
  private func foreign(_ name: String) -> FileDiagnostic? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let head = String(
      decoding: start.drop { [9, 10, 13, 32].contains($0) }.prefix(64), as: UTF8.self
    ).lowercased()
    let formats = [
      ("<?xml", "XML"), ("<!doctype", "HTML"), ("<html", "HTML"), ("%pdf", "PDF"), ("{\"", "JSON"),
      ("[{\"", "JSON"), ("apiversion:", "a YAML document"),
    ]
    guard let format = formats.first(where: { head.hasPrefix($0.0) }) else { return nil }
    let isInfo = format.1 == "HTML" && (try? SavedInfoPage(parsing: bytes)) != nil
    return FileDiagnostic(
      file: name, place: FilePlace(line: 1, column: 1),
      message: isInfo
        ? "an Info view lists the revisions of a page, not its text"
        : "not a wiki page: this is \(format.1)",
      help: "give the page's markup, or a diff view saved as text or HTML")
  }

  private static func place(of offset: Int, in bytes: [UInt8]) -> FilePlace {
    let before = bytes[..<offset]
    let line = before.count(where: { $0 == 10 }) + 1
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let column = bytes[start..<offset].count(where: { $0 & 0xC0 != 0x80 }) + 1
    return FilePlace(line: line, column: column)
  }
}
