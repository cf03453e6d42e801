public import Audit
public import Policy
public import Snapshot

/// A first assessment for policies, filled in as far as policies and snapshot allow.
///
/// The result is a valid assessment as it is; what only a person can say stands in it as comments
/// that are complete but for the value.
public struct AssessmentStart {
  private let policies: [PolicyDocument]
  private let vocabularies: VocabularySet
  private let needs: Needs
  private let snapshot: ConfigurationSnapshot?

  /// How many instances a selection names one by one.
  private static let nameLimit = 20

  /// Prepares the assessment; without a snapshot no instances are named.
  public init(
    policies: [PolicyDocument], vocabularies: VocabularySet, needs: Needs,
    snapshot: ConfigurationSnapshot? = nil
  ) {
    self.policies = policies
    self.vocabularies = vocabularies
    self.needs = needs
    self.snapshot = snapshot
  }

  /// The YAML text of the assessment.
  public func render() -> String {
    var text = TextBuilder()
    let name = policies.first?.metadata.name ?? "assessment"
    text.line("apiVersion: proviso/v1")
    text.line("kind: Assessment")
    text.line("metadata: {name: \(quoted(name))}")
    addCase(to: &text)
    addAttestations(to: &text)
    addWaivers(to: &text)
    addScopes(to: &text)
    return text.text
  }

  private func addCase(to text: inout TextBuilder) {
    text.line("# One case is one set-up: an entity without a line has all of its instances in it.")
    text.line("cases:")
    text.line("  - name: \(quoted(policies.first?.metadata.title ?? "set-up"))")
    for entity in usedEntities where entity.cardinality == .many {
      addSelection(of: entity, to: &text)
    }
    let facts = needs.attributes.filter(isSetUp)
    guard !facts.isEmpty else { return }
    text.line("    # What the set-up itself decides; what the snapshot shows need not stand here.")
    text.line("    # facts:")
    for fact in facts {
      text.line("    #   \(fact): \(choices(of: fact))")
    }
  }

  private func addSelection(of entity: EntityDeclaration, to text: inout TextBuilder) {
    guard let key = entity.key else { return }
    let names = snapshot?.instances(of: entity.name).map(\.key) ?? []
    if names.isEmpty || names.count > Self.nameLimit {
      let count = names.isEmpty ? "" : "; the snapshot has \(names.count)"
      text.line("    # \(entity.name): '\(key) == \"…\"'\(count)")
    } else {
      let list = names.map { JSONWriter.text(.string($0)) }.joined(separator: ", ")
      text.line("    \(entity.name): \(quoted("\(key) in [\(list)]"))")
    }
  }

  private func addAttestations(to text: inout TextBuilder) {
    text.line("# What people say where no export does; an entry counts until the day it names.")
    text.line("attestations: []")
    for question in needs.collection.attestations
    where !isSetUp(question.attribute) && !isKnown(question.attribute) {
      if let how = question.how { text.line("#  # \(TerminalText.line(how))") }
      text.line(
        "#  - {attribute: \(question.attribute), value: \(choices(of: question.attribute)), "
          + "by: …, on: YYYY-MM-DD, expires: YYYY-MM-DD, evidence: …}")
    }
    for (position, policy) in policies.enumerated() {
      for check in CheckList.checks(of: policy, at: position) where check.require == nil {
        text.line("#  # line \(check.source.line): \(TerminalText.line(check.text))")
        text.line(
          "#  - {requirement: \(quoted(check.id.rawValue)), verdict: pass, by: …, "
            + "on: YYYY-MM-DD, expires: YYYY-MM-DD}")
      }
    }
  }

  private func addWaivers(to text: inout TextBuilder) {
    text.line("# Failures that somebody accepts for a time.")
    text.line("waivers: []")
    text.line(
      "#  - {requirement: …, subject: '…', reason: …, approved_by: …, expires: YYYY-MM-DD}")
  }

  private func addScopes(to text: inout TextBuilder) {
    text.line("# Conditions that a diff page does not print, by requirement; '*' for all.")
    text.line("scopes: {}")
    for policy in policies {
      for check in CheckList.checks(of: policy) where check.conditions.contains(.scopeNotPrinted) {
        text.line("#  \(quoted(check.id.rawValue)): 'true'")
      }
    }
  }

  /// The entities whose attributes the rules read, in the order of the vocabularies.
  private var usedEntities: [EntityDeclaration] {
    let used = Set(
      needs.attributes.compactMap { vocabularies.attribute(named: $0)?.entity })
    return vocabularies.entities.filter { used.contains($0.name) }
  }

  /// Whether the attribute describes the set-up, which the snapshot may or may not show.
  private func isSetUp(_ name: String) -> Bool {
    vocabularies.attribute(named: name)?.entity == "integration"
  }

  /// Whether the snapshot says it for every instance.
  private func isKnown(_ name: String) -> Bool {
    guard let snapshot, let entity = vocabularies.attribute(named: name)?.entity else {
      return false
    }
    let instances = snapshot.instances(of: entity)
    return !instances.isEmpty && instances.allSatisfy { $0[name].value != nil }
  }

  private func choices(of name: String) -> String {
    guard let attribute = vocabularies.attribute(named: name) else { return "…" }
    switch attribute.type {
    case .bool: return "true"
    case .enumeration: return attribute.members.map(\.name).joined(separator: " | ")
    default: return "…"
    }
  }

  /// A double-quoted scalar; JSON's strings are YAML's.
  private func quoted(_ text: String) -> String {
    JSONWriter.text(.string(text))
  }
}
