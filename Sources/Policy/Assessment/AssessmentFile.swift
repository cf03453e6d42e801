import CEL

/// Reads assessment files (design document, section 6).
public enum AssessmentFile {
  static let keys = ["metadata", "cases", "attestations", "waivers", "scopes"]
  static let metadataKeys = ["name", "title"]
  /// Besides these a case has a key for each entity that it selects instances of.
  static let caseKeys = ["name", "facts"]
  static let attestationKeys = [
    "attribute", "value", "requirement", "verdict", "subject", "by", "on", "expires", "evidence",
  ]
  static let waiverKeys = [
    "requirement", "subject", "claim", "reason", "approved_by", "expires",
  ]

  /// Reads an assessment.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name for messages.
  ///   - vocabularies: what its attributes and expressions may speak about.
  /// - Returns: the assessment; whether its requirements exist depends on the policies, see
  ///   ``Assessment/warnings(forUnknownAmong:)``.
  /// - Throws: everything that is wrong with it.
  public static func read(
    _ bytes: [UInt8], file: String, vocabularies: VocabularySet
  ) throws(Diagnostics) -> Assessment {
    let log = FileLog(file: file)
    var assessment = Assessment(name: "", file: file)
    if let top = FileKind.assessment.open(bytes, log: log, keys: keys) {
      let reader = AssessmentReader(vocabularies: vocabularies)
      let metadata = top.required("metadata")?.mapping(keys: metadataKeys)
      assessment.name = metadata?.required("name")?.nonEmptyString() ?? ""
      _ = metadata?["title"]?.string()
      assessment.cases = top["cases"]?.list(reader.auditCase) ?? []
      assessment.attestations = top["attestations"]?.list(reader.attestation) ?? []
      assessment.waivers = top["waivers"]?.list(reader.waiver) ?? []
      assessment.scopes = (top["scopes"]?.entries() ?? []).compactMap(reader.scope)
      reader.checkNames(of: assessment.cases, log: log)
    }
    try log.check()
    return assessment
  }
}

/// Reads the parts of an assessment.
struct AssessmentReader {
  let vocabularies: VocabularySet

  func auditCase(_ reader: NodeReader) -> AuditCase? {
    let entities = vocabularies.entities.map(\.name)
    guard let mapping = reader.mapping(keys: AssessmentFile.caseKeys + entities) else { return nil }
    let selectors = entities.compactMap { entity in
      mapping[entity]?.rule(in: vocabularies).map {
        EntitySelector(entity: entity, expression: $0)
      }
    }
    let facts = (mapping["facts"]?.entries() ?? []).compactMap { key, value in
      attributeValue(key, value).map { Fact(attribute: key.keyText, value: $0, place: key.place) }
    }
    guard let name = mapping.required("name")?.nonEmptyString() else { return nil }
    return AuditCase(name: name, selectors: selectors, facts: facts, place: reader.place)
  }

  /// Findings name the case, so two of the same name could not be told apart.
  func checkNames(of cases: [AuditCase], log: FileLog) {
    var seen: Set<String> = []
    for item in cases where !seen.insert(item.name).inserted {
      log.error("two cases have the name `\(NodeReader.excerpt(item.name))`", at: item.place)
    }
  }

  func attestation(_ reader: NodeReader) -> Attestation? {
    guard let mapping = reader.mapping(keys: AssessmentFile.attestationKeys) else { return nil }
    let claim = claim(mapping)
    let subject = mapping["subject"]?.rule(in: vocabularies)
    let author = mapping.required("by")?.nonEmptyString()
    let date = mapping.required("on")?.moment()
    let expires = mapping["expires"]?.moment()
    let evidence = mapping["evidence"]?.string()
    guard let claim, let author, let date else { return nil }
    return Attestation(
      claim: claim, subject: subject, by: author, on: date, expires: expires, evidence: evidence,
      place: reader.place)
  }

  private func claim(_ mapping: MappingReader) -> Attestation.Claim? {
    switch (mapping["attribute"], mapping["requirement"]) {
    case (let attribute?, nil):
      mapping["verdict"]?.error("an attribute has a `value`, a requirement has a `verdict`")
      guard let name = attribute.string(), let value = mapping.required("value"),
        let read = attributeValue(attribute, value)
      else { return nil }
      return .attribute(name, value: read)
    case (nil, let requirement?):
      mapping["value"]?.error("a requirement has a `verdict`, an attribute has a `value`")
      guard let id = requirement.requirementID(),
        let verdict = mapping.required("verdict")?.member(of: AttestedVerdict.self)
      else { return nil }
      return .requirement(id, verdict: verdict)
    default:
      mapping.node.error("an attestation has either `attribute` or `requirement`")
      return nil
    }
  }

  func waiver(_ reader: NodeReader) -> Waiver? {
    guard let mapping = reader.mapping(keys: AssessmentFile.waiverKeys) else { return nil }
    let id = mapping.required("requirement")?.requirementID()
    let subject = mapping["subject"]?.rule(in: vocabularies)
    let claim = mapping["claim"]?.claimDigest()
    let reason = mapping.required("reason")?.nonEmptyString()
    let approver = mapping.required("approved_by")?.nonEmptyString()
    let expires = mapping.required("expires")?.moment()
    guard let id, let reason, let approver, let expires else { return nil }
    return Waiver(
      requirement: id, subject: subject, claim: claim, reason: reason, approvedBy: approver,
      expires: expires, place: reader.place)
  }

  func scope(_ key: NodeReader, _ value: NodeReader) -> ScopeDecision? {
    guard let expression = value.rule(in: vocabularies) else { return nil }
    let id = key.keyText == "*" ? nil : key.requirementID()
    if key.keyText != "*", id == nil { return nil }
    return ScopeDecision(requirement: id, expression: expression, place: key.place)
  }

  private func attributeValue(_ key: NodeReader, _ value: NodeReader) -> Value? {
    guard let attribute = vocabularies.attribute(named: key.keyText) else {
      let near = vocabularies.nearest(to: key.keyText)
      key.error(
        "unknown attribute `\(NodeReader.excerpt(key.keyText))`",
        help: near.map { "the nearest valid name is `\($0)`" })
      return nil
    }
    return value.value(of: attribute)
  }
}
