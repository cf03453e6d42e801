internal import Policy

/// Why a file could not be read.
struct ReadingFault: Error {
  var message: String
  var place: FilePlace?
  var help: String?

  init(_ message: String, at place: FilePlace? = nil, help: String? = nil) {
    self.message = message
    self.place = place
    self.help = help
  }

  func diagnostic(file: String) -> FileDiagnostic {
    FileDiagnostic(.error, file: file, place: place, message: message, help: help)
  }
}

/// The place of a byte offset in UTF-8 text; columns count code points.
func place(ofByte offset: Int, in bytes: [UInt8]) -> FilePlace {
  let end = min(max(offset, 0), bytes.count)
  var line = 1
  var lineStart = 0
  for index in 0..<end where bytes[index] == 0x0A {
    line += 1
    lineStart = index + 1
  }
  let column = bytes[lineStart..<end].reduce(into: 1) { count, byte in
    if byte & 0xC0 != 0x80 { count += 1 }
  }
  return FilePlace(line: line, column: column)
}

/// Limits that keep a hostile export from exhausting the machine.
enum ReadingLimits {
  /// Bytes of one file.
  static let fileBytes = 2 << 30
  /// Files of one snapshot.
  static let files = 20_000
  /// Folders within folders.
  static let folderDepth = 16
  /// Values within values.
  static let nesting = 128
  /// Values of one JSON document.
  static let values = 100_000_000
}
