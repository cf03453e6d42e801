internal import Glibc

/// Records of large files, sorted into parts on the disk; nothing is left of it in the end.
final class RecordSpool {
  private let parts: [UnsafeMutablePointer<FILE>]

  /// Opens a temporary file for each part.
  ///
  /// - Throws: where there is no room for them.
  init(parts count: Int) throws(ReadingFault) {
    var parts: [UnsafeMutablePointer<FILE>] = []
    for _ in 0..<count {
      guard let file = tmpfile() else {
        parts.forEach { fclose($0) }
        throw ReadingFault("there are no temporary files to be had")
      }
      parts.append(file)
    }
    self.parts = parts
  }

  /// Why a record cannot be added, by the last call of the system.
  private static var unwritable: ReadingFault {
    ReadingFault("temporary files cannot be written: \(String(cString: strerror(errno)))")
  }

  private static let unreadable = ReadingFault("a temporary file cannot be read")

  deinit {
    parts.forEach { fclose($0) }
  }

  /// Adds a record of a file to a part.
  ///
  /// - Throws: where it cannot be written.
  func add(_ element: FileElement, of file: Int, to part: Int) throws(ReadingFault) {
    let head = [file, element.line, element.bytes.count]
    guard fwrite(head, MemoryLayout<Int>.size, head.count, parts[part]) == head.count,
      fwrite(element.bytes, 1, element.bytes.count, parts[part]) == element.bytes.count
    else { throw Self.unwritable }
  }

  /// The records of a part in the order in which they came, each with its file.
  ///
  /// - Throws: where they cannot be read.
  func records(
    of part: Int, _ body: (Int, FileElement) throws(ReadingFault) -> Void
  ) throws(ReadingFault) {
    // Not everything has been written yet, and `rewind` would not say that there is no room for it.
    guard fflush(parts[part]) == 0 else { throw Self.unwritable }
    rewind(parts[part])
    var head = [0, 0, 0]
    while fread(&head, MemoryLayout<Int>.size, head.count, parts[part]) == head.count {
      var bytes = [UInt8](repeating: 0, count: head[2])
      guard fread(&bytes, 1, bytes.count, parts[part]) == bytes.count else {
        throw Self.unreadable
      }
      try body(head[0], FileElement(bytes: bytes, line: head[1]))
    }
    guard ferror(parts[part]) == 0 else { throw Self.unreadable }
  }
}
