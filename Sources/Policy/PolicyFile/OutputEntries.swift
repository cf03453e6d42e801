import YAML

/// Collects the pairs of a mapping and leaves out what is not there.
struct OutputEntries {
  /// The greatest width of a mapping that stands on one line.
  private static let lineWidth = 96

  private(set) var entries: [YAMLOutput.Entry] = []

  mutating func add(_ key: String, _ value: YAMLOutput) {
    entries.append(.init(key, value))
  }

  mutating func add(_ key: String, _ text: String?) {
    if let text {
      add(key, .string(text))
    }
  }

  mutating func add(_ key: String, _ expression: RuleExpression?) {
    add(key, expression?.text)
  }

  mutating func add(_ key: String, _ name: (some RawRepresentable<String>)?) {
    add(key, name?.rawValue)
  }

  mutating func add(_ key: String, _ texts: [String]) {
    if !texts.isEmpty {
      add(key, .sequence(texts.map { .string($0) }, .flow))
    }
  }

  mutating func add(_ key: String, _ ids: [RequirementID]) {
    add(key, ids.map(\.rawValue))
  }

  /// Adds a truth value that is false where it is not written.
  mutating func add(_ key: String, ifTrue value: Bool) {
    if value {
      add(key, .bool(true))
    }
  }

  mutating func add(_ source: SourceSpan) {
    add("source", .mapping([.init("line", .int(Int64(source.line)))], .flow))
  }

  /// A mapping with one pair a line.
  var block: YAMLOutput { .mapping(entries) }

  /// A mapping on one line.
  var flow: YAMLOutput { .mapping(entries, .flow) }

  /// A mapping on one line if that is short enough to be read, else with one pair a line.
  var compact: YAMLOutput {
    width(flow) <= Self.lineWidth ? flow : block
  }

  /// About how wide a value is on one line; texts of several lines are wider than any line.
  private func width(_ output: YAMLOutput) -> Int {
    switch output {
    case .null, .bool: 5
    case .int(let value): String(value).utf8.count
    case .double(let value): value.description.utf8.count
    case .string(let text), .plain(let text):
      width(text) + 1
    case .sequence(let items, _): items.reduce(2) { $0 + width($1) + 2 }
    case .mapping(let entries, _):
      entries.reduce(2) { $0 + width($1.key) + width($1.value) + 4 }
    }
  }

  /// How many characters a text has, or more than a line takes where it has several lines.
  private func width(_ text: String) -> Int {
    var count = 0
    for byte in text.utf8 {
      if byte == 0x0A { return Self.lineWidth }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    return count
  }
}
