private import CSimdJSON
internal import Policy

/// Reads JSON documents and JSON Lines through simdjson into ``RawValue`` trees.
///
/// Not thread safe: a reader keeps its buffers from one document to the next.
final class JSONReader {
  private let handle: OpaquePointer
  private let names = JSONNameCache()

  init() throws(ReadingFault) {
    guard
      let handle = csj_reader_create(
        UInt32(ReadingLimits.nesting), ReadingLimits.values)
    else { throw ReadingFault("out of memory") }
    self.handle = handle
  }

  deinit {
    csj_reader_free(handle)
  }

  /// Reads one document, or else one document a line.
  ///
  /// - Parameter bytes: UTF-8 without a byte order mark.
  /// - Returns: the document, or for JSON Lines a list of the documents and `isLines`.
  /// - Throws: where the JSON is malformed, with the place; too deep; or an object repeats a member.
  func read(_ bytes: [UInt8]) throws(ReadingFault) -> (value: RawValue, isLines: Bool) {
    do {
      return (try document(bytes, at: 0..<bytes.count, line: 1), false)
    } catch let fault {
      let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
      guard end < bytes.count, (try? document(bytes, at: 0..<end, line: 1)) != nil else {
        throw fault
      }
      return (RawValue(content: .list(try lines(bytes)), line: 1), true)
    }
  }

  /// Reads one document that starts on a line of its file.
  ///
  /// - Throws: as ``read(_:)`` does.
  func record(_ bytes: [UInt8], line: Int) throws(ReadingFault) -> RawValue {
    try document(bytes, at: 0..<bytes.count, line: line)
  }

  /// The documents of JSON Lines, of which the first stands on a line of its file; blank lines are
  /// skipped.
  ///
  /// - Throws: as ``read(_:)`` does.
  func lines(_ bytes: [UInt8], firstLine: Int = 1) throws(ReadingFault) -> [RawValue] {
    var values: [RawValue] = []
    var line = firstLine - 1
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      line += 1
      if bytes[start..<end].contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
        values.append(try document(bytes, at: start..<end, line: line))
      }
      start = end + 1
    }
    return values
  }

  private func document(
    _ bytes: [UInt8], at range: Range<Int>, line: Int
  ) throws(ReadingFault) -> RawValue {
    let result = bytes.withUnsafeBufferPointer { buffer in
      csj_read(handle, buffer.baseAddress.map { $0 + range.lowerBound }, range.count)
    }
    guard result.status == CSJ_OK else {
      throw fault(result, bytes: bytes, range: range)
    }
    let events = UnsafeBufferPointer(start: result.events, count: result.event_count)
    return try bytes.withUnsafeBufferPointer { buffer throws(ReadingFault) in
      var tree = JSONTreeBuilder(
        events: events, text: result.text,
        document: UnsafeBufferPointer(rebasing: buffer[range]), line: line, names: names)
      return try tree.value()
    }
  }

  private func fault(_ result: csj_result, bytes: [UInt8], range: Range<Int>) -> ReadingFault {
    let said = result.message.map { String(cString: $0) } ?? "malformed"
    switch Int(result.status) {
    case Int(CSJ_TOO_DEEP):
      return ReadingFault("the JSON is nested deeper than \(ReadingLimits.nesting) levels")
    case Int(CSJ_TOO_LARGE), Int(CSJ_NO_MEMORY):
      return ReadingFault("the JSON cannot be read: \(said)")
    default:
      guard let found = JSONFault.first(in: bytes, range: range) else {
        return ReadingFault("malformed JSON: \(said)")
      }
      return ReadingFault(
        "malformed JSON: \(found.message)", at: place(ofByte: found.offset, in: bytes))
    }
  }
}
