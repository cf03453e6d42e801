/// Finds mail addresses and other names of the form `local@domain` in a text.
enum AddressScanner {
  /// The places of the addresses, as ranges of UTF-8, in order.
  static func addresses(in text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var floor = 0
    for at in text.indices where text[at] == UInt8(ascii: "@") && at >= floor {
      var start = at
      while start > floor, isLocal(text[start - 1]) { start -= 1 }
      var end = at + 1
      while end < text.count, isDomain(text[end]) { end += 1 }
      // A full stop or a hyphen behind the domain belongs to the sentence.
      while end > at + 1, text[end - 1] == UInt8(ascii: ".") || text[end - 1] == UInt8(ascii: "-") {
        end -= 1
      }
      // Quotation marks and hyphens in front do not belong to it either.
      while start < at, text[start] == UInt8(ascii: "'") || text[start] == UInt8(ascii: "-") {
        start += 1
      }
      guard start < at, end > at + 1 else { continue }
      found.append(start..<end)
      floor = end
    }
    return found
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isDomain(byte) || "_%+#&'!$*~?^".utf8.contains(byte)
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "-"), 0x80...:
      true
    default: false
    }
  }
}
