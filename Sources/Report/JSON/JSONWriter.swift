/// Writes JSON as bytes: UTF-8, keys in the given order, nothing that depends on locale or hashing.
public struct JSONWriter {
  /// How the members of arrays and objects are laid out.
  public enum Layout: Sendable {
    /// Everything on one line.
    case compact
    /// One member a line, two spaces a level; short arrays and objects stay on one line.
    case indented
  }

  private let layout: Layout
  private var bytes: [UInt8] = []

  private init(_ layout: Layout) {
    self.layout = layout
  }

  /// The bytes of a value, without a final line feed.
  public static func write(_ value: JSONValue, layout: Layout = .indented) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.append(value, level: 0)
    return writer.bytes
  }

  /// The text of a value, without a final line feed.
  public static func text(_ value: JSONValue, layout: Layout = .indented) -> String {
    String(decoding: write(value, layout: layout), as: UTF8.self)
  }

  private mutating func append(_ value: JSONValue, level: Int) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .int(let number): append(String(number))
    case .uint(let number): append(String(number))
    case .double(let number): append(number)
    case .string(let text): appendQuoted(text)
    case .array(let elements):
      appendList(elements, open: "[", close: "]", level: level) { writer, element in
        writer.append(element, level: level + 1)
      }
    case .object(let members):
      appendList(members, open: "{", close: "}", level: level) { writer, member in
        writer.appendQuoted(member.key)
        writer.append(writer.layout == .compact ? ":" : ": ")
        writer.append(member.value, level: level + 1)
      }
    }
  }

  private mutating func appendList<Element>(
    _ elements: [Element], open: StaticString, close: StaticString, level: Int,
    each: (inout JSONWriter, Element) -> Void
  ) {
    append(open)
    let breaks = layout == .indented && !elements.isEmpty
    for (index, element) in elements.enumerated() {
      if index > 0 { append(",") }
      if breaks { breakLine(level: level + 1) }
      each(&self, element)
    }
    if breaks { breakLine(level: level) }
    append(close)
  }

  private mutating func breakLine(level: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(_ number: Double) {
    if number.isFinite { append(number.description) } else { appendQuoted(number.description) }
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars { append(scalar) }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    // DEL, C1 controls and the direction marks are legal in JSON, but a terminal obeys them.
    case _ where TerminalText.isUnsafe(scalar): appendEscape(scalar)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private mutating func appendEscape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    append("\\u")
    append(String(repeating: "0", count: max(0, 4 - digits.count)))
    append(digits)
  }
}
