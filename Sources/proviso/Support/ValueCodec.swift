import CEL
import Policy
import Report

/// CEL values as the conformance file writes them: `{"type": "int", "value": "1"}`.
enum ValueCodec {
  /// What a name is bound to.
  enum Binding {
    case value(Value)
    /// Not known, under a name that results list.
    case unknown(String)

    /// The type that the name is declared with.
    var type: ValueType {
      switch self {
      case .value(let value): ValueCodec.type(of: value)
      case .unknown: .dyn
      }
    }
  }

  /// Why an object is no value.
  struct Failure: Error {
    let message: String
  }

  /// Reads a binding.
  static func binding(_ json: JSONValue) throws(Failure) -> Binding {
    if json["type"]?.text == "unknown" {
      guard let name = json["name"]?.text else {
        throw Failure(message: "an unknown has no `name`")
      }
      return .unknown(name)
    }
    return .value(try value(json))
  }

  /// Reads a value.
  static func value(_ json: JSONValue) throws(Failure) -> Value {
    guard let type = json["type"]?.text else { throw Failure(message: "a value has no `type`") }
    switch type {
    case "null": return .null
    case "list":
      var values: [Value] = []
      for element in json["values"]?.elements ?? [] { values.append(try value(element)) }
      return .list(values)
    case "map": return try map(json["entries"]?.elements ?? [])
    case "bool":
      guard case .bool(let flag)? = json["value"] else { break }
      return .bool(flag)
    default:
      if let text = (json["value"] ?? json["hex"])?.text, let value = scalar(type, text) {
        return value
      }
    }
    throw Failure(message: "this is no `\(type)`: \(JSONWriter.text(json, layout: .compact))")
  }

  private static func scalar(_ type: String, _ text: String) -> Value? {
    switch type {
    case "string": .string(text)
    case "int": Int64(text).map { .int($0) }
    case "uint": UInt64(text).map { .uint($0) }
    case "double": Double(text).map { .double($0) }
    case "bytes": bytes(text).map { .bytes($0) }
    case "type": TypeName(rawValue: text).map { .type($0) }
    case "timestamp": Timestamp(text).map { .timestamp($0) }
    case "duration": TimeSpan(text).map { .duration($0) }
    default: nil
    }
  }

  private static func map(_ entries: [JSONValue]) throws(Failure) -> Value {
    var pairs: [ValueMap.Entry] = []
    for entry in entries {
      guard let key = entry["key"], let value = entry["value"] else {
        throw Failure(message: "an entry of a map has no `key` or no `value`")
      }
      pairs.append(ValueMap.Entry(key: try self.value(key), value: try self.value(value)))
    }
    do {
      return .map(try ValueMap(pairs))
    } catch {
      throw Failure(message: error.message)
    }
  }

  /// Writes a value.
  static func json(_ value: Value) -> JSONValue {
    switch value {
    case .null: .object(["type": .string("null")])
    case .bool(let flag): .object(["type": .string("bool"), "value": .bool(flag)])
    case .int(let number): .object(["type": .string("int"), "value": .string(String(number))])
    case .uint(let number): .object(["type": .string("uint"), "value": .string(String(number))])
    case .double(let number): .object(["type": .string("double"), "value": .string(text(number))])
    case .string(let text): .object(["type": .string("string"), "value": .string(text)])
    case .bytes(let bytes): .object(["type": .string("bytes"), "hex": .string(bytes.hexadecimal)])
    case .type(let name): .object(["type": .string("type"), "value": .string(name.rawValue)])
    case .timestamp(let time):
      .object(["type": .string("timestamp"), "value": .string(time.description)])
    case .duration(let span):
      .object(["type": .string("duration"), "value": .string(span.description)])
    case .list(let values): .object(["type": .string("list"), "values": .array(values.map(json))])
    case .map(let map):
      .object([
        "type": .string("map"),
        "entries": .array(
          map.entries.map { .object(["key": json($0.key), "value": json($0.value)]) }),
      ])
    }
  }

  /// The number as the conformance file writes it.
  private static func text(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    return number.description
  }

  /// The type that a name with this value is declared with; what a list or map holds stays open.
  private static func type(of value: Value) -> ValueType {
    switch value {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .timestamp: .timestamp
    case .duration: .duration
    case .type: .type
    }
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      let pair = String(decoding: digits[index..<index + 2], as: UTF8.self)
      guard pair.first != "+", let byte = UInt8(pair, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
