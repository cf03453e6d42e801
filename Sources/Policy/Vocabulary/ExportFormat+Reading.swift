extension ExportFormat {
  static let keys = [
    "title", "reader", "recognise", "records", "where", "fields", "feeds", "joins_only", "many",
    "keys", "label", "contains", "captured", "collect",
  ]

  /// Reads one entry of `formats:`; nil after mistakes have been logged.
  init?(reading key: NodeReader, _ value: NodeReader) {
    guard let mapping = value.mapping(keys: Self.keys) else { return nil }
    self.init(name: key.keyText, place: key.place)
    title = mapping["title"]?.nonEmptyString() ?? name
    syntaxes = Self.syntaxes(mapping["reader"])
    tests = mapping.required("recognise").map { FormatTest.list($0) } ?? []
    records = mapping["records"].flatMap(RecordPlace.init(reading:)) ?? .document
    filter = mapping["where"]?.expression()
    fields = (mapping["fields"]?.entries() ?? []).compactMap(ComputedField.init(reading:_:))
    entities = mapping["feeds"].map(Self.names) ?? []
    makesInstances = !(mapping["joins_only"]?.bool() ?? false)
    hasManyRecords = mapping["many"]?.bool() ?? false
    keys = (mapping["keys"]?.entries() ?? []).map { space, expressions in
      JoinKey(space: space.keyText, expressions: Self.expressions(expressions))
    }
    label = mapping["label"]?.expression()
    parts = (mapping["contains"]?.entries() ?? []).compactMap(FormatPart.init(reading:_:))
    captured = mapping["captured"]?.expression()
    collection = mapping["collect"].flatMap(CollectionAdvice.init(reading:))
  }

  private static func syntaxes(_ reader: NodeReader?) -> [ExportSyntax] {
    guard let reader else { return [.json] }
    if reader.isList { return reader.list { $0.member() } }
    return reader.member(of: ExportSyntax.self).map { [$0] } ?? []
  }

  /// One name or a list of names.
  private static func names(_ reader: NodeReader) -> [String] {
    reader.isList ? reader.strings() : reader.string().map { [$0] } ?? []
  }

  /// One expression or a list of expressions.
  private static func expressions(_ reader: NodeReader) -> [RuleExpression] {
    reader.isList ? reader.list { $0.expression() } : reader.expression().map { [$0] } ?? []
  }

  fileprivate static func path(_ text: String) -> [String] {
    text.split(separator: ".").map(String.init)
  }
}

extension RecordPlace {
  static let keys = ["path", "element"]

  /// Reads `records:`, which is left out where the document holds the records.
  fileprivate init?(reading reader: NodeReader) {
    guard let mapping = reader.mapping(keys: Self.keys) else { return nil }
    if let path = mapping["path"]?.nonEmptyString() {
      self = .path(ExportFormat.path(path))
    } else if let element = mapping["element"]?.nonEmptyString() {
      self = .element(element)
    } else {
      reader.error("expected `path` or `element`")
      return nil
    }
  }
}

extension FormatTest {
  static let keys = ["context", "root", "element", "members", "any", "without", "texts"]

  /// Reads `recognise:`, one test or a list of tests.
  fileprivate static func list(_ reader: NodeReader) -> [FormatTest] {
    reader.isList
      ? reader.list(FormatTest.init(reading:)) : FormatTest(reading: reader).map { [$0] } ?? []
  }

  private init?(reading reader: NodeReader) {
    guard let mapping = reader.mapping(keys: Self.keys) else { return nil }
    self.init(
      context: mapping["context"]?.nonEmptyString(), root: mapping["root"]?.nonEmptyString(),
      element: mapping["element"]?.nonEmptyString(), members: mapping["members"]?.strings() ?? [],
      anyMember: mapping["any"]?.strings() ?? [], without: mapping["without"]?.strings() ?? [],
      texts: (mapping["texts"]?.entries() ?? []).compactMap { member, text in
        text.nonEmptyString().map { MemberText(member: member.keyText, text: $0) }
      })
    guard
      context != nil || root != nil || element != nil || !members.isEmpty || !anyMember.isEmpty
        || !texts.isEmpty
    else {
      reader.error(
        "the test holds for every file",
        help: "give at least one of `context`, `root`, `element`, `members`, `any`, `texts`")
      return nil
    }
  }
}

extension FormatPart {
  static let keys = ["format", "proof"]

  /// Reads one entry of `contains:`: the name of a format, or that and how the file proves it.
  fileprivate init?(reading key: NodeReader, _ value: NodeReader) {
    let path = ExportFormat.path(key.keyText)
    guard value.isMapping else {
      guard let format = value.string() else { return nil }
      self.init(path: path, format: format)
      return
    }
    guard let mapping = value.mapping(keys: Self.keys),
      let format = mapping.required("format")?.nonEmptyString()
    else { return nil }
    self.init(
      path: path, format: format, proof: mapping["proof"].flatMap(CollectionProof.init(reading:)))
  }
}

extension CollectionProof {
  static let keys = ["commands", "succeeded", "failed"]

  fileprivate init?(reading reader: NodeReader) {
    guard let mapping = reader.mapping(keys: Self.keys),
      let commands = mapping.required("commands")?.strings(),
      let succeeded = mapping.required("succeeded")?.nonEmptyString(),
      let failed = mapping.required("failed")?.nonEmptyString()
    else { return nil }
    self.init(
      commands: commands, succeeded: ExportFormat.path(succeeded),
      failed: ExportFormat.path(failed))
  }
}

extension ComputedField {
  static let keys = [
    "host_of", "port_of", "words_of", "of", "after", "exact_case", "first",
  ]

  fileprivate init?(reading key: NodeReader, _ value: NodeReader) {
    guard let mapping = value.mapping(keys: Self.keys) else { return nil }
    if let field = mapping["host_of"]?.nonEmptyString() {
      self.init(name: key.keyText, reading: .hostOf(field))
    } else if let field = mapping["port_of"]?.nonEmptyString() {
      self.init(name: key.keyText, reading: .portOf(field))
    } else if let field = mapping["words_of"]?.nonEmptyString() {
      self.init(name: key.keyText, reading: .wordsOf(field))
    } else if let field = mapping.required("of")?.nonEmptyString(),
      let prefix = mapping.required("after")?.nonEmptyString()
    {
      self.init(
        name: key.keyText,
        reading: .after(
          prefix: prefix, of: field, exactCase: mapping["exact_case"]?.bool() ?? false,
          first: mapping["first"]?.bool() ?? false))
    } else {
      return nil
    }
  }
}

extension CollectionAdvice {
  static let keys = ["command", "endpoint", "permission", "location", "select", "note"]

  fileprivate init?(reading reader: NodeReader) {
    guard let mapping = reader.mapping(keys: Self.keys) else { return nil }
    self.init(
      command: mapping["command"]?.nonEmptyString(),
      endpoint: mapping["endpoint"]?.nonEmptyString(),
      permission: mapping["permission"]?.nonEmptyString(),
      location: mapping["location"]?.nonEmptyString(),
      select: mapping["select"]?.strings() ?? [], note: mapping["note"]?.nonEmptyString())
  }
}

extension EntityJoin {
  /// Reads `joins:`.
  static func list(_ reader: NodeReader?) -> [EntityJoin] {
    (reader?.entries() ?? []).map { entity, spaces in
      EntityJoin(entity: entity.keyText, spaces: spaces.strings(), place: entity.place)
    }
  }
}

extension SecretField {
  static let keys = ["field", "containing", "parts", "when"]
  static let conditionKeys = ["field", "contains"]

  /// Reads `secrets:`.
  static func list(_ reader: NodeReader?) -> [SecretField] {
    reader?.list { item in
      guard item.isMapping else {
        return item.nonEmptyString().map { SecretField(path: ExportFormat.path($0)) }
      }
      return SecretField(reading: item)
    } ?? []
  }

  private init?(reading reader: NodeReader) {
    guard let mapping = reader.mapping(keys: Self.keys),
      let field = mapping.required("field")?.nonEmptyString()
    else { return nil }
    self.init(path: ExportFormat.path(field), containing: mapping["containing"]?.nonEmptyString())
    parts = (mapping["parts"]?.entries() ?? []).compactMap { name, index in
      index.int(in: -16...16).map { SecretPart(name: name.keyText, index: $0) }
    }
    if containing == nil, !parts.isEmpty {
      reader.error("the key `containing` is missing", help: "say what separates the parts")
    }
    if let when = mapping["when"]?.mapping(keys: Self.conditionKeys) {
      condition = when.required("field")?.nonEmptyString().map {
        SecretCondition(field: $0, contains: when.required("contains")?.strings() ?? [])
      }
    }
  }
}

extension PublishedBaseline {
  static let keys = ["publisher", "text", "demands", "against"]

  /// Reads `baselines:`.
  static func list(_ reader: NodeReader?) -> [PublishedBaseline] {
    (reader?.entries() ?? []).compactMap { key, value in
      guard let mapping = value.mapping(keys: Self.keys),
        let publisher = mapping.required("publisher")?.nonEmptyString(),
        let text = mapping.required("text")?.nonEmptyString(),
        let demand = mapping.required("demands")?.expression()
      else { return nil }
      return PublishedBaseline(
        id: key.keyText, publisher: publisher, text: text, demand: demand,
        opposites: mapping["against"]?.list { $0.expression() } ?? [], place: key.place)
    }
  }
}
