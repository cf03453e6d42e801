/// The rules of XML, which the wiki builds its pages with.
extension HTMLText {
  /// Writes `<`, `>` and `&` as entities, always.
  static func escapeMarkup(_ bytes: some Collection<UInt8>, into out: inout [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
      default: out.append(byte)
      }
    }
  }

  /// The text with all five characters that XML names as entities.
  static func allEscaped(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): out.append(contentsOf: "&apos;".utf8)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// What the wiki says instead of text that holds a character XML forbids.
  static func refusal(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(where: { $0 < 0x20 && !($0 == 9 || $0 == 10 || $0 == 13) || $0 == 0xEF })
    else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = text.unicodeScalars.first(where: isForbidden) else { return nil }
    var shown = ""
    for scalar in text.unicodeScalars {
      if isForbidden(scalar) {
        shown += "0x" + String(scalar.value, radix: 16, uppercase: true)
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    let code = "0x" + String(first.value, radix: 16)
    return "The data \"\(shown)\" is not legal for a JDOM character content: "
      + "\(code) is not a legal XML character."
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 13: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
