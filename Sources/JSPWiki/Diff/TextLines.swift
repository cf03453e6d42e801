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
    bytes.withUnsafeBytes { bytes in
      let bytes = UnsafeRawBufferPointer(rebasing: bytes[..<count])
      var start = 0
      while start < count {
        let end = Self.endOfLine(bytes, from: start)
        starts.append(Int32(start))
        ends.append(Int32(end))
        let isCRLF = end + 1 < count && bytes[end] == .carriageReturn && bytes[end + 1] == .lineFeed
        start = end + (isCRLF ? 2 : 1)
      }
    }
    self.starts = starts
    self.ends = ends
  }

  /// The place of the next LF or CR; the end of the bytes without one.
  ///
  /// Looks at eight bytes at a time, since cutting takes a large part of the time of a comparison.
  private static func endOfLine(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var at = start
    while at + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
      let feed = word ^ (ones &* UInt64(UInt8.lineFeed))
      let carriage = word ^ (ones &* UInt64(UInt8.carriageReturn))
      // The lowest high bit that this leaves marks the first byte that was turned to zero.
      let found = ((feed &- ones) & ~feed | (carriage &- ones) & ~carriage) & (ones &* 0x80)
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < bytes.count, bytes[at] != .lineFeed, bytes[at] != .carriageReturn { at += 1 }
    return at
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
