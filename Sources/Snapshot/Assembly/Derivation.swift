internal import CEL
internal import Policy

/// Settles one attribute that follows from others: the vocabulary's `derive:` expression.
///
/// Only a derivation may look through ``AttributeState/inherit(_:)``: it reads as the member
/// `inherit` of its enumeration, so that the expression says what is inherited.
struct Derivation {
  let attribute: Attribute
  let program: Program
  /// Why the expression gives null, where it does.
  let openings: [(reason: DerivationOpening.Reason, condition: Program)]
  /// What exports say of the attribute itself, without a usable value.
  let read: AttributeState?

  /// The state that follows from the states of other attributes, which `input` gives by name;
  /// `members` gives the members of enumerations.
  func state(
    members: (String) -> [EnumMember], input: (String) -> AttributeState
  ) -> AttributeState {
    let inputs = program.variables.map { (name: $0, state: input($0)) }
    let outcome = program.evaluate { slot in
      Self.outcome(of: inputs[slot].state, name: inputs[slot].name, members: members)
    }
    var derived = state(of: outcome, inputs)
    if case .value(.null) = outcome,
      let opening = openings.first(where: { opening in
        let holds = opening.condition.evaluate { slot in
          let name = opening.condition.variables[slot]
          return Self.outcome(of: input(name), name: name, members: members)
        }
        if case .value(.bool(true)) = holds { return true } else { return false }
      })
    {
      derived = .unknown(opening.reason.unknownReason, derived.evidence)
    }
    // What an export says unusably is nearer to the truth than what cannot be derived either.
    if case .unknown? = read, derived.value == nil, let read { return read }
    return derived
  }

  private static func outcome(
    of state: AttributeState, name: String, members: (String) -> [EnumMember]
  ) -> Outcome {
    switch state {
    case .known(let value, _): .value(value)
    case .inherit where members(name).contains { $0.name == "inherit" }: .value(.string("inherit"))
    default: .unknown(UnknownSet(name))
    }
  }

  private func state(
    of outcome: Outcome, _ inputs: [(name: String, state: AttributeState)]
  ) -> AttributeState {
    let evidence = evidence(of: inputs)
    switch outcome {
    case .value(.null): return .unknown(.unusable("the exports do not say"), evidence)
    case .value(let value):
      switch AttributeCoercion(attribute: attribute).coerce(value) {
      case .success(let value): return .known(value, evidence)
      case .failure(let fault): return .unknown(fault.reason, evidence)
      }
    case .unknown(let unknown):
      let missing = inputs.filter { unknown.names.contains($0.name) }.map {
        MissingInput(
          attribute: $0.name, reason: $0.state.reason ?? .inherited, evidence: $0.state.evidence)
      }
      return .unknown(.derivation(missing), evidence)
    case .error(let error): return .unknown(.unusable(error.message), evidence)
    }
  }

  /// Evidence that shows every field the value follows from, at the place of the first that says
  /// something.
  private func evidence(of inputs: [(name: String, state: AttributeState)]) -> Evidence {
    let parts = inputs.compactMap { input in
      input.state.evidence.map { (name: input.name, evidence: $0, state: input.state) }
    }
    let display = parts.filter { !$0.evidence.display.isEmpty }.map { part in
      "\(part.evidence.field ?? part.name): \(part.evidence.display)"
    }.joined(separator: "; ")
    let speaking = parts.first { $0.state.saysSomething } ?? parts.first
    guard let first = speaking?.evidence else {
      return Evidence(file: "", display: display)
    }
    return Evidence(
      file: first.file, record: first.record, line: first.line, field: first.field,
      display: display)
  }
}

extension DerivationOpening.Reason {
  fileprivate var unknownReason: UnknownReason {
    switch self {
    case .groupMembershipNeeded: .groupMembershipNeeded
    case .stale: .stale
    }
  }
}

extension AttributeState {
  /// Whether it is a value, or that the parent's holds.
  fileprivate var saysSomething: Bool {
    switch self {
    case .known, .inherit: true
    case .absent, .unknown, .redacted: false
    }
  }
}

extension AttributeType {
  /// Whether the type is a list.
  var isList: Bool {
    if case .list = self { true } else { false }
  }
}

extension VocabularySet {
  /// The vocabulary file that declares an attribute.
  func file(declaring attribute: String) -> String {
    let owner = vocabularies.first { vocabulary in
      vocabulary.attributes.contains { $0.name == attribute }
    }
    return owner?.file ?? "vocabulary"
  }
}
