extension Attribute {
  /// Reads one entry of `attributes:` that has a type.
  init?(reading key: NodeReader, _ value: NodeReader) {
    guard let mapping = value.mapping(keys: VocabularyFile.attributeKeys),
      let typeReader = mapping.required("type"), let typeName = typeReader.string()
    else { return nil }
    guard let type = AttributeType(typeName) else {
      typeReader.error(
        "unknown type `\(NodeReader.excerpt(typeName))`",
        help: Nearest.advice(for: typeName, among: AttributeType.names)
          ?? "valid types: " + AttributeType.names.map { "`\($0)`" }.joined(separator: ", "))
      return nil
    }
    self.init(name: key.keyText, type: type, place: key.place)
    members = Self.members(mapping["values"])
    terms = Self.terms(mapping["terms"])
    match = mapping["match"]?.member(of: ListMatch.self)
    sources = AttributeSource.list(mapping["from"])
    derivation = mapping["derive"]?.expression()
    openings = DerivationOpening.list(mapping["open"])
    if derivation == nil {
      mapping["open"]?.error("only a derivation leaves values open", help: "add `derive`")
    }
    attest = mapping["attest"]?.nonEmptyString()
    isSecret = mapping["secret"]?.bool() ?? false
    isMarkedIdentity = mapping["identity"]?.bool() ?? false
    datedBy = mapping["dated_by"]?.nonEmptyString()
    checkConsistency(mapping)
  }

  private func checkConsistency(_ mapping: MappingReader) {
    if type.element == .enumeration {
      if mapping["values"] == nil {
        mapping.node.error("the key `values` is missing", help: "an enum lists its values")
      } else if members.isEmpty {
        mapping["values"]?.error("an enum has at least one value")
      }
    } else {
      mapping["values"]?.error("only an enum has values; the type is `\(type)`")
    }
    if type.isList {
      if mapping["match"] == nil {
        mapping.node.error(
          "the key `match` is missing",
          help: "say `any` or `all`: how many elements have to meet a demand")
      }
    } else {
      mapping["match"]?.error("only a list has `match`; the type is `\(type)`")
    }
  }

  /// Reads `terms:`.
  static func terms(_ reader: NodeReader?) -> [String] {
    var seen: Set<String> = []
    return reader?.list { item in
      guard let term = item.nonEmptyString() else { return nil }
      guard seen.insert(term.lowercased()).inserted else {
        item.error("duplicate term `\(NodeReader.excerpt(term))`")
        return nil
      }
      return term
    } ?? []
  }

  /// Reads `values:`, in the short form (`web: [Web]`) or the long one.
  static func members(_ reader: NodeReader?) -> [EnumMember] {
    (reader?.entries() ?? []).compactMap { key, value in
      let name = key.keyText
      guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
        key.error("`\(NodeReader.excerpt(name))` is no name of a value", help: "leave out blanks")
        return nil
      }
      if value.isMapping {
        guard let mapping = value.mapping(keys: VocabularyFile.valueKeys) else { return nil }
        return EnumMember(
          name: name, terms: terms(mapping["terms"]), holds: mapping["holds"]?.expression())
      }
      return EnumMember(name: name, terms: terms(value))
    }
  }
}

extension AttributeExtension {
  /// Reads one entry of `attributes:` that has no type.
  init?(reading key: NodeReader, _ value: NodeReader) {
    guard let mapping = value.mapping(keys: VocabularyFile.extensionKeys) else { return nil }
    self.init(
      name: key.keyText, terms: Attribute.terms(mapping["terms"]),
      members: Attribute.members(mapping["values"]),
      sources: AttributeSource.list(mapping["from"]),
      attest: mapping["attest"]?.nonEmptyString(), place: key.place)
  }
}

extension DerivationOpening {
  /// Reads `open:`: reasons with the condition under which each applies.
  fileprivate static func list(_ reader: NodeReader?) -> [DerivationOpening] {
    (reader?.entries() ?? []).compactMap { key, value in
      guard let reason = Reason(rawValue: key.keyText) else {
        let names = Reason.allCases.map(\.rawValue)
        key.error(
          "unknown reason `\(NodeReader.excerpt(key.keyText))`",
          help: Nearest.advice(for: key.keyText, among: names))
        return nil
      }
      return value.expression().map { DerivationOpening(reason: reason, condition: $0) }
    }
  }
}

extension AttributeSource {
  /// Reads `from:`: formats with an expression each, or with an expression and what null means.
  static func list(_ reader: NodeReader?) -> [AttributeSource] {
    (reader?.entries() ?? []).compactMap { key, value in
      guard value.isMapping else {
        return value.expression().map { AttributeSource(format: key.keyText, expression: $0) }
      }
      guard let mapping = value.mapping(keys: VocabularyFile.sourceKeys),
        let expression = mapping.required("field")?.expression()
      else { return nil }
      let null = mapping["null"].map(Self.null) ?? .unknown
      return null.map { AttributeSource(format: key.keyText, expression: expression, null: $0) }
    }
  }

  /// Reads what null means.
  private static func null(_ reader: NodeReader) -> NullMeaning? {
    reader.member()
  }
}
