/// A value of the Common Expression Language.
///
/// `==` asks whether two values are the same value of the same type: `1` and `1u` differ, NaN is
/// itself, and strings are compared by code point without normalization. What an expression's
/// `==` says is ``equals(_:)``.
public enum Value: Sendable {
  /// The value that stands for no value.
  case null
  /// True or false.
  case bool(Bool)
  /// A signed integer of 64 bits.
  case int(Int64)
  /// An unsigned integer of 64 bits.
  case uint(UInt64)
  /// A floating-point number of 64 bits.
  case double(Double)
  /// A text of code points.
  case string(String)
  /// A sequence of bytes.
  case bytes([UInt8])
  /// A sequence of values of any types.
  case list([Value])
  /// Values under keys.
  case map(ValueMap)
  /// A point in time.
  case timestamp(Timestamp)
  /// A length of time.
  case duration(TimeSpan)
  /// A type, which is a value too.
  case type(TypeName)

  /// The name of the value's own type, as `type(…)` gives it.
  public var typeName: TypeName {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list
    case .map: .map
    case .timestamp: .timestamp
    case .duration: .duration
    case .type: .type
    }
  }
}

extension Value: Hashable {
  /// Whether both are the same value of the same type.
  public static func == (left: Value, right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.uint(let a), .uint(let b)): a == b
    case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
    case (.string(let a), .string(let b)): a.hasSameBytes(as: b)
    case (.bytes(let a), .bytes(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)): a == b
    case (.timestamp(let a), .timestamp(let b)): a == b
    case (.duration(let a), .duration(let b)): a == b
    case (.type(let a), .type(let b)): a == b
    default: false
    }
  }

  /// Hashes the value; equal values hash alike.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(typeName)
    switch self {
    case .null: break
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .uint(let value): hasher.combine(value)
    case .double(let value): hasher.combine(value.isNaN ? Double.nan : value)
    case .string(let value): hasher.combine(TextKey(text: value))
    case .bytes(let value): hasher.combine(value)
    case .list(let value): hasher.combine(value)
    case .map(let value): hasher.combine(value)
    case .timestamp(let value): hasher.combine(value)
    case .duration(let value): hasher.combine(value)
    case .type(let value): hasher.combine(value)
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value as an expression that gives it, where the language can write one.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)u"
    case .double(let value): Literal.text(of: value)
    case .string(let value): Literal.quoted(value)
    case .bytes(let value): Literal.quoted(value)
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .map(let map):
      "{" + map.entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    case .timestamp(let value): "timestamp(\(Literal.quoted(value.description)))"
    case .duration(let value): "duration(\(Literal.quoted(value.description)))"
    case .type(let name): name.rawValue
    }
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByNilLiteral
{
  /// Makes a string of a literal.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Makes a bool of a literal.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Makes an int of a literal.
  public init(integerLiteral value: Int64) { self = .int(value) }

  /// Makes a double of a literal.
  public init(floatLiteral value: Double) { self = .double(value) }

  /// Makes a list of a literal.
  public init(arrayLiteral elements: Value...) { self = .list(elements) }

  /// Makes null of `nil`.
  public init(nilLiteral: ()) { self = .null }
}
