import CEL
import Foundation

/// The records of the workload.
enum Records {
  /// Reads a file with one JSON object a line.
  static func read(_ path: String) throws -> [Value] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      value(try JSONSerialization.jsonObject(with: Data(line.utf8), options: .fragmentsAllowed))
    }
  }

  private static func value(_ json: Any) -> Value {
    switch json {
    case let text as String: .string(text)
    case let list as [Any]: .list(list.map(value))
    case let object as [String: Any]:
      .map(ValueMap(fields: object.sorted { $0.key < $1.key }.map { ($0.key, value($0.value)) }))
    case let number as NSNumber: self.number(number)
    default: .null
    }
  }

  private static func number(_ number: NSNumber) -> Value {
    // Only true and false have the type of a single character.
    if String(cString: number.objCType) == "c" { return .bool(number.boolValue) }
    return Int64(exactly: number).map { .int($0) } ?? .double(number.doubleValue)
  }
}
