/// Doubles as text.
enum DoubleText {
  /// The shortest digits that read back as the same double, with an exponent below 0.0001 and from
  /// 1e21 on; `NaN`, `Infinity` and `-Infinity`.
  static func shortest(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    let size = value.magnitude
    if size != 0, size < 1e-4 || size >= 1e21 { return scientific(value) }
    return plain(value)
  }

  /// Without an exponent.
  static func plain(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    let (digits, exponent) = parts(value)
    let sign = value.sign == .minus ? "-" : ""
    let point = exponent + 1
    if point <= 0 {
      let text = digits == "0" ? "0" : "0." + String(repeating: "0", count: -point) + digits
      return sign + text
    }
    guard point < digits.count else {
      return sign + digits + String(repeating: "0", count: point - digits.count)
    }
    let split = digits.index(digits.startIndex, offsetBy: point)
    return sign + digits[..<split] + "." + digits[split...]
  }

  private static func scientific(_ value: Double) -> String {
    let (digits, exponent) = parts(value)
    let rest = digits.dropFirst()
    let sign = value.sign == .minus ? "-" : ""
    let power = String(exponent.magnitude)
    return sign + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest)
      + (exponent < 0 ? "e-" : "e+") + (power.count < 2 ? "0" + power : power)
  }

  /// The shortest digits of a finite double, and the power of ten of the first.
  private static func parts(_ value: Double) -> (digits: String, exponent: Int) {
    let text = "\(value.magnitude)"
    let halves = text.split(separator: "e")
    let mantissa = halves.first ?? "0"
    let shift = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
    let whole = mantissa.prefix { $0 != "." }
    let fraction = mantissa.dropFirst(whole.count + 1)
    var digits = String(whole + fraction)
    var exponent = shift + whole.count - 1
    while digits.hasPrefix("0"), digits.count > 1 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
    if digits == "0" { exponent = 0 }
    return (digits, exponent)
  }
}
