/// The name of a value's type, which is itself a value: `type(1) == int`.
public enum TypeName: String, Hashable, Sendable, CaseIterable {
  /// The type of null.
  case null = "null_type"
  /// The type of true and false.
  case bool = "bool"
  /// The type of signed integers.
  case int = "int"
  /// The type of unsigned integers.
  case uint = "uint"
  /// The type of floating-point numbers.
  case double = "double"
  /// The type of texts.
  case string = "string"
  /// The type of sequences of bytes.
  case bytes = "bytes"
  /// The type of lists.
  case list = "list"
  /// The type of maps.
  case map = "map"
  /// The type of points in time.
  case timestamp = "google.protobuf.Timestamp"
  /// The type of lengths of time.
  case duration = "google.protobuf.Duration"
  /// The type of types.
  case type = "type"
}
