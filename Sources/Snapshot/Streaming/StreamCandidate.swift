internal import Glibc
internal import Policy

/// A file that may be read as a stream.
struct StreamCandidate {
  var entry: SnapshotFolder.Entry
  var size: Int
  var format: Int
  var entity: String
  var required: [[String]]

  /// Looks at the first record of a file; nil where the file is no JSON Lines file of an export that
  /// makes instances of one entity by itself.
  init?(
    _ entry: SnapshotFolder.Entry, recogniser: FormatRecogniser, vocabularies: VocabularySet,
    reader: ExportFileReader
  ) {
    guard let first = Self.firstLine(of: entry.path, limit: 1 << 20),
      first.first == UInt8(ascii: "{"),
      let file = try? reader.read(first, name: entry.name), case .json = file.content
    else { return nil }
    let recognition = recogniser.recognise(file, file: 0)
    guard let group = recognition.groups.first, recognition.groups.count == 1,
      !group.group.isCollection, group.group.context == nil, group.group.records.count == 1
    else { return nil }
    let format = vocabularies.formats[group.format]
    guard format.records == .document, format.filter == nil, format.fields.isEmpty,
      format.parts.isEmpty, format.makesInstances, !format.hasManyRecords,
      let entity = format.entities.first, format.entities.count == 1,
      vocabularies.entities.first(where: { $0.name == entity })?.cardinality == .many,
      let test = format.tests.first(where: { $0.context == nil }), test.anyMember.isEmpty,
      test.without.isEmpty, test.texts.isEmpty, !test.members.isEmpty
    else { return nil }
    self.entry = entry
    size = entry.size
    self.format = group.format
    self.entity = entity
    required = test.members.map { $0.split(separator: ".").map(String.init) }
  }

  /// The first line of a file without its end; nil where it is longer than the limit, or the only one.
  private static func firstLine(of path: String, limit: Int) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = fread(&bytes, 1, limit, file)
    guard let end = bytes[..<count].firstIndex(of: 0x0A), end > 0 else { return nil }
    return Array(bytes[..<end])
  }
}
