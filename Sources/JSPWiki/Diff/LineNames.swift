internal import Glibc

/// Gives equal lines equal numbers, counted from 0 in the order in which they first come.
struct LineNames {
  private var slots: [Int32]
  private var mask: Int
  private var hashes: [UInt64] = []
  private var places: [(isSecond: Bool, range: Range<Int>)] = []
  private var texts: [[UInt8]] = []

  init(expecting count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    slots = .init(repeating: -1, count: size)
    mask = size - 1
  }

  var count: Int { hashes.count }

  /// The numbers of the lines of a text; call it for at most two texts.
  mutating func names(of lines: TextLines) -> [Int32] {
    texts.append(lines.bytes)
    let isSecond = texts.count > 1
    var names: [Int32] = []
    names.reserveCapacity(lines.count)
    let other = texts[0]
    lines.bytes.withUnsafeBytes { bytes in
      other.withUnsafeBytes { first in
        for index in 0..<lines.count {
          names.append(name(lines.range(index), isSecond, bytes, first))
        }
      }
    }
    return names
  }

  private mutating func name(
    _ range: Range<Int>, _ isSecond: Bool, _ bytes: UnsafeRawBufferPointer,
    _ first: UnsafeRawBufferPointer
  ) -> Int32 {
    let line = UnsafeRawBufferPointer(rebasing: bytes[range])
    let hash = Self.hash(line)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let known = Int(slots[slot])
      if hashes[known] == hash {
        let place = places[known]
        let other = UnsafeRawBufferPointer(
          rebasing: (place.isSecond ? bytes : first)[place.range])
        if Self.areEqual(line, other) { return slots[slot] }
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(truncatingIfNeeded: hashes.count)
    hashes.append(hash)
    places.append((isSecond, range))
    return slots[slot]
  }

  private static func areEqual(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Bool {
    guard left.count == right.count else { return false }
    guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else { return true }
    return memcmp(leftStart, rightStart, left.count) == 0
  }

  /// A multiplying hash over eight bytes at a time.
  private static func hash(_ raw: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: raw.count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = product.high ^ product.low
      at += 8
    }
    var tail: UInt64 = 1
    while at < raw.count {
      tail = tail << 8 | UInt64(raw[at])
      at += 1
    }
    let product = (hash ^ tail).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
