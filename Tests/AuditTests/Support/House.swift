import CEL
import Policy
import Snapshot

@testable import Audit

/// A small vocabulary, and short ways to build what an audit needs.
enum House {
  static let vocabularyText = """
    apiVersion: proviso/v1
    kind: Vocabulary
    metadata: {name: house, version: 1}
    entities:
      tenant: {cardinality: one}
      account: {cardinality: many, key: account.upn}
      app: {cardinality: many, key: app.id}
      integration: {cardinality: many, key: integration.name}
    attributes:
      tenant.open: {type: bool, terms: [open tenant]}
      tenant.limit: {type: int, terms: [limit]}
      tenant.token: {type: string, terms: [token], secret: true}
      tenant.domains: {type: list<host>, match: any, terms: [domains]}
      account.upn: {type: email, terms: [address]}
      account.safe: {type: bool, terms: [safe account]}
      account.inside:
        type: bool
        terms: [inside]
        derive: "tenant.domains.exists(domain, account.upn.endsWith('@' + domain))"
      app.id: {type: string, terms: [app]}
      app.good: {type: bool, terms: [good app]}
      integration.name: {type: string, terms: [integration]}
      integration.auth:
        type: enum
        values: {key: [key], token: [token sign-in]}
        terms: [authentication]
      integration.asked: {type: bool, terms: [asked], attest: look at the door}
    """

  static func vocabularies() throws -> VocabularySet {
    let bytes = Array(vocabularyText.utf8)
    return try VocabularySet([try VocabularyFile.read(bytes, file: "house.vocabulary.yaml")])
  }

  /// An instance whose attributes are known; nil is an attribute that the export left out.
  static func instance(
    _ entity: String, _ key: String, _ values: KeyValuePairs<String, Value?>
  ) -> EntityInstance {
    var states: [String: AttributeState] = [:]
    for (name, value) in values {
      let evidence = Evidence(file: "export.json", record: key, line: 7, display: "…")
      states["\(entity).\(name)"] =
        value.map { .known($0, evidence) } ?? .absent(.propertyNotSelected(name))
    }
    return EntityInstance(entity: entity, key: key, states: states)
  }

  /// The instance of a singleton.
  static func instance(
    _ entity: String, _ values: KeyValuePairs<String, Value?>
  ) -> EntityInstance {
    instance(entity, "", values)
  }

  static func account(_ upn: String, safe: Value?) -> EntityInstance {
    instance("account", upn, ["upn": .string(upn), "safe": safe])
  }

  static func constraint(
    _ id: String, when: String? = nil, require: String? = nil, level: Level = .must,
    partial: Bool = false, remedy: [String] = []
  ) -> Requirement {
    .constraint(
      Constraint(
        id: RequirementID(id), level: level, text: "Text of \(id).",
        when: when.map { RuleExpression($0) }, require: require.map { RuleExpression($0) },
        manual: require == nil ? Manual(reason: .unbound) : nil, scopeIsPartial: partial,
        remedy: remedy.map { RequirementID($0) }, source: SourceSpan(line: 3)))
  }

  static func step(
    _ id: String, ensure: String? = nil, otherwise: String? = nil, when: String? = nil
  ) -> Step {
    Step(
      id: RequirementID(id), action: .click, when: when.map { RuleExpression($0) },
      ensure: ensure.map { RuleExpression($0) }, otherwise: otherwise.map { RequirementID($0) },
      text: "Do \(id).", source: SourceSpan(line: 4))
  }

  static func policy(
    _ requirements: [Requirement], aliases: [RequirementID: RequirementID] = [:]
  ) -> PolicyDocument {
    PolicyDocument(
      metadata: PolicyMetadata(name: "page", title: "Page"),
      source: PolicySource(page: "Page", revision: 5, digest: "sha256:0"),
      requirements: requirements, aliases: aliases)
  }

  /// An assessment from YAML without its head.
  static func assessment(_ text: String, _ vocabularies: VocabularySet) throws -> Assessment {
    let head = "apiVersion: proviso/v1\nkind: Assessment\nmetadata: {name: test}\n"
    return try AssessmentFile.read(
      Array((head + text).utf8), file: "assessment.yaml", vocabularies: vocabularies)
  }

  /// The result of an audit; the assessment is YAML without its head.
  static func audit(
    _ requirements: [Requirement], _ instances: [EntityInstance] = [], assessment: String? = nil,
    asOf: String = "2026-06-01", aliases: [RequirementID: RequirementID] = [:]
  ) throws -> AuditResult {
    let vocabularies = try vocabularies()
    let file = try assessment.map { try Self.assessment($0, vocabularies) }
    let auditor = Auditor(
      policies: [policy(requirements, aliases: aliases)], vocabularies: vocabularies,
      snapshot: ConfigurationSnapshot(instances: instances), assessment: file,
      asOf: Moment(asOf)?.start)
    return try auditor.run()
  }
}
