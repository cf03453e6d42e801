internal import CEL
internal import Policy

/// Turns what an expression gave into a value of an attribute's type.
struct AttributeCoercion {
  let attribute: Attribute

  /// A value of the type, or why there is none.
  func coerce(_ value: Value) -> Result<Value, CoercionFault> {
    coerce(value, to: attribute.type)
  }

  private func coerce(_ value: Value, to type: AttributeType) -> Result<Value, CoercionFault> {
    if case .null = value { return .failure(CoercionFault(.nullWithoutMeaning)) }
    return switch type {
    case .bool: bool(value)
    case .int: int(value)
    case .double: double(value)
    case .string, .url: text(value).map(Value.string)
    case .email, .host: text(value).map { .string($0.trimmedSpaces.lowercased()) }
    case .timestamp: timestamp(value)
    case .duration: duration(value)
    case .enumeration: member(value)
    case .list(let element): list(value, of: element)
    }
  }

  private func mismatch(_ expected: String, _ value: Value) -> CoercionFault {
    CoercionFault(.unusable("expected \(expected), found \(Self.kind(value))"))
  }

  private static func kind(_ value: Value) -> String {
    switch value {
    case .string(let text): "the text `\(excerpt(text))`"
    case .list: "a list"
    case .map: "an object"
    default: "`\(value)`"
    }
  }

  private static func excerpt(_ text: String) -> String {
    let line = quotedText(text).dropFirst().dropLast()
    return line.count > 60 ? line.prefix(60) + "…" : String(line)
  }

  private func bool(_ value: Value) -> Result<Value, CoercionFault> {
    switch value {
    case .bool: return .success(value)
    case .string(let text) where foldedName(text) == "true": return .success(.bool(true))
    case .string(let text) where foldedName(text) == "false": return .success(.bool(false))
    default: return .failure(mismatch("true or false", value))
    }
  }

  private func int(_ value: Value) -> Result<Value, CoercionFault> {
    let number: Int64? =
      switch value {
      case .int(let number): number
      case .uint(let number): Int64(exactly: number)
      case .double(let number): Int64(exactly: number)
      case .string(let text): Int64(text.trimmedSpaces)
      default: nil
      }
    return number.map { .success(.int($0)) } ?? .failure(mismatch("a whole number", value))
  }

  private func double(_ value: Value) -> Result<Value, CoercionFault> {
    let number: Double? =
      switch value {
      case .int(let number): Double(number)
      case .uint(let number): Double(number)
      case .double(let number): number
      case .string(let text): Double(text.trimmedSpaces)
      default: nil
      }
    return number.map { .success(.double($0)) } ?? .failure(mismatch("a number", value))
  }

  private func text(_ value: Value) -> Result<String, CoercionFault> {
    switch value {
    case .string(let text): .success(text)
    case .int, .uint, .double, .bool: .success("\(value)")
    default: .failure(mismatch("a text", value))
    }
  }

  private func timestamp(_ value: Value) -> Result<Value, CoercionFault> {
    switch value {
    case .timestamp: return .success(value)
    case .string(let text):
      guard let point = ExportTimestamp.read(text) else {
        return .failure(mismatch("a time in ISO 8601 with its zone", value))
      }
      return .success(.timestamp(point))
    default: return .failure(mismatch("a time", value))
    }
  }

  private func duration(_ value: Value) -> Result<Value, CoercionFault> {
    switch value {
    case .duration: return .success(value)
    case .string(let text):
      guard let span = TimeSpan(text) ?? ExportTimestamp.span(text) else {
        return .failure(mismatch("a duration", value))
      }
      return .success(.duration(span))
    default: return .failure(mismatch("a duration", value))
    }
  }

  /// The member that a text names, by its own name or by one of its terms, letter case aside.
  private func member(_ value: Value) -> Result<Value, CoercionFault> {
    let written: String
    switch value {
    case .string(let text): written = text
    case .int, .uint, .bool: written = "\(value)"
    default: return .failure(mismatch("one of the values of `\(attribute.name)`", value))
    }
    let folded = written.trimmedSpaces.lowercased()
    let member =
      attribute.members.first { $0.name.lowercased() == folded }
      ?? attribute.members.first { $0.terms.contains { $0.lowercased() == folded } }
    guard let member else { return .failure(CoercionFault(.unsupportedEnum(written))) }
    return .success(.string(member.name))
  }

  private func list(_ value: Value, of type: AttributeType) -> Result<Value, CoercionFault> {
    guard case .list(let elements) = value else { return .failure(mismatch("a list", value)) }
    var coerced: [Value] = []
    for element in elements {
      switch coerce(element, to: type) {
      case .success(let value): coerced.append(value)
      case .failure(let fault): return .failure(fault)
      }
    }
    return .success(.list(coerced))
  }
}

/// Why a value cannot be an attribute's.
struct CoercionFault: Error {
  let reason: UnknownReason

  init(_ reason: UnknownReason) {
    self.reason = reason
  }
}
