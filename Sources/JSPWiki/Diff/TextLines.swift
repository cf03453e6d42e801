/// The lines of a text as JSPWiki compares them: cut at LF, CR or CRLF, terminators left out.
public struct TextLines: Sendable {
  /// The text.
  public let bytes: [UInt8]
  private let ends: [Int32]
  private let starts: [Int32]

  /// Cuts a text of at most 2 GiB; a terminator at its end begins no further line.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts: [Int32] = []
    var ends: [Int32] = []
    let count = min(bytes.count, Int(Int32.max) - 1)
    starts.reserveCapacity(count / 32)
    ends.reserveCapacity(count / 32)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      var at = 0
      while at < count {
        let byte = bytes[at]
        if byte > 13 || (byte != 10 && byte != 13) {
          at += 1
          continue
        }
        starts.append(Int32(start))
        ends.append(Int32(at))
        at += byte == 13 && at + 1 < count && bytes[at + 1] == 10 ? 2 : 1
        start = at
      }
      if start < count {
        starts.append(Int32(start))
        ends.append(Int32(count))
      }
    }
    self.starts = starts
    self.ends = ends
  }

  /// The number of lines.
  public var count: Int { starts.count }

  /// A line, counted from 0, without its terminator.
  public subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

  /// The bytes of a line, counted from 0, without its terminator.
  public func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(ends[index]) }

  /// The bytes of a line, counted from 0, with its terminator.
  public func rangeWithTerminator(_ index: Int) -> Range<Int> {
    Int(starts[index])..<(index + 1 < count ? Int(starts[index + 1]) : bytes.count)
  }
}
