import Glibc

// The strings extension: `template.format(arguments)`.
extension Library {
  static let formats: [Function] = [
    Function(
      "format", [.member(.string, .list(.dyn), gives: .string)],
      .variadic { (arguments, limits) throws(EvaluationError) in
        guard arguments.count == 2, case .string(let template) = arguments[0],
          case .list(let values) = arguments[1]
        else { throw .unsupported("format", arguments) }
        var formatter = Formatter(values: values, limits: limits)
        return .string(try formatter.format(template))
      }, isLinear: true)
  ]
}

/// Fills the places of a template with values.
private struct Formatter {
  let values: [Value]
  var next = 0
  var result: BoundedText

  /// More decimal places than any double has.
  static let mostPlaces = 1000

  init(values: [Value], limits: Limits) {
    self.values = values
    result = BoundedText(limits)
  }

  mutating func format(_ template: String) throws(EvaluationError) -> String {
    var rest = Array(template.utf8)[...]
    while let sign = rest.firstIndex(of: UInt8(ascii: "%")) {
      try result.append(String(decoding: rest[..<sign], as: UTF8.self))
      rest = rest[(sign + 1)...]
      if rest.first == UInt8(ascii: "%") {
        try result.append("%")
        rest = rest.dropFirst()
        continue
      }
      let places = try precision(&rest)
      guard let clause = rest.popFirst() else {
        throw EvaluationError(.invalidArgument, "the format ends after `%`")
      }
      guard next < values.count else {
        throw EvaluationError(
          .invalidArgument, "the format has more places than the \(values.count) values")
      }
      if clause == UInt8(ascii: "s") {
        try result.append(formatted: values[next])
      } else {
        try result.append(try Self.text(of: values[next], as: clause, places: places))
      }
      next += 1
    }
    try result.append(String(decoding: rest, as: UTF8.self))
    return result.text
  }

  private func precision(_ rest: inout ArraySlice<UInt8>) throws(EvaluationError) -> Int {
    guard rest.first == UInt8(ascii: ".") else { return 6 }
    rest = rest.dropFirst()
    let digits = rest.prefix { $0.isDigit }
    rest = rest.dropFirst(digits.count)
    guard let places = Int(String(decoding: digits, as: UTF8.self)), places <= Self.mostPlaces
    else {
      throw EvaluationError(
        .invalidArgument, "a precision in a format is a number up to \(Self.mostPlaces)")
    }
    return places
  }

  private static func text(
    of value: Value, as clause: UInt8, places: Int
  ) throws(EvaluationError) -> String {
    let text: String?
    switch clause {
    case UInt8(ascii: "d"): text = integer(value, radix: 10) ?? special(value)
    case UInt8(ascii: "f"), UInt8(ascii: "e"): text = decimal(value, clause, places)
    case UInt8(ascii: "b"):
      if case .bool(let bit) = value {
        text = bit ? "1" : "0"
      } else {
        text = integer(value, radix: 2)
      }
    case UInt8(ascii: "o"): text = integer(value, radix: 8)
    case UInt8(ascii: "x"): text = hexadecimal(value, uppercase: false)
    case UInt8(ascii: "X"): text = hexadecimal(value, uppercase: true)
    default:
      throw EvaluationError(
        .invalidArgument, "`%\(Unicode.Scalar(clause))` is not part of a format".printable)
    }
    guard let text else {
      throw EvaluationError(
        .invalidArgument,
        "`%\(Unicode.Scalar(clause))` does not take a \(value.typeName.rawValue)")
    }
    return text
  }

  private static func integer(_ value: Value, radix: Int) -> String? {
    switch value {
    case .int(let number): String(number, radix: radix)
    case .uint(let number): String(number, radix: radix)
    default: nil
    }
  }

  /// NaN and the infinities by name.
  private static func special(_ value: Value) -> String? {
    guard case .double(let number) = value, !number.isFinite else { return nil }
    return DoubleText.plain(number)
  }

  private static func decimal(_ value: Value, _ clause: UInt8, _ places: Int) -> String? {
    let number: Double
    switch value {
    case .double(let value): number = value
    case .int(let value): number = Double(value)
    case .uint(let value): number = Double(value)
    default: return nil
    }
    guard number.isFinite else { return DoubleText.plain(number) }
    // The C library rounds the exact binary value; 400 bytes hold every double before its places.
    var buffer = [CChar](repeating: 0, count: places + 400)
    let size = buffer.count
    let format = clause == UInt8(ascii: "f") ? "%.*f" : "%.*e"
    let length = withVaList([Int32(places), number]) { vsnprintf(&buffer, size, format, $0) }
    guard length >= 0, Int(length) < size else { return nil }
    return String(decoding: buffer[..<Int(length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func hexadecimal(_ value: Value, uppercase: Bool) -> String? {
    let text: String?
    switch value {
    case .string(let content): text = hexadecimal(Array(content.utf8))
    case .bytes(let content): text = hexadecimal(content)
    default: text = integer(value, radix: 16)
    }
    return uppercase ? text?.uppercased() : text
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { Literal.hex(UInt32($0), width: 2) }.joined()
  }
}

extension BoundedText {
  /// Appends a value as `%s` shows it.
  fileprivate mutating func append(formatted value: Value) throws(EvaluationError) {
    switch value {
    case .null: try append("null")
    case .bool(let value): try append(value ? "true" : "false")
    case .int(let value): try append(String(value))
    case .uint(let value): try append(String(value))
    case .double(let value): try append(DoubleText.plain(value))
    case .string(let value): try append(value)
    case .bytes(let value): try append(String(decoding: value, as: UTF8.self))
    case .timestamp(let value): try append(value.description)
    case .duration(let value): try append(value.description)
    case .type(let value): try append(value.rawValue)
    case .list(let values):
      try append("[")
      for (place, value) in values.enumerated() {
        try append(place > 0 ? ", " : "")
        try append(formatted: value)
      }
      try append("]")
    case .map(let map): try append(formatted: map)
    }
  }

  /// Appends a map, the keys in the order of their text.
  private mutating func append(formatted map: ValueMap) throws(EvaluationError) {
    var entries: [(key: String, value: Value)] = []
    for entry in map.entries {
      var key = BoundedText(limit: limit)
      try key.append(formatted: entry.key)
      entries.append((key.text, entry.value))
    }
    entries.sort { $0.key.compareBytes(with: $1.key) < 0 }
    try append("{")
    for (place, entry) in entries.enumerated() {
      try append((place > 0 ? ", " : "") + entry.key + ": ")
      try append(formatted: entry.value)
    }
    try append("}")
  }
}
