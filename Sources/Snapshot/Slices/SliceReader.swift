internal import Policy

/// Reads slices of large files; not thread safe.
final class SliceReader {
  private let json: JSONReader
  private let scrubber: SecretScrubber

  init(_ vocabularies: VocabularySet) throws(ReadingFault) {
    json = try JSONReader()
    scrubber = SecretScrubber(vocabularies.secrets)
  }

  /// The records of a slice, with the lines of the file, and without secrets.
  ///
  /// - Throws: where it is malformed, or no UTF-8.
  func read(_ slice: Slice, name: String) throws(ReadingFault) -> ExportFile {
    let text = try DecodedText(slice.bytes)
    guard text.wasUTF8 else { throw ReadingFault("the text is no UTF-8") }
    let content: ExportFile.Content
    switch slice.syntax {
    case .lines:
      let lines = try json.lines(text.bytes, firstLine: slice.firstLine)
      content = .json(RawValue(content: .list(lines), line: 1), isLines: true)
    case .array:
      content = .json(try json.record(text.bytes, line: slice.firstLine), isLines: false)
    case .table:
      content = .table(try CSVFileReader.read(text.bytes, firstLine: slice.firstLine))
    }
    return scrubber.scrub(ExportFile(name: name, content: content))
  }

  /// Whether bytes are one JSON document.
  func isDocument(_ bytes: [UInt8]) -> Bool {
    (try? json.record(bytes, line: 1)) != nil
  }
}
