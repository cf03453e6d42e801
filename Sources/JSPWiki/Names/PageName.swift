/// The rules by which JSPWiki makes page names out of what authors write.
public enum PageName {
  /// Turns what an author wrote into the name of a page, as links and renames do.
  ///
  /// Runs of white space count once, characters that a name may not hold go and make the next one
  /// a capital, the first one is a capital.
  public static func clean(_ text: String) -> String {
    clean(text) { unit in
      switch unit {
      case 0x20, 0x28, 0x29, 0x26, 0x2B, 0x2C, 0x2D, 0x3D, 0x2E, 0x5F, 0x24: true
      default: false
      }
    }
  }

  /// Turns text into the form that section ids use, which knows no spaces.
  public static func legacyClean(_ text: String) -> String {
    clean(text) { $0 == 0x2E || $0 == 0x5F }
  }

  private static func clean(_ text: String, keeping isAllowed: (UInt16) -> Bool) -> String {
    let units = trimmed(Array(text.utf16)[...])
    var kept: [UInt16] = []
    kept.reserveCapacity(units.count)
    var capitalises = true
    var wasSpace = false
    for unit in units {
      if isSpace(unit) {
        if wasSpace { continue }
        wasSpace = true
      } else {
        wasSpace = false
      }
      guard isAllowed(unit) || Characters.isLetterOrDigit(unit) else {
        capitalises = true
        continue
      }
      kept.append(capitalises ? Characters.uppercased(unit) : unit)
      capitalises = false
    }
    return String(decoding: kept, as: UTF16.self)
  }

  private static func trimmed(_ units: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    var units = units
    while let first = units.first, first <= 0x20 { units.removeFirst() }
    while let last = units.last, last <= 0x20 { units.removeLast() }
    return units
  }

  private static func isSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09...0x0D, 0x1C...0x20, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x2028, 0x2029,
      0x205F, 0x3000:
      true
    default: false
    }
  }
}
