import CRE2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Swift compares strings by canonical equivalence; the language compares code points, which for
// UTF-8 is the comparison of bytes.
extension String {
  /// Whether both have the same bytes.
  @inline(__always)
  func hasSameBytes(as other: String) -> Bool {
    // The comparison by canonical equivalence is the quickest way to find that they differ.
    guard utf8.count == other.utf8.count, self == other else { return false }
    return compareBytes(with: other) == 0
  }

  /// Whether both have the same bytes, where the other is known to be ASCII.
  @inline(__always)
  func hasSameBytes(asASCII other: String) -> Bool {
    // What is equivalent to ASCII text and is none takes more bytes.
    utf8.count == other.utf8.count && self == other
  }

  /// Whether all characters are ASCII.
  var isASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }

  /// Less than zero where these bytes come first, zero where they are the same.
  func compareBytes(with other: String) -> Int {
    withBytes(of: other) { Self.compare($0, $1) }
  }

  /// Calls `body` with the bytes of both texts.
  @inline(__always)
  func withBytes<Result>(
    of other: String,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let quick = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in body(left, right) }
    }
    if let known = quick, let result = known { return result }
    return Array(utf8).withUnsafeBufferPointer { left in
      Array(other.utf8).withUnsafeBufferPointer { right in body(left, right) }
    }
  }

  private static func compare(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    if let first = left.baseAddress, let second = right.baseAddress {
      let order = memcmp(first, second, Swift.min(left.count, right.count))
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  /// Whether both are the same but for the case of ASCII letters.
  func isSameIgnoringCase(as other: String) -> Bool {
    utf8.count == other.utf8.count
      && zip(utf8, other.utf8).allSatisfy { $0.asciiLowered == $1.asciiLowered }
  }
}

extension UInt8 {
  /// The byte, an ASCII capital as the small letter.
  var asciiLowered: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

/// A string that is equal to another, and hashed, by its bytes.
struct TextKey: Hashable {
  let text: String

  static func == (left: TextKey, right: TextKey) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the bytes of another buffer stand first, from `start` on; in linear time.
  func offset(of part: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    guard start >= 0, start <= count, part.count <= count - start else { return nil }
    let rest = UnsafeBufferPointer(rebasing: self[start...])
    let found = cre2_find(rest.baseAddress, rest.count, part.baseAddress, part.count)
    return found < 0 ? nil : start + found
  }
}
