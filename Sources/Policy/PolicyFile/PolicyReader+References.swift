import CEL

extension PolicyReader {
  /// Reads the identifier of a requirement, a step or a branch; each may occur once.
  mutating func identifier(_ reader: NodeReader?) -> RequirementID? {
    guard let reader, let id = reader.requirementID() else { return nil }
    if let place = identifiers.updateValue(reader.place, forKey: id) {
      reader.error("duplicate id `\(NodeReader.excerpt(id.rawValue))`, first on line \(place.line)")
    }
    return id
  }

  /// Reads a reference, which ``checkReferences(in:)`` checks.
  mutating func reference(_ reader: NodeReader) -> RequirementID? {
    guard let id = reader.requirementID() else { return nil }
    references.append((id, reader.place))
    return id
  }

  /// Logs an error for each reference to something that the policy does not have.
  func checkReferences(in policy: PolicyDocument) {
    for (id, place) in references where identifiers[id] == nil {
      missing(id, at: place, among: identifiers.keys.sorted())
    }
    for old in policy.aliases.keys.sorted() {
      guard let place = identifiers[old] else { continue }
      log.error("`\(old)` is an id and an alias at the same time", at: place)
    }
  }

  /// Logs an error for each fallback that is no step of the same procedure.
  func checkFallbacks(among steps: [Step]) {
    let ids = steps.map(\.id)
    for (id, place) in fallbacks where !ids.contains(id) {
      missing(id, at: place, among: ids)
    }
  }

  private func missing(_ id: RequirementID, at place: FilePlace, among ids: [RequirementID]) {
    let near = Nearest.name(to: id.rawValue, among: ids.map(\.rawValue))
    log.error(
      "no requirement has the id `\(NodeReader.excerpt(id.rawValue))`", at: place,
      help: near.map { "the nearest valid name is `\($0)`" })
  }

  /// Reads an expression that gives true or false.
  func rule(_ reader: NodeReader?) -> RuleExpression? {
    reader?.rule(in: vocabularies)
  }
}

extension NodeReader {
  /// The identifier of a requirement: a text without blanks and control characters.
  func requirementID() -> RequirementID? {
    guard let text = nonEmptyString() else { return nil }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      error("`\(Self.excerpt(text))` is no id", help: "leave out blanks")
      return nil
    }
    return RequirementID(text)
  }

  /// A slug: lower-case ASCII letters, digits and hyphens.
  func slug() -> String? {
    guard let text = nonEmptyString() else { return nil }
    let isSlug = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isSlug else {
      error(
        "`\(Self.excerpt(text))` is no slug",
        help: "use lower-case letters, digits and hyphens")
      return nil
    }
    return text
  }

  /// A duration as CEL writes it (`1h30m`, `90s`).
  func duration() -> String? {
    guard let text = string() else { return nil }
    guard TimeSpan(text) != nil else {
      error("`\(Self.excerpt(text))` is no duration", help: "write it as `5m`, `90s` or `1h30m`")
      return nil
    }
    return text
  }
}
