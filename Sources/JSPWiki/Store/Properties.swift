/// A Java properties file: Latin-1, `key=value`, with `\uXXXX` and line continuation.
public struct Properties: Sendable, Hashable {
  /// The values by their keys; of equal keys the last one counts.
  public private(set) var values: [String: String] = [:]

  /// Reads a file; nothing is an error, broken escapes stand for themselves.
  public init(parsing bytes: [UInt8]) {
    var reader = PropertiesReader(bytes: bytes)
    while let (key, value) = reader.next() { values[key] = value }
  }

  /// The value of a key.
  public subscript(key: String) -> String? { values[key] }
}

private struct PropertiesReader {
  let bytes: [UInt8]
  private var at = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> (String, String)? {
    while at < bytes.count {
      skipBlanks()
      guard at < bytes.count else { return nil }
      if isLineEnd(bytes[at]) {
        at += 1
      } else if bytes[at] == .hash || bytes[at] == .bang {
        while at < bytes.count, !isLineEnd(bytes[at]) { at += 1 }
      } else {
        let key = text(isKey: true)
        skipBlanks()
        if at < bytes.count, bytes[at] == .equals || bytes[at] == .colon {
          at += 1
          skipBlanks()
        }
        return (key, text(isKey: false))
      }
    }
    return nil
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == .lineFeed || byte == .carriageReturn
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == .space || byte == .tab || byte == 0x0C
  }

  private mutating func skipBlanks() {
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
  }

  private mutating func text(isKey: Bool) -> String {
    var units: [UInt16] = []
    while at < bytes.count {
      let byte = bytes[at]
      if isLineEnd(byte) { break }
      if isKey, byte == .equals || byte == .colon || isBlank(byte) { break }
      at += 1
      if byte == .backslash {
        escape(&units)
      } else {
        units.append(UInt16(byte))
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func escape(_ units: inout [UInt16]) {
    guard at < bytes.count else { return }
    let byte = bytes[at]
    at += 1
    switch byte {
    case .carriageReturn, .lineFeed:
      if byte == .carriageReturn, at < bytes.count, bytes[at] == .lineFeed { at += 1 }
      skipBlanks()
    case UInt8(ascii: "u"):
      let digits = bytes[at..<min(at + 4, bytes.count)]
      if digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) {
        units.append(unit)
        at += 4
      } else {
        units.append(UInt16(byte))
      }
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "f"): units.append(0x0C)
    default: units.append(UInt16(byte))
    }
  }
}
