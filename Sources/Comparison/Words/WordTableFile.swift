import YAML

/// Reads the words that are embedded in the library.
enum WordTableFile {
  /// A file that cannot be read; the embedded one is tested, so users never see it.
  struct Malformed: Error {
    var message: String
  }

  /// The embedded English words.
  static let english = Result { try read(PackageResources.english_comparison_yaml) }

  private static let lists: [String: WordTable.Kind] = [
    "neutral": .neutral, "modals": .modal, "negations": .negation, "exclusive": .exclusive,
    "conditions": .condition, "exceptions": .exception, "reasons": .reason, "failures": .failure,
    "lower": .lower, "upper": .upper, "above": .above, "below": .below, "between": .between,
    "exact": .exact, "remarks": .remark,
  ]

  /// Reads a table from YAML; an unknown key is an error.
  static func read(_ bytes: [UInt8]) throws -> WordTable {
    guard let root = try YAMLReader.read(bytes), case .mapping(let entries) = root.value else {
      throw Malformed(message: "the words are not a mapping")
    }
    var table = WordTable()
    for entry in entries { try add(entry, to: &table) }
    return table
  }

  private static func add(_ entry: YAMLNode.Entry, to table: inout WordTable) throws {
    switch entry.name {
    case "apiVersion", "kind", "metadata": break
    case "same":
      for group in try items(entry.value) {
        let phrases = try phrases(group)
        for phrase in phrases { table.add(phrase, .term(Self.key(phrases[0]))) }
      }
    case "opposite":
      for group in try mapping(entry.value) {
        for phrase in try phrases(group.value) { table.add(phrase, .opposite(key(group.name))) }
      }
    case "numbers":
      for (name, value) in try numbers(entry.value) { table.add(name, .number(value)) }
    case "intervals":
      for (name, value) in try numbers(entry.value) { table.add(name, .interval(value)) }
    case "units": for unit in try items(entry.value) { try addUnit(unit, to: &table) }
    case "topics": table.topics = Set(try phrases(entry.value).map(Stem.of))
    case "topicTitles": table.topicTitles = Set(try phrases(entry.value).map(Stem.of))
    case "topicEndings": table.topicEndings = try phrases(entry.value)
    case "presence": table.presence = Set(try phrases(entry.value).map(key))
    case "assurances": table.assurances = Set(try phrases(entry.value).map(key))
    case "carriers": table.carriers = Set(try phrases(entry.value).map(Stem.of))
    case "people": table.people = Set(try phrases(entry.value).map(key))
    case "relatives": table.relatives = Set(try phrases(entry.value))
    case "keeping": table.keeping = Set(try phrases(entry.value).map(Stem.of))
    default:
      guard let kind = lists[entry.name] else {
        throw Malformed(message: "unknown key `\(entry.name)`")
      }
      for phrase in try phrases(entry.value) { table.add(phrase, kind) }
    }
  }

  private static func numbers(_ node: YAMLNode) throws -> [(name: String, value: Double)] {
    try mapping(node).map { entry in
      guard let value = Double(try scalar(entry.value)) else {
        throw Malformed(message: "expected a number")
      }
      return (entry.name, value)
    }
  }

  private static func addUnit(_ node: YAMLNode, to table: inout WordTable) throws {
    var kind = ""
    var factor = 1.0
    var words: [String] = []
    for part in try mapping(node) {
      switch part.name {
      case "kind": kind = try scalar(part.value)
      case "factor": factor = Double(try scalar(part.value)) ?? 1
      default: words = try phrases(part.value)
      }
    }
    for word in words { table.add(word, .unit(kind: kind, factor: factor)) }
  }

  private static func key(_ phrase: String) -> String {
    phrase.split(separator: " ").map { Stem.of(String($0)) }.joined(separator: " ")
  }

  private static func phrases(_ node: YAMLNode) throws -> [String] {
    try items(node).map(scalar)
  }

  private static func items(_ node: YAMLNode) throws -> [YAMLNode] {
    guard case .sequence(let items) = node.value else {
      throw Malformed(message: "expected a list")
    }
    return items
  }

  private static func mapping(_ node: YAMLNode) throws -> [YAMLNode.Entry] {
    guard case .mapping(let entries) = node.value else {
      throw Malformed(message: "expected a mapping")
    }
    return entries
  }

  private static func scalar(_ node: YAMLNode) throws -> String {
    guard case .scalar(let scalar) = node.value else {
      throw Malformed(message: "expected a text")
    }
    return scalar.text
  }
}
