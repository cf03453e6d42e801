internal import CEL
internal import Policy

/// Settles attributes that follow from others: the vocabulary's `derive:` expressions.
///
/// Only a derivation may look through ``AttributeState/inherit(_:)``: it reads as the member
/// `inherit` of its enumeration, so that the expression says what is inherited.
final class Deriver {
  private let attributes: [String: Attribute]
  private let programs: [String: Program]
  /// The one instance of each entity of cardinality one.
  private var singletons: [String: EntityInstance] = [:]

  /// Compiles the derivations.
  ///
  /// - Throws: what is wrong with them, at their places in the vocabulary.
  init(_ vocabularies: VocabularySet) throws(Diagnostics) {
    let compiler = RuleCompiler(vocabularies)
    var programs: [String: Program] = [:]
    for attribute in vocabularies.attributes {
      guard let rule = attribute.derivation else { continue }
      programs[attribute.name] = try compiler.compile(
        rule, file: vocabularies.file(declaring: attribute.name),
        expecting: attribute.type.celType)
    }
    attributes = Dictionary(
      vocabularies.attributes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.programs = programs
  }

  /// Settles a singleton and remembers it for the derivations of others.
  func deriveSingleton(_ instance: EntityInstance) -> EntityInstance {
    singletons[instance.entity] = instance
    let derived = derive(instance)
    singletons[instance.entity] = derived
    return derived
  }

  /// The instance with what follows from its attributes and the singletons'.
  func derive(_ instance: EntityInstance) -> EntityInstance {
    var derived = instance
    for name in programs.keys.sorted() where name.hasPrefix(instance.entity + ".") {
      derived.states[name] = state(of: name, in: derived, depth: 0)
    }
    return derived
  }

  private func state(of name: String, in instance: EntityInstance, depth: Int) -> AttributeState {
    let isOwn = name.hasPrefix(instance.entity + ".")
    let entity = String(name.prefix { $0 != "." })
    guard let holder = isOwn ? instance : singletons[entity] else {
      return .absent(.notCollected(nil))
    }
    let read = holder[name]
    guard let program = programs[name], let attribute = attributes[name], needsDerivation(read),
      depth < 16
    else { return read }
    return evaluate(program, attribute, in: holder, read: holder.states[name], depth: depth)
  }

  private func needsDerivation(_ state: AttributeState) -> Bool {
    switch state {
    case .known, .inherit, .redacted: false
    case .absent, .unknown: true
    }
  }

  private func evaluate(
    _ program: Program, _ attribute: Attribute, in instance: EntityInstance, read: AttributeState?,
    depth: Int
  ) -> AttributeState {
    var inputs: [(name: String, state: AttributeState)] = []
    let outcome = program.evaluate { slot in
      let name = program.variables[slot]
      let state = self.state(of: name, in: instance, depth: depth + 1)
      if !inputs.contains(where: { $0.name == name }) { inputs.append((name, state)) }
      return value(of: state, name)
    }
    let evidence = evidence(of: inputs)
    let derived: AttributeState
    switch outcome {
    case .value(.null): derived = .unknown(.unusable("the exports do not say"), evidence)
    case .value(let value):
      switch AttributeCoercion(attribute: attribute).coerce(value) {
      case .success(let value): derived = .known(value, evidence)
      case .failure(let fault): derived = .unknown(fault.reason, evidence)
      }
    case .unknown(let unknown):
      let missing = unknown.names.map { name in
        MissingInput(
          attribute: name,
          reason: self.state(of: name, in: instance, depth: depth + 1).reason ?? .inherited)
      }
      derived = .unknown(.derivation(missing), evidence)
    case .error(let error): derived = .unknown(.unusable(error.message), evidence)
    }
    // What an export says unusably is nearer to the truth than what cannot be derived either.
    if case .unknown? = read, derived.value == nil, let read { return read }
    return derived
  }

  private func value(of state: AttributeState, _ name: String) -> Outcome {
    switch state {
    case .known(let value, _): .value(value)
    case .inherit where attributes[name]?.members.contains { $0.name == "inherit" } == true:
      .value(.string("inherit"))
    default: .unknown(UnknownSet(name))
    }
  }

  /// Evidence that shows every field the value follows from, at the place of the first.
  private func evidence(of inputs: [(name: String, state: AttributeState)]) -> Evidence {
    let parts = inputs.compactMap { input in
      input.state.evidence.map { (name: input.name, evidence: $0) }
    }
    let display = parts.map { part in
      "\(part.evidence.field ?? part.name): \(part.evidence.display)"
    }.joined(separator: "; ")
    guard let first = parts.first?.evidence else {
      return Evidence(file: "", display: display)
    }
    return Evidence(
      file: first.file, record: first.record, line: first.line, field: first.field,
      display: display)
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
