/// One time zone: when its offset changed, and the rule for the time after the last change.
struct ZoneData: Sendable {
  private var changes: [Int64] = []
  /// For each change the offset that holds from then on, in seconds.
  private var offsets: [Int] = []
  private var first = 0
  private var rule: ZoneRule?

  /// Reads a file in the Time Zone Information Format (RFC 8536); nil where it is none.
  init?(_ bytes: [UInt8]) {
    guard let old = Header(bytes[...]) else { return nil }
    let start = Header.size + old.length(timeSize: 4)
    // Since the second version a block with wider numbers follows the one for old readers.
    guard bytes.count > start, let header = Header(bytes[start...]) else { return nil }
    let data = start + Header.size
    let end = data + header.length(timeSize: 8)
    guard bytes.count >= end, header.types > 0 else { return nil }
    let kinds = data + header.changes * 8
    let types = kinds + header.changes
    let all = (0..<header.types).map { place in
      Int(Int32(truncatingIfNeeded: Self.number(bytes, at: types + place * 6, width: 4)))
    }
    for place in 0..<header.changes {
      let kind = Int(bytes[kinds + place])
      guard all.indices.contains(kind) else { return nil }
      changes.append(Self.number(bytes, at: data + place * 8, width: 8))
      offsets.append(all[kind])
    }
    first = all[0]
    let footer = bytes[end...].dropFirst().prefix { $0 != 0x0A }
    rule = ZoneRule(Array(footer))
  }

  /// How many seconds local time is ahead of Universal Time at a point in time.
  func offset(at seconds: Int64) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    if low == changes.count, let rule { return rule.offset(at: seconds) }
    return low == 0 ? first : offsets[low - 1]
  }

  private static func number(_ bytes: [UInt8], at start: Int, width: Int) -> Int64 {
    var value: UInt64 = 0
    for byte in bytes[start..<start + width] { value = value << 8 | UInt64(byte) }
    return Int64(bitPattern: value)
  }

  private struct Header {
    static let size = 44
    var changes = 0
    var types = 0
    private var others = 0
    private var leaps = 0

    init?(_ bytes: ArraySlice<UInt8>) {
      guard bytes.count >= Self.size, bytes.starts(with: Array("TZif".utf8)) else { return nil }
      let counts = (0..<6).map { place in
        bytes.dropFirst(20 + place * 4).prefix(4).reduce(0) { $0 << 8 | Int($1) }
      }
      guard counts.allSatisfy({ $0 < 1 << 16 }) else { return nil }
      (leaps, changes, types) = (counts[2], counts[3], counts[4])
      others = counts[0] + counts[1] + counts[5]
    }

    /// The bytes of the block after the header.
    func length(timeSize: Int) -> Int {
      changes * (timeSize + 1) + types * 6 + others + leaps * (timeSize + 4)
    }
  }
}
