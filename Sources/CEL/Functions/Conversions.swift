extension Library {
  static let conversions: [Function] = [
    conversion("bool", from: [.bool, .string], to: .bool, toBool),
    conversion("int", from: [.int, .uint, .double, .string, .timestamp], to: .int, toInt),
    conversion("uint", from: [.uint, .int, .double, .string], to: .uint, toUint),
    conversion("double", from: [.double, .int, .uint, .string], to: .double, toDouble),
    conversion(
      "string",
      from: [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration], to: .string,
      toString, isLinear: true),
    conversion("bytes", from: [.bytes, .string], to: .bytes, toBytes, isLinear: true),
    conversion("timestamp", from: [.timestamp, .string, .int], to: .timestamp, toTimestamp),
    conversion("duration", from: [.duration, .string], to: .duration, toDuration),
    Function("dyn", [.global(.a, gives: .dyn)], .unary { $0 }, isTotal: true),
    Function(
      "type", [.global(.a, gives: .exact(.type))], .unary { .type($0.typeName) }, isTotal: true),
  ]

  private static func conversion(
    _ name: String, from sources: [TypePattern], to result: TypePattern,
    _ body: @escaping @Sendable (Value) -> Value??, isLinear: Bool = false
  ) -> Function {
    Function(
      name, sources.map { .global($0, gives: result) },
      .unary { (operand) throws(EvaluationError) in
        guard let converted = body(operand) else { throw .unsupported(name, [operand]) }
        guard let value = converted else {
          throw EvaluationError(
            .invalidArgument, "`\(operand)` cannot be converted to \(name)")
        }
        return value
      }, isLinear: isLinear)
  }

  // Each gives nil for a type that cannot be converted, and nil inside for a value that cannot.

  @Sendable private static func toBool(_ operand: Value) -> Value?? {
    switch operand {
    case .bool: return operand
    case .string(let text):
      switch text {
      case "1", "t", "T", "true", "TRUE", "True": return .bool(true)
      case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
      default: return .some(nil)
      }
    default: return nil
    }
  }

  @Sendable private static func toInt(_ operand: Value) -> Value?? {
    switch operand {
    case .int: return operand
    case .uint(let value): return .some(Int64(exactly: value).map { .int($0) })
    case .double(let value):
      // The ends of the range are not exact as doubles, so they are out.
      guard value > -0x1p63, value < 0x1p63 else { return .some(nil) }
      return .int(Int64(value))
    case .string(let text): return .some(Int64(text).map { .int($0) })
    case .timestamp(let value): return .int(value.seconds)
    default: return nil
    }
  }

  @Sendable private static func toUint(_ operand: Value) -> Value?? {
    switch operand {
    case .uint: return operand
    case .int(let value): return .some(UInt64(exactly: value).map { .uint($0) })
    case .double(let value):
      guard value >= 0, value < 0x1p64 else { return .some(nil) }
      return .uint(UInt64(value))
    case .string(let text): return .some(UInt64(text).map { .uint($0) })
    default: return nil
    }
  }

  @Sendable private static func toDouble(_ operand: Value) -> Value?? {
    switch operand {
    case .double: return operand
    case .int(let value): return .double(Double(value))
    case .uint(let value): return .double(Double(value))
    case .string(let text):
      guard let value = Double(text) else { return .some(nil) }
      // A number too large for a double is an error; infinity by name is not.
      if value.isInfinite, text.utf8.contains(where: \.isDigit) { return .some(nil) }
      return .double(value)
    default: return nil
    }
  }

  @Sendable private static func toString(_ operand: Value) -> Value?? {
    switch operand {
    case .string: return operand
    case .bool(let value): return .string(value ? "true" : "false")
    case .int(let value): return .string(String(value))
    case .uint(let value): return .string(String(value))
    case .double(let value): return .string(DoubleText.shortest(value))
    case .bytes(let bytes):
      return .some(String(validating: bytes, as: UTF8.self).map { .string($0) })
    case .timestamp(let value): return .string(value.description)
    case .duration(let value): return .string(value.description)
    default: return nil
    }
  }

  @Sendable private static func toBytes(_ operand: Value) -> Value?? {
    switch operand {
    case .bytes: return operand
    case .string(let text): return .bytes(Array(text.utf8))
    default: return nil
    }
  }

  @Sendable private static func toTimestamp(_ operand: Value) -> Value?? {
    switch operand {
    case .timestamp: return operand
    case .string(let text): return .some(Timestamp(text).map { .timestamp($0) })
    case .int(let seconds): return .some(Timestamp(seconds: seconds).map { .timestamp($0) })
    default: return nil
    }
  }

  @Sendable private static func toDuration(_ operand: Value) -> Value?? {
    switch operand {
    case .duration: return operand
    case .string(let text): return .some(TimeSpan(text).map { .duration($0) })
    default: return nil
    }
  }
}
