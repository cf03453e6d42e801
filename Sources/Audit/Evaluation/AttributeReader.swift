import CEL
import Policy
import Snapshot

/// Reads attributes: the snapshot beats attestations, attestations beat facts, and a contradiction
/// between them beats all (design document, section 6).
struct AttributeReader {
  private let statements: AttestedValues
  private let age: DataAge
  private let now: Timestamp?

  init(
    _ statements: AttestedValues = AttestedValues(), age: DataAge = DataAge(),
    now: Timestamp? = nil
  ) {
    self.statements = statements
    self.age = age
    self.now = now
  }

  /// Whether somebody attests an attribute of this name.
  func isAttested(_ name: String) -> Bool { statements.names.contains(name) }

  /// The attributes that somebody attests.
  var attested: Set<String> { statements.names }

  /// What is known of an attribute of an instance.
  func read(_ attribute: Attribute, of instance: CaseInstance, in setup: CaseSetup) -> Reading {
    if case .open(let code, let why) = instance.standing {
      return .missing(.open(code: code, why: why))
    }
    let state = instance.exported.map { current($0, attribute) }
    var all = stated(attribute, of: instance, in: setup)
    if all.isEmpty { return Self.reading(of: state, attribute) }
    if case .known(let value, let evidence) = state {
      all.insert((value, .exported(evidence)), at: 0)
    }
    guard let first = all.first else { return Self.reading(of: state, attribute) }
    if all.contains(where: { !$0.value.equals(first.value) }) {
      return .missing(.contradiction(all.map { Self.describe($0.value, $0.origin, attribute) }))
    }
    return .value(first.value, first.origin)
  }

  /// What is exported, unless it is too old.
  ///
  /// What tells instances apart does not age.
  private func current(_ instance: EntityInstance, _ attribute: Attribute) -> AttributeState {
    let state = instance[attribute.name]
    guard age.limit != nil, case .known(_, let evidence) = state, !attribute.isIdentity else {
      return state
    }
    var date: Timestamp?
    if let name = attribute.datedBy, case .timestamp(let own)? = instance[name].value { date = own }
    return age.isStale(datedAt: date, at: now) ? .unknown(.stale, evidence) : state
  }

  /// What people say about an attribute, the strongest first.
  private func stated(
    _ attribute: Attribute, of instance: CaseInstance, in setup: CaseSetup
  ) -> [(value: Value, origin: Reading.Origin)] {
    var result = statements.values(of: attribute.name, for: instance.key).map { statement in
      (statement.value, Reading.Origin.attested(by: statement.by, on: statement.on))
    }
    if let value = setup.facts[attribute.name] { result.append((value, .stated(setup.name))) }
    return result
  }

  private static func reading(of state: AttributeState?, _ attribute: Attribute) -> Reading {
    switch state {
    case .known(let value, let evidence): return .value(value, .exported(evidence))
    case .some(let state):
      return .missing(.snapshot(state.reason ?? .nullWithoutMeaning, state.evidence))
    case nil:
      let isAsked = attribute.attest != nil && attribute.sources.isEmpty
      return .missing(.snapshot(isAsked ? .needsAttestation : .notCollected(nil)))
    }
  }

  private static func describe(
    _ value: Value, _ origin: Reading.Origin, _ attribute: Attribute
  ) -> String {
    let text = attribute.isSecret ? "(secret)" : ValueText.text(value)
    return switch origin {
    case .exported(let evidence):
      "`\(text)` in \(ExportPlace(evidence)?.description ?? evidence.file)"
    case .attested(let by, let on): "`\(text)` attested by \(by) on \(on)"
    case .stated(let name): "`\(text)` as a fact of \(name)"
    case .derived: "`\(text)`"
    }
  }
}
