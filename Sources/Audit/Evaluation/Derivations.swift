import CEL
import Policy

/// The derivations of the vocabularies, for attributes whose inputs somebody states.
///
/// The snapshot has derived what follows from exports alone.
final class Derivations {
  private let vocabularies: VocabularySet
  private let rules: RuleCompiler
  private var programs: [String: Program?] = [:]

  init(_ vocabularies: VocabularySet) {
    self.vocabularies = vocabularies
    rules = RuleCompiler(vocabularies)
  }

  /// The program that gives an attribute's value; nil where nothing does.
  func program(for attribute: Attribute) -> Program? {
    if let program = programs[attribute.name] { return program }
    // The expressions of a vocabulary set were checked when it was made.
    let program = attribute.derivation.flatMap { rule in
      try? rules.compile(rule, file: "", expecting: nil)
    }
    programs[attribute.name] = .some(program)
    return program
  }
}
