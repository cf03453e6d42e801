import CEL
import Policy
import YAML

/// What a file binds names to.
struct Bindings {
  /// The values by name.
  let values: [String: Value]

  /// Nothing is bound.
  init() {
    values = [:]
  }

  /// Reads a mapping of names to plain values; JSON is YAML.
  init(file path: String) throws {
    let file = Inputs.name(of: path)
    let bytes = try Inputs.read(path)
    do {
      values = try Self.mapping(try YAMLReader.read(bytes), file: file)
    } catch let error as YAMLError {
      throw CommandFailure(
        FileDiagnostic(file: file, place: error.mark.map { FilePlace($0) }, message: error.message))
    }
  }

  private static func mapping(_ node: YAMLNode?, file: String) throws -> [String: Value] {
    guard let node else { return [:] }
    guard case .mapping(let entries) = node.value else {
      throw CommandFailure(
        FileDiagnostic(
          file: file, place: FilePlace(node.mark), message: "expected names with their values"))
    }
    var values: [String: Value] = [:]
    for entry in entries { values[entry.name] = value(entry.value) }
    return values
  }

  private static func value(_ node: YAMLNode) -> Value {
    switch node.value {
    case .scalar(let scalar): value(scalar)
    case .sequence(let elements): .list(elements.map(value))
    case .mapping(let entries):
      .map(ValueMap(fields: entries.map { ($0.name, value($0.value)) }))
    }
  }

  private static func value(_ scalar: YAMLNode.Scalar) -> Value {
    if scalar.isNull { return .null }
    if let flag = scalar.bool { return .bool(flag) }
    if let number = scalar.int { return .int(Int64(number)) }
    if let number = scalar.double { return .double(number) }
    return .string(scalar.text)
  }
}
