/// What the checker knows about the values of an expression.
public indirect enum ValueType: Hashable, Sendable {
  /// Anything; what is done with it is checked when it is evaluated.
  case dyn
  /// The type of null alone.
  case null
  /// True and false.
  case bool
  /// Signed integers of 64 bits.
  case int
  /// Unsigned integers of 64 bits.
  case uint
  /// Floating-point numbers of 64 bits.
  case double
  /// Texts.
  case string
  /// Sequences of bytes.
  case bytes
  /// Points in time.
  case timestamp
  /// Lengths of time.
  case duration
  /// The type of type values.
  case type
  /// Lists whose elements are of a type.
  case list(ValueType)
  /// Maps whose keys and values are each of a type.
  case map(ValueType, ValueType)
  /// The elements of an empty list or map literal, which fit every type.
  case never
}

extension ValueType: CustomStringConvertible {
  /// The type as messages write it: `list(string)`.
  public var description: String {
    switch self {
    case .dyn: "dyn"
    case .null: "null"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .type: "type"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .never: "never"
    }
  }
}

extension ValueType {
  /// Whether a value of this type can stand where `other` is expected; `dyn` fits everywhere and
  /// takes everything, at every depth.
  public func fits(_ other: ValueType) -> Bool {
    switch (self, other) {
    case (.dyn, _), (_, .dyn), (.never, _): true
    case (.null, .timestamp), (.null, .duration): true
    case (.list(let a), .list(let b)): a.fits(b)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      key.fits(otherKey) && value.fits(otherValue)
    default: self == other
    }
  }

  /// The type of a place that holds values of both types; `dyn` where they have nothing in common.
  func joined(with other: ValueType) -> ValueType {
    switch (self, other) {
    case (.never, _): return other
    case (_, .never): return self
    case (.dyn, _), (_, .dyn): return .dyn
    case (.list(let a), .list(let b)): return .list(a.joined(with: b))
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return .map(key.joined(with: otherKey), value.joined(with: otherValue))
    default:
      if fits(other) { return other }
      return other.fits(self) ? self : .dyn
    }
  }

  /// The type with `dyn` in the places that an empty literal left open.
  var settled: ValueType {
    switch self {
    case .never: .dyn
    case .list(let element): .list(element.settled)
    case .map(let key, let value): .map(key.settled, value.settled)
    default: self
    }
  }
}
