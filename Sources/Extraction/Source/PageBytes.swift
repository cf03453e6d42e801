import Policy

/// Tells bytes that can be a wiki page from those that cannot.
enum PageBytes {
  /// What is wrong with the bytes as a page; nil where they can be one.
  static func problem(_ bytes: [UInt8], file: String) -> FileDiagnostic? {
    if bytes.isEmpty || bytes.allSatisfy({ [9, 10, 13, 32].contains($0) }) {
      return FileDiagnostic(
        file: file, message: "the file is empty", help: "give the text of a wiki page")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return FileDiagnostic(
        file: file, place: FilePlace(line: 1, column: 1), message: "the page is UTF-16",
        help: "save it as UTF-8")
    }
    if let offset = firstInvalid(bytes) {
      return FileDiagnostic(
        file: file, place: place(of: offset, in: bytes), message: "invalid UTF-8",
        help: "save the page as UTF-8")
    }
    if let offset = bytes.firstIndex(of: 0) {
      return FileDiagnostic(
        file: file, place: place(of: offset, in: bytes), message: "not a wiki page: a zero byte",
        help: "give the text of a wiki page")
    }
    return foreign(bytes, file: file)
  }

  /// Other formats, by how they begin.
  private static func foreign(_ bytes: [UInt8], file: String) -> FileDiagnostic? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let head = String(
      decoding: start.drop { [9, 10, 13, 32].contains($0) }.prefix(64), as: UTF8.self
    ).lowercased()
    let formats = [
      ("<?xml", "XML"), ("<!doctype", "HTML"), ("<html", "HTML"), ("%pdf", "PDF"), ("{\"", "JSON"),
      ("[{\"", "JSON"), ("apiversion:", "a YAML document"),
    ]
    guard let format = formats.first(where: { head.hasPrefix($0.0) }) else { return nil }
    return FileDiagnostic(
      file: file, place: FilePlace(line: 1, column: 1),
      message: "not a wiki page: this is \(format.1)",
      help: "give the page's markup, or a diff page saved as text")
  }

  /// The offset of the first byte that is no UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return min(offset, bytes.count - 1)
      }
    }
  }

  private static func place(of offset: Int, in bytes: [UInt8]) -> FilePlace {
    let before = bytes[..<offset]
    let line = before.count(where: { $0 == 10 }) + 1
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let column = bytes[start..<offset].count(where: { $0 & 0xC0 != 0x80 }) + 1
    return FilePlace(line: line, column: column)
  }
}
