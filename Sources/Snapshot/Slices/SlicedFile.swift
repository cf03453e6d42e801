internal import Policy

/// A large file whose records are read a slice at a time.
struct SlicedFile {
  var entry: SnapshotFolder.Entry
  var size: Int
  /// The position of its format among those of the vocabularies.
  var format: Int
  var entity: String
  /// What stands around its records.
  private(set) var frame: SliceFrame
  /// The position among the files of the snapshot.
  var position = 0

  /// Looks at the beginning of a file; nil where it is not large, or no list of records of one export
  /// about one entity.
  init?(
    _ entry: SnapshotFolder.Entry, atLeast minimum: Int, recogniser: FormatRecogniser,
    vocabularies: VocabularySet, reader: SliceReader
  ) {
    let size = entry.size
    guard size >= minimum,
      let syntax = try? Self.syntax(of: entry, reader)
    else { return nil }
    guard let slice = try? Self.firstSlice(of: entry, syntax),
      let file = try? reader.read(slice, name: entry.name)
    else { return nil }
    let recognition = recogniser.recognise(file, file: 0)
    guard recognition.failure == nil, let group = recognition.groups.first,
      Self.isPlain(recognition),
      let entity = Self.entity(of: vocabularies.formats[group.format], vocabularies)
    else { return nil }
    self.entry = entry
    self.size = size
    self.entity = entity
    format = group.format
    frame = slice.frame
  }

  /// The records from the first to the last.
  ///
  /// - Throws: where the file is not what it looked like.
  func elements() throws(ReadingFault) -> any ElementReader {
    switch frame.syntax {
    case .lines: try LineElements(entry.path)
    case .array: try ArrayElements(entry.path, endingWith: frame.suffix)
    case .table: try TableElements(entry.path)
    }
  }

  /// Whether what was recognised is one list of records without anything around them that counts for
  /// some of them alone.
  static func isPlain(_ recognition: Recognition) -> Bool {
    recognition.groups.count == 1
      && recognition.groups.allSatisfy {
        $0.group.failure == nil && $0.group.records.allSatisfy { $0.failure == nil }
      }
  }

  /// The one entity of which there are many that a format feeds from its records themselves.
  private static func entity(of format: ExportFormat, _ vocabularies: VocabularySet) -> String? {
    guard format.records == .document, format.parts.isEmpty, let entity = format.entities.first,
      format.entities.count == 1,
      vocabularies.entities.contains(where: { $0.name == entity && $0.cardinality == .many })
    else { return nil }
    return entity
  }

  private static func firstSlice(
    of entry: SnapshotFolder.Entry, _ syntax: SliceFrame.Syntax
  ) throws(ReadingFault) -> Slice {
    let elements: any ElementReader =
      switch syntax {
      case .lines: try LineElements(entry.path)
      case .array: try ArrayElements(entry.path)
      case .table: try TableElements(entry.path)
      }
    var slice = Slice(file: 0, frame: elements.frame)
    while slice.count < 8, let element = try elements.next(), slice.add(element) {}
    guard slice.count > 0 else { throw ReadingFault("there are no records") }
    return slice
  }

  /// How a file is written, by its first bytes.
  private static func syntax(
    of entry: SnapshotFolder.Entry, _ reader: SliceReader
  ) throws(ReadingFault) -> SliceFrame.Syntax {
    let source = try ByteSource(entry.path)
    var head: [UInt8] = []
    // The first line of what may be one document a line, the first lines of a table.
    while let byte = source.next(), head.count < ElementLimits.frame {
      let isObject = head.first { !$0.isBlank } == UInt8(ascii: "{")
      if byte == 0x0A && (isObject || head.count > 1 << 12) { break }
      head.append(byte)
    }
    let isLine = source.peek() != nil
    let text = head.drop { $0.isBlank }
    guard let first = text.first, !head.prefix(4096).contains(0) else {
      throw ReadingFault("the file is no text")
    }
    switch first {
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "{"):
      // The first of several documents, one a line, or the envelope of all records.
      return isLine && reader.isDocument(Array(text)) ? .lines : .array
    default:
      guard CSVFileReader.isLikely(head, name: entry.name) else {
        throw ReadingFault("the file is no table")
      }
      return .table
    }
  }
}
