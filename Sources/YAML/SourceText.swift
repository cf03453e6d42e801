/// The text of a file as UTF-8 without byte order mark, and the places of its lines.
struct SourceText {
  /// Valid UTF-8.
  let bytes: [UInt8]
  /// The offset of the first byte of each line.
  private let lineStarts: [Int]

  /// Decodes UTF-8 with or without a byte order mark, or UTF-16 with one.
  ///
  /// - Throws: an error with its place if the bytes are neither.
  init(decoding raw: [UInt8]) throws(YAMLError) {
    switch (raw.first, raw.dropFirst().first) {
    case (0xFF, 0xFE), (0xFE, 0xFF):
      bytes = try Self.decodeUTF16(raw)
    default:
      let hasMark = raw.starts(with: [0xEF, 0xBB, 0xBF])
      bytes = hasMark ? Array(raw.dropFirst(3)) : raw
      try Self.validate(bytes)
    }
    lineStarts = Self.lineStarts(in: bytes)
  }

  /// The place of a byte.
  func mark(ofByte offset: Int) -> YAMLNode.Mark {
    Self.mark(ofByte: offset, in: bytes, lineStarts: lineStarts)
  }

  /// The place of the first character of the block that a `|` or `>` at a place introduces.
  func startOfBlock(introducedAt header: YAMLNode.Mark) -> YAMLNode.Mark {
    for line in lineStarts.indices.dropFirst(header.line) {
      let content = bytes[lineStarts[line]...]
      let spaces = content.prefix { $0 == UInt8(ascii: " ") }.count
      if let first = content.dropFirst(spaces).first, first != 0x0A, first != 0x0D {
        return .init(line: line + 1, column: spaces + 1)
      }
    }
    return header
  }

  /// The index of the first code point of each line, by the line ends of YAML 1.2 (LF, CR LF, CR);
  /// nil where libyaml's line numbers are right.
  ///
  /// libyaml also counts U+0085, U+2028 and U+2029 as line ends, which no editor does.
  func lineStartsInCodePoints() -> [Int]? {
    guard hasUnusualLineEnds else { return nil }
    var starts: [Int] = []
    var (line, index) = (0, 0)
    for (offset, byte) in bytes.enumerated() {
      if line < lineStarts.count, lineStarts[line] == offset {
        starts.append(index)
        line += 1
      }
      index += byte & 0xC0 == 0x80 ? 0 : 1
    }
    return starts
  }

  private var hasUnusualLineEnds: Bool {
    bytes.indices.contains { offset in
      switch bytes[offset] {
      case 0xC2: offset + 1 < bytes.count && bytes[offset + 1] == 0x85
      case 0xE2:
        offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && bytes[offset + 2] & 0xFE == 0xA8
      default: false
      }
    }
  }

  /// The last line that starts at or before a position, counted from 0.
  static func line(of position: Int, in starts: [Int]) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position {
        low = middle
      } else {
        high = middle
      }
    }
    return low
  }

  private static func lineStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let isCarriageReturn =
        byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
      if byte == 0x0A || isCarriageReturn {
        starts.append(offset + 1)
      }
    }
    return starts
  }

  private static func mark(
    ofByte offset: Int, in bytes: [UInt8], lineStarts: [Int]
  ) -> YAMLNode.Mark {
    let low = line(of: offset, in: lineStarts)
    let line = bytes[lineStarts[low]..<min(max(offset, lineStarts[low]), bytes.count)]
    return .init(line: low + 1, column: line.count { $0 & 0xC0 != 0x80 } + 1)
  }

  private static func validate(_ bytes: [UInt8]) throws(YAMLError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      let mark = mark(ofByte: offset, in: bytes, lineStarts: lineStarts(in: bytes))
      throw YAMLError("the text is not valid UTF-8", at: mark)
    }
  }

  private static func decodeUTF16(_ raw: [UInt8]) throws(YAMLError) -> [UInt8] {
    let isLittleEndian = raw[0] == 0xFF
    if isLittleEndian, raw.count >= 4, raw[2] == 0, raw[3] == 0 {
      throw YAMLError("the text is UTF-32; save it as UTF-8")
    }
    guard raw.count.isMultiple(of: 2) else {
      throw YAMLError("the text ends within a UTF-16 character")
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(raw.count)
    var decoder = UTF16()
    var units = stride(from: 2, to: raw.count, by: 2).lazy.map { offset in
      let (first, second) = (UInt16(raw[offset]), UInt16(raw[offset + 1]))
      return isLittleEndian ? first | second << 8 : first << 8 | second
    }.makeIterator()
    while true {
      switch decoder.decode(&units) {
      case .scalarValue(let scalar): decoded.append(contentsOf: UTF8.encode(scalar) ?? .init())
      case .emptyInput: return decoded
      case .error:
        let mark = mark(
          ofByte: decoded.count, in: decoded, lineStarts: lineStarts(in: decoded))
        throw YAMLError("the text is not valid UTF-16", at: mark)
      }
    }
  }
}
