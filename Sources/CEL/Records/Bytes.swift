#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Comparisons of raw bytes.
enum Bytes {
  /// Whether so many bytes are the same in both places.
  @inline(__always)
  static func areSame(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Bool {
    memcmp(left, right, count) == 0
  }

  /// Less than zero where the left bytes come first, zero where both are the same.
  @inline(__always)
  static func order(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    if let first = left.baseAddress, let second = right.baseAddress {
      let order = memcmp(first, second, min(left.count, right.count))
      if order != 0 { return Int(order) }
    }
    return left.count - right.count
  }

  /// Whether a part stands in a text at an offset, which leaves room for it.
  @inline(__always)
  static func stand(
    _ part: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, at offset: Int
  ) -> Bool {
    guard let start = text.baseAddress, let wanted = part.baseAddress else { return part.isEmpty }
    return memcmp(start + offset, wanted, part.count) == 0
  }
}
