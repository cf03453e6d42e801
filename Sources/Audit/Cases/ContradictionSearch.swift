import Policy

/// Looks for attributes whose sources contradict each other; a contradiction is said even where no
/// verdict depends on it.
struct ContradictionSearch {
  let audit: AuditContext

  /// One warning for each attribute and instance, in the order of cases and vocabularies.
  func warnings(in setups: [CaseSetup]) -> [String] {
    var warnings: [String] = []
    var seen: Set<String> = []
    for setup in setups {
      for attribute in audit.vocabularies.attributes where isStated(attribute, in: setup) {
        for instance in instances(of: attribute.entity, in: setup) {
          let reading = audit.reader.read(attribute, of: instance, in: setup)
          guard case .missing(let reason) = reading, case .contradiction = reason else { continue }
          let warning = "\(instance.display): `\(attribute.name)`: \(reason.why)"
          if seen.insert(warning).inserted { warnings.append(warning) }
        }
      }
    }
    return warnings
  }

  private func isStated(_ attribute: Attribute, in setup: CaseSetup) -> Bool {
    setup.facts[attribute.name] != nil || audit.reader.attested.contains(attribute.name)
  }

  private func instances(of entity: String, in setup: CaseSetup) -> [CaseInstance] {
    setup.selected[entity] ?? audit.instances(of: entity)
  }
}
