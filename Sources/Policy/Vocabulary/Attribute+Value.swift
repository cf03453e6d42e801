public import CEL
import YAML

extension AttributeType {
  /// The type that expressions see.
  public var celType: ValueType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string, .email, .host, .url, .enumeration: .string
    case .timestamp: .timestamp
    case .duration: .duration
    case .list(let element): .list(element.celType)
    }
  }

  /// A text as values of the type keep it: in lower case where case does not count.
  public func canonical(_ text: String) -> String {
    foldsCase ? text.lowercased() : text
  }

  /// A value as the type keeps it: texts, and the texts of lists, in lower case where case does not
  /// count.
  public func canonical(_ value: Value) -> Value {
    guard foldsCase else { return value }
    switch value {
    case .string(let text): return .string(canonical(text))
    case .list(let items): return .list(items.map(canonical))
    default: return value
    }
  }
}

extension NodeReader {
  /// The value of an attribute as a person writes it in a file.
  ///
  /// - Parameter attribute: says of which type the value has to be.
  /// - Returns: the value, mail addresses and host names in lower case; nil after a mistake has been
  ///   logged.
  public func value(of attribute: Attribute) -> Value? {
    guard case .list(let element) = attribute.type else {
      return value(of: attribute.type, members: attribute.members)
    }
    guard let items = items() else { return nil }
    let values = items.compactMap { $0.value(of: element, members: attribute.members) }
    return values.count == items.count ? .list(values) : nil
  }

  private func value(of type: AttributeType, members: [EnumMember]) -> Value? {
    switch type {
    case .bool: return bool().map(Value.bool)
    case .int: return int().map { .int(Int64($0)) }
    case .double: return double().map(Value.double)
    case .string, .url: return string().map(Value.string)
    case .email, .host: return string().map { .string(type.canonical($0)) }
    case .enumeration: return memberName(among: members).map(Value.string)
    case .timestamp: return timestamp().map(Value.timestamp)
    case .duration: return timeSpan().map(Value.duration)
    case .list:
      error("a list cannot hold lists")
      return nil
    }
  }

  private func double() -> Double? {
    guard let scalar = scalar(expecting: "a number") else { return nil }
    guard let value = scalar.double else {
      error("expected a number, found \(kind)")
      return nil
    }
    return value
  }

  private func memberName(among members: [EnumMember]) -> String? {
    guard let scalar = scalar(expecting: "a value") else { return nil }
    let names = members.map(\.name)
    guard names.contains(scalar.text) else {
      error(
        "unknown value `\(Self.excerpt(scalar.text))`",
        help: Nearest.advice(for: scalar.text, among: names))
      return nil
    }
    return scalar.text
  }

  private func timestamp() -> Timestamp? {
    moment()?.start
  }

  private func timeSpan() -> TimeSpan? {
    guard let text = string() else { return nil }
    guard let span = TimeSpan(text) else {
      error("`\(Self.excerpt(text))` is no duration", help: "write it as `5m`, `90s` or `1h30m`")
      return nil
    }
    return span
  }
}
