/// The name of a value's type, which is itself a value: `type(1) == int`.
public enum TypeName: String, Hashable, Sendable, CaseIterable {
  case null = "null_type"
  case bool = "bool"
  case int = "int"
  case uint = "uint"
  case double = "double"
  case string = "string"
  case bytes = "bytes"
  case list = "list"
  case map = "map"
  case timestamp = "google.protobuf.Timestamp"
  case duration = "google.protobuf.Duration"
  case type = "type"
}
