/// A number with the words beside it, as documentation writes bounds.
struct Quantity: Hashable, Sendable {
  /// The digits, without thousands separators; one point at most.
  var digits: String
  /// The words behind the number, as stems.
  var unit: [String]

  /// The number where it is whole and fits.
  var whole: Int64? { Int64(digits) }
}

/// Reads "at least 10 minutes", "1,024 characters", "twelve".
enum NumberReader {
  private static let names: [String: String] = [
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
    "fifteen": "15", "twenty": "20", "thirty": "30", "sixty": "60",
  ]

  private static let seconds: [String: Int64] = [
    "s": 1, "sec": 1, "second": 1, "min": 60, "minut": 60, "h": 3600, "hour": 3600,
    "day": 86_400, "week": 604_800,
  ]

  private static let bytes: [String: Int64] = [
    "byte": 1, "kb": 1024, "kib": 1024, "kilobyt": 1024, "mb": 1_048_576, "mib": 1_048_576,
    "megabyt": 1_048_576, "gb": 1_073_741_824, "gib": 1_073_741_824, "gigabyt": 1_073_741_824,
  ]

  /// The only number of `text`; nil where there is none or more than one.
  static func read(_ text: String) -> Quantity? {
    let words = WordSequence.of(withoutSeparators(text))
    guard let first = words.firstIndex(where: { digits(of: $0.text) != nil }),
      let split = digits(of: words[first].text)
    else { return nil }
    let rest = words[(first + 1)...]
    guard !rest.contains(where: { digits(of: $0.text) != nil }) else { return nil }
    var unit = (split.unit.isEmpty ? [] : [Stem.of(split.unit)]) + rest.map(\.stem)
    // "Mbit/s": the time belongs to the unit.
    if unit.count == 2, BindingLexicon.rateUnits.contains(unit[0]), seconds[unit[1]] == 1 {
      unit.removeLast()
    }
    return Quantity(digits: split.digits, unit: words[..<first].map(\.stem) + unit)
  }

  /// The quantity as seconds; nil without a unit of time or where it does not fit.
  static func seconds(_ quantity: Quantity) -> Int64? {
    scale(quantity, by: seconds)
  }

  /// Reads the quantity in the unit that the name of an attribute ends with (`timeout_minutes`).
  ///
  /// A number without a unit is taken as it is. A size stays as it is where the name has no unit; a
  /// time without a unit in the name has no reading, for nobody knows what the export counts in.
  static func whole(_ quantity: Quantity, forName name: String) -> Int64? {
    let last = Stem.of(String(name.split(whereSeparator: { $0 == "_" || $0 == "." }).last ?? ""))
    if quantity.unit.contains(where: { seconds[$0] != nil }) {
      return seconds[last].flatMap { convert(quantity, to: $0, by: seconds) }
    }
    if quantity.unit.contains(where: { bytes[$0] != nil }), let target = bytes[last] {
      return convert(quantity, to: target, by: bytes)
    }
    return quantity.whole
  }

  /// The seconds or bytes that an attribute counts in, by the last word of its name; nil without one.
  static func unit(ofName name: String) -> Int64? {
    let last = Stem.of(String(name.split(whereSeparator: { $0 == "_" || $0 == "." }).last ?? ""))
    return seconds[last] ?? bytes[last]
  }

  /// Whether the quantity's unit is one of time or size.
  static func hasUnit(_ quantity: Quantity) -> Bool {
    quantity.unit.contains { seconds[$0] != nil || bytes[$0] != nil }
  }

  /// The words of the unit that are no unit of time or size.
  static func words(besideUnit quantity: Quantity) -> [String] {
    quantity.unit.filter { seconds[$0] == nil && bytes[$0] == nil }
  }

  private static func convert(
    _ quantity: Quantity, to target: Int64, by table: [String: Int64]
  ) -> Int64? {
    guard let base = scale(quantity, by: table), base % target == 0 else { return nil }
    return base / target
  }

  private static func scale(_ quantity: Quantity, by table: [String: Int64]) -> Int64? {
    let units = quantity.unit.compactMap { table[$0] }
    guard units.count == 1, let whole = quantity.whole else { return nil }
    let (product, overflow) = whole.multipliedReportingOverflow(by: units[0])
    return overflow ? nil : product
  }

  /// Drops the comma or space between groups of three digits.
  private static func withoutSeparators(_ text: String) -> String {
    let bytes = Array(text.utf8)
    func isDigit(_ index: Int) -> Bool {
      index >= 0 && index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39
    }
    var kept: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isSeparator = byte == UInt8(ascii: ",") || byte == UInt8(ascii: " ")
      if isSeparator, isDigit(index - 1), (1...3).allSatisfy({ isDigit(index + $0) }),
        !isDigit(index + 4)
      {
        continue
      }
      kept.append(byte)
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Splits `10mb` into number and unit; nil for a word that does not begin with a digit.
  private static func digits(of word: String) -> (digits: String, unit: String)? {
    if let number = names[word] { return (number, "") }
    let number = word.prefix { ($0 >= "0" && $0 <= "9") || $0 == "." }
    let unit = word.dropFirst(number.count)
    let isPlain = number.filter { $0 == "." }.count <= 1 && number.last != "."
    let isUnit = unit.allSatisfy { $0 >= "a" && $0 <= "z" }
    guard let first = number.first, first != ".", isPlain, isUnit else { return nil }
    return (String(number), String(unit))
  }
}
