import YAML

/// Short ways into YAML that a test knows the shape of; what is not there is empty.
extension YAMLNode {
  /// The value of a mapping's key.
  subscript(key: String) -> YAMLNode? {
    entries.first { $0.name == key }?.value
  }

  /// The entries of a mapping.
  var entries: [(name: String, value: YAMLNode)] {
    guard case .mapping(let entries) = value else { return [] }
    return entries.map { ($0.name, $0.value) }
  }

  /// The elements of a sequence.
  var elements: [YAMLNode] {
    if case .sequence(let elements) = value { elements } else { [] }
  }

  /// The text of a scalar.
  var text: String {
    if case .scalar(let scalar) = value { scalar.text } else { "" }
  }
}
