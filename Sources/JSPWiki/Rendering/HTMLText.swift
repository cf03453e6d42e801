/// Text as it stands in HTML.
enum HTMLText {
  /// Writes `<`, `>` and `"` as entities, and `&` where it does not begin something that looks
  /// like an entity, known or not.
  static func escape(_ bytes: some Collection<UInt8>, into out: inout [UInt8]) {
    let bytes = Array(bytes)
    var entityEnds = -1
    var noEntityBefore = -1
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "&") where index > entityEnds:
        if let end = entityEnd(bytes, index, &noEntityBefore) {
          entityEnds = end
          out.append(byte)
        } else {
          out.append(contentsOf: "&amp;".utf8)
        }
      default: out.append(byte)
      }
    }
  }

  static func escaped(_ text: String) -> String {
    var out: [UInt8] = []
    escape(text.utf8, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The place of the semicolon where an entity begins at an ampersand.
  ///
  /// A run that ends without one is remembered, so that a row of ampersands costs one look.
  private static func entityEnd(
    _ bytes: [UInt8], _ start: Int, _ noEntityBefore: inout Int
  ) -> Int? {
    guard start >= noEntityBefore else { return nil }
    var at = start + 1
    while at < bytes.count {
      let byte = bytes[at]
      if byte == .semicolon { return at }
      guard isInEntity(bytes, at) || (byte == .hash && at == start + 1) else { break }
      at += 1
    }
    if at < bytes.count, bytes[at] == .hash, bytes[at - 1] == UInt8(ascii: "&") {
      noEntityBefore = at - 1
    } else {
      noEntityBefore = at
    }
    return nil
  }

  private static func isInEntity(_ bytes: [UInt8], _ at: Int) -> Bool {
    let byte = bytes[at]
    if byte < 0x80 { return byte.isASCIILetter || byte.isDigit || byte == UInt8(ascii: "&") }
    if byte & 0xC0 == 0x80 { return true }
    return Characters.unit(at: at, in: bytes, before: bytes.count)
      .map(Characters.isLetterOrDigit) ?? false
  }

  /// Resolves the entities of XML and numeric ones; anything else stays as it is.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "&"), let (scalar, length) = entity(bytes, at) {
        out.append(contentsOf: String(Character(scalar)).utf8)
        at += length
      } else {
        out.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func entity(_ bytes: [UInt8], _ start: Int) -> (Unicode.Scalar, Int)? {
    let window = bytes[start..<min(start + 12, bytes.count)]
    guard let stop = window.firstIndex(of: .semicolon) else { return nil }
    let name = String(decoding: bytes[(start + 1)..<stop], as: UTF8.self)
    let length = stop + 1 - start
    if let scalar = named[name] { return (scalar, length) }
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.hasPrefix("#x") || name.hasPrefix("#X")
    let digits = name.dropFirst(isHex ? 2 : 1)
    guard let value = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar, length)
  }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "colon": ":",
  ]
}
