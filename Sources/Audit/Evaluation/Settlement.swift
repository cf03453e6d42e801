import Policy
import Snapshot

/// Says what would give a missing attribute a value: an export, a property of it, a selection, a person.
///
/// It remembers what it has worked out: a million findings lack the same few attributes.
final class Settlement {
  private let vocabularies: VocabularySet
  private let joins: JoinAdvisor
  private var known: [String: [String]] = [:]

  init(vocabularies: VocabularySet) {
    self.vocabularies = vocabularies
    joins = JoinAdvisor(vocabularies: vocabularies)
  }

  /// The entries for an attribute without a value: for one that follows from others, theirs.
  func items(for name: String, _ reason: MissingReason) -> [MissingItem] {
    if case .snapshot(.derivation(let inputs), _) = reason, !inputs.isEmpty {
      return inputs.flatMap { items(for: $0.attribute, .snapshot($0.reason, $0.evidence)) }
    }
    return [
      MissingItem(
        attribute: name, code: reason.code, why: reason.why, place: reason.place,
        settle: ways(name, reason))
    ]
  }

  private func ways(_ name: String, _ reason: MissingReason) -> [String] {
    switch reason {
    case .open(code: "not_selected", _):
      let entity = vocabularies.attribute(named: name)?.entity ?? "instance"
      return ["select the `\(entity)` in a case of the assessment"]
    case .snapshot(.ambiguousJoin(let gap), _):
      return joins.settling(gap, of: name)
    case .snapshot(.needsAttestation, _):
      let how = vocabularies.attribute(named: name)?.attest.map { ": \($0)" } ?? ""
      return ["attest `\(name)`\(how)"]
    case .contradiction:
      return ["correct the assessment, or export the configuration again"]
    default:
      return exports(name)
    }
  }

  private func exports(_ name: String) -> [String] {
    if let ways = known[name] { return ways }
    // The expressions of a vocabulary set were checked when it was made.
    let ways = (try? CollectionNeeds.settling(name, vocabularies: vocabularies)) ?? []
    known[name] = ways
    return ways
  }
}
