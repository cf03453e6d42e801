extension YAMLNode {
  /// A text and how it was written.
  public struct Scalar: Sendable {
    /// How a scalar was written.
    public enum Style: Sendable {
      /// Without quotes; only such a scalar can stand for a number, a truth value or null.
      case plain
      /// In single or double quotes.
      case quoted
      /// As a block, literal or folded.
      case block
    }

    /// The text after unescaping and folding.
    public let text: String
    /// How it was written.
    public let style: Style
    /// The place of the text's first character: after a quote, or on the first line of a block.
    public let textMark: Mark
    /// Whether the text stands in the document as it is.
    ///
    /// Its lines may be indented as a literal block; escapes and folded lines make it differ.
    public let isVerbatim: Bool

    /// Creates a scalar from its parts.
    public init(text: String, style: Style, textMark: Mark, isVerbatim: Bool = true) {
      self.text = text
      self.style = style
      self.textMark = textMark
      self.isVerbatim = isVerbatim
    }
  }
}

/// Types by YAML 1.2's core schema: `yes`, `on` and `0777` are texts.
extension YAMLNode.Scalar {
  /// Whether the scalar stands for null: empty, `~` or `null`, not quoted.
  public var isNull: Bool {
    guard style == .plain else { return false }
    switch text {
    case "", "~", "null", "Null", "NULL": return true
    default: return false
    }
  }

  /// The truth value, or nil if it is none.
  public var bool: Bool? {
    guard style == .plain else { return nil }
    switch text {
    case "true", "True", "TRUE": return true
    case "false", "False", "FALSE": return false
    default: return nil
    }
  }

  /// The integer, decimal, `0o` octal or `0x` hexadecimal, or nil if it is none or exceeds 64 bits.
  public var int: Int64? {
    guard style == .plain else { return nil }
    if text.utf8.starts(with: "0o".utf8) {
      return unsigned(after: 2, radix: 8)
    }
    if text.utf8.starts(with: "0x".utf8) {
      return unsigned(after: 2, radix: 16)
    }
    return Int64(text)
  }

  /// The number, with or without a fraction, or nil if it is none.
  public var double: Double? {
    guard style == .plain else { return nil }
    switch text {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .infinity
    case "-.inf", "-.Inf", "-.INF": return -.infinity
    case ".nan", ".NaN", ".NAN": return .nan
    default: break
    }
    if let int {
      return Double(int)
    }
    return isDecimal ? Double(text) : nil
  }

  /// Whether the scalar is a text and nothing else.
  public var isString: Bool {
    !isNull && bool == nil && int == nil && double == nil
  }

  private func unsigned(after prefix: Int, radix: Int) -> Int64? {
    let digits = text.utf8.dropFirst(prefix)
    guard let first = digits.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else {
      return nil
    }
    return Int64(Substring(digits), radix: radix)
  }

  /// Whether the text is a decimal number.
  ///
  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private var isDecimal: Bool {
    var rest = text.utf8[...]
    rest.dropSign()
    let whole = rest.dropDigits()
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = rest.dropDigits()
    }
    guard whole > 0 || fraction > 0 else { return false }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      rest.dropSign()
      guard rest.dropDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}

extension Substring.UTF8View {
  fileprivate mutating func dropSign() {
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      removeFirst()
    }
  }

  /// Removes leading digits and returns their number.
  fileprivate mutating func dropDigits() -> Int {
    let rest = drop { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "9") }
    let dropped = count - rest.count
    self = rest
    return dropped
  }
}
