/// What Java's character tests say about a UTF-16 unit; halves of surrogate pairs are nothing.
enum Characters {
  static func isLetter(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7A }
    guard let scalar = Unicode.Scalar(unit) else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  static func isDigit(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return unit >= 0x30 && unit <= 0x39 }
    return Unicode.Scalar(unit)?.properties.generalCategory == .decimalNumber
  }

  static func isLetterOrDigit(_ unit: UInt16) -> Bool {
    isLetter(unit) || isDigit(unit)
  }

  static func isUpper(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return unit >= 0x41 && unit <= 0x5A }
    return Unicode.Scalar(unit)?.properties.generalCategory == .uppercaseLetter
  }

  static func isLower(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return unit >= 0x61 && unit <= 0x7A }
    return Unicode.Scalar(unit)?.properties.generalCategory == .lowercaseLetter
  }

  /// The capital of a unit where that is one unit too, else the unit itself.
  static func uppercased(_ unit: UInt16) -> UInt16 {
    if unit < 0x80 { return unit >= 0x61 && unit <= 0x7A ? unit - 0x20 : unit }
    guard let scalar = Unicode.Scalar(unit) else { return unit }
    let upper = scalar.properties.uppercaseMapping.utf16
    guard let first = upper.first, upper.count == 1 else { return unit }
    return first
  }

  /// The unit that starts at a place of UTF-8 text; nil for what does not fit into one unit.
  static func unit(at index: Int, in bytes: [UInt8], before end: Int) -> UInt16? {
    guard index < end else { return nil }
    let first = bytes[index]
    if first < 0x80 { return UInt16(first) }
    func next(_ offset: Int) -> UInt16? {
      guard index + offset < end, bytes[index + offset] & 0xC0 == 0x80 else { return nil }
      return UInt16(bytes[index + offset] & 0x3F)
    }
    if first & 0xE0 == 0xC0, let low = next(1) { return UInt16(first & 0x1F) << 6 | low }
    if first & 0xF0 == 0xE0, let middle = next(1), let low = next(2) {
      return UInt16(first & 0x0F) << 12 | middle << 6 | low
    }
    return nil
  }
}

extension StringProtocol {
  /// The text without the characters up to the space at its ends, as Java trims.
  var javaTrimmed: String {
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, first.value <= 0x20 { scalars.removeFirst() }
    while let last = scalars.last, last.value <= 0x20 { scalars.removeLast() }
    return String(scalars)
  }
}
