/// Names as they stand in addresses.
enum URLText {
  /// Encodes text as forms do: a space becomes `+`, letters, digits and `. - * _` stay.
  static func formEncoded(_ text: String, isLatin1: Bool = false) -> String {
    var out: [UInt8] = []
    for byte in Self.bytes(text, isLatin1: isLatin1) {
      if byte.isASCIILetter || byte.isDigit || ".-*_".utf8.contains(byte) {
        out.append(byte)
      } else if byte == .space {
        out.append(UInt8(ascii: "+"))
      } else {
        out.append(.percent)
        out.append(hex[Int(byte >> 4)])
        out.append(hex[Int(byte & 15)])
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Encodes the name of a page or attachment for an address.
  static func pageName(_ name: String, isLatin1: Bool = false) -> String {
    formEncoded(name, isLatin1: isLatin1)
      .replacing("+", with: "%20").replacing("%2F", with: "/")
  }

  /// Decodes `%XX`, and `+` as a space where asked for; broken escapes stay as they are.
  static func decoded(_ text: String, plusIsSpace: Bool = false) -> [UInt8] {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == .percent, at + 2 < bytes.count, let high = digit(bytes[at + 1]),
        let low = digit(bytes[at + 2])
      {
        out.append(high << 4 | low)
        at += 3
      } else {
        out.append(plusIsSpace && bytes[at] == UInt8(ascii: "+") ? .space : bytes[at])
        at += 1
      }
    }
    return out
  }

  private static let hex = Array("0123456789ABCDEF".utf8)

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static func bytes(_ text: String, isLatin1: Bool) -> [UInt8] {
    guard isLatin1 else { return Array(text.utf8) }
    return text.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
  }
}
