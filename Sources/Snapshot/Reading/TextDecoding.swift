internal import Policy

/// The text of an export file as UTF-8 without a byte order mark.
struct DecodedText: Sendable {
  var bytes: [UInt8]
  /// What the reader had to assume; nil where the encoding is certain.
  var warning: String?
  /// Whether the file itself was UTF-8.
  var wasUTF8: Bool

  /// Decodes by byte order mark, else as UTF-8, else as Windows-1252 with a warning.
  ///
  /// - Throws: where UTF-16 is damaged, or bytes belong to neither UTF-8 nor Windows-1252.
  init(_ file: [UInt8]) throws(ReadingFault) {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) {
      try self.init(unmarked: Array(file.dropFirst(3)))
    } else if file.starts(with: [0xFF, 0xFE]) {
      try self.init(utf16: file.dropFirst(2), littleEndian: true)
    } else if file.starts(with: [0xFE, 0xFF]) {
      try self.init(utf16: file.dropFirst(2), littleEndian: false)
    } else {
      try self.init(unmarked: file)
    }
  }

  private init(unmarked file: [UInt8]) throws(ReadingFault) {
    guard let offset = firstInvalidUTF8(in: file) else {
      self.init(bytes: file, warning: nil, wasUTF8: true)
      return
    }
    let position = place(ofByte: offset, in: file)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.count + file.count / 8)
    for byte in file {
      guard let scalar = windows1252(byte) else {
        throw ReadingFault("the text is neither UTF-8 nor Windows-1252", at: position)
      }
      bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
    }
    let where_ = "line \(position.line), column \(position.column)"
    self.init(
      bytes: bytes, warning: "not UTF-8 (\(where_)): read as Windows-1252", wasUTF8: false)
  }

  private init(utf16 file: ArraySlice<UInt8>, littleEndian: Bool) throws(ReadingFault) {
    guard file.count.isMultiple(of: 2) else {
      throw ReadingFault("the UTF-16 text ends in the middle of a character")
    }
    let units = stride(from: file.startIndex, to: file.endIndex, by: 2).map { index in
      let low = UInt16(file[littleEndian ? index : index + 1])
      return low | UInt16(file[littleEndian ? index + 1 : index]) << 8
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw ReadingFault("the UTF-16 text has half of a surrogate pair")
    }
    self.init(bytes: Array(text.utf8), warning: nil, wasUTF8: false)
  }

  private init(bytes: [UInt8], warning: String?, wasUTF8: Bool) {
    self.bytes = bytes
    self.warning = warning
    self.wasUTF8 = wasUTF8
  }
}

/// The offset of the first byte that does not belong to valid UTF-8; nil where all do.
private func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  do {
    _ = try UTF8Span(validating: bytes.span)
    return nil
  } catch {
    return error.byteOffsets.lowerBound
  }
}

private func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
  switch byte {
  case 0x80..<0xA0: windows1252Special[Int(byte) - 0x80].flatMap(Unicode.Scalar.init)
  default: Unicode.Scalar(byte)
  }
}

private let windows1252Special: [UInt16?] = [
  0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, nil, 0x017D, nil,
  nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
]
