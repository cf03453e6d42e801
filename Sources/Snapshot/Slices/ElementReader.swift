/// One record of a large file, as its bytes.
struct FileElement {
  var bytes: [UInt8]
  /// The line that it starts on, counted from 1.
  var line: Int
}

/// Reads the records of a large file one after the other.
protocol ElementReader: AnyObject {
  /// What stands around records to make a file of the same kind out of some of them.
  var frame: SliceFrame { get }
  /// How many bytes have been read.
  var offset: Int { get }
  /// The next record; nil behind the last one.
  ///
  /// - Throws: where the file is not what it looked like.
  func next() throws(ReadingFault) -> FileElement?
}

/// What makes a file out of records.
struct SliceFrame: Sendable {
  /// How the file is written.
  enum Syntax: Sendable { case lines, array, table }

  var syntax: Syntax
  var prefix: [UInt8] = []
  var separator: [UInt8] = []
  var suffix: [UInt8] = []

  /// How many ends of lines the prefix has.
  var prefixLines: Int { prefix.count { $0 == 0x0A } }
}

/// What a record and the surroundings of all records may take.
enum ElementLimits {
  static let element = 64 << 20
  static let frame = 1 << 20
}

extension UInt8 {
  /// Whether the byte is a blank of JSON.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
