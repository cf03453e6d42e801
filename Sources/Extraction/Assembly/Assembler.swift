public import Policy

/// Makes a policy of what the grammar read on a page.
///
/// Claims and conditions in words become expressions by the terms of the vocabularies; constraints,
/// runs of steps and alternatives become requirements in page order. Nothing normative is dropped:
/// what cannot be bound stays as an item for a person. The same reading gives the same policy.
public struct Assembler: Sendable {
  private let index: TermIndex
  private let rules: RuleMaker
  private let english: PlainEnglish
  private let vocabularyNames: [String]
  private let memo: RevisionMemo?

  /// Creates an assembler that binds the words of pages to the attributes of vocabularies.
  public init(vocabularies: VocabularySet) {
    self.init(vocabularies: vocabularies, memo: nil)
  }

  /// The same; `memo` knows what other revisions gave.
  init(vocabularies: VocabularySet, memo: RevisionMemo?) {
    let compiler = RuleCompiler(vocabularies)
    self.init(
      attributes: vocabularies.attributes, vocabularies: vocabularies.vocabularies.map(\.name),
      memo: memo
    ) { (try? compiler.compile(RuleExpression($0))) != nil }
  }

  /// Creates an assembler from attributes; `isValid` says whether an expression is a condition over
  /// them.
  init(
    attributes: [Attribute], vocabularies: [String], memo: RevisionMemo? = nil,
    isValid: @escaping @Sendable (String) -> Bool
  ) {
    self.memo = memo
    index = TermIndex(attributes)
    english = PlainEnglish(attributes: attributes)
    vocabularyNames = vocabularies
    rules = RuleMaker(
      phrases: PhraseReader(index: index, vocabularies: vocabularies), isValid: isValid)
  }

  /// Makes the policy of a page, and its ledger with what became of every statement.
  ///
  /// `metadata` and `source` are taken over as they are.
  public func assemble(
    _ reading: PageReading, metadata: PolicyMetadata, source: PolicySource
  ) -> (policy: PolicyDocument, statements: [Statement]) {
    assemble(reading, drafting(for: reading), metadata: metadata, source: source)
  }

  /// Makes the policy of a page whose claims and conditions are bound.
  func assemble(
    _ reading: PageReading, _ bound: Drafting, metadata: PolicyMetadata, source: PolicySource
  ) -> (policy: PolicyDocument, statements: [Statement]) {
    var walk = OutlineWalk(statements: reading.statements)
    let drafts = walk.walk(reading.outline)
    var drafting = bound
    drafting.findRepeats()
    drafting.identities = IdentityPlan(drafting.candidates(drafts))
    let plain = drafting.requirements(drafts)
    drafting.settleRepeats()
    var policy = PolicyDocument(metadata: metadata, source: source, vocabularies: vocabularyNames)
    let remedies = RemedyFinder(drafting)
    policy.requirements = remedies.fill(plain)
    policy.diagnoses = diagnoses(&drafting, remedies)
    policy.parameters = parameters(&drafting, walk)
    policy.examples = examples(&drafting, walk)
    return (policy, drafting.statements)
  }

  /// Binds the claims and conditions of a page.
  func drafting(for reading: PageReading) -> Drafting {
    var made: [Int: Rule] = [:]
    var known = PageBindings()
    for (place, statement) in reading.statements.enumerated()
    where statement.kind?.isNormative ?? false {
      made[place] =
        memo?.rule(for: statement) { rules.rule(for: statement, &known) }
        ?? rules.rule(for: statement, &known)
    }
    return Drafting(
      statements: reading.statements, partial: reading.partialScope, rules: made,
      conditions: rules.resolver.binder, english: english,
      titles: ProcedureTitle(index: index))
  }

  private func diagnoses(_ drafting: inout Drafting, _ remedies: RemedyFinder) -> [Diagnosis] {
    let found = DiagnosisAssembly(index: index, drafting: drafting, remedies: remedies).diagnoses()
    for (diagnosis, places) in found {
      for place in places {
        drafting.statements[place].disposition = .bound
        drafting.statements[place].reason = "diagnosis"
        drafting.statements[place].requirement = diagnosis.cause
      }
    }
    return found.map(\.diagnosis)
  }

  private func parameters(_ drafting: inout Drafting, _ walk: OutlineWalk) -> [Parameter] {
    var found: [Parameter] = []
    for place in drafting.statements.indices where drafting.statements[place].kind == .parameter {
      let statement = drafting.statements[place]
      let titles = (walk.paths[place] ?? []).map { walk.nodes[$0] }.filter { $0.kind == .label }
      found.append(
        ParameterReader.read(
          statement, title: titles.last?.title, source: drafting.source(place)))
      drafting.statements[place].disposition = .bound
      drafting.statements[place].reason = "parameter"
    }
    return found
  }

  /// Samples illustrate the innermost alternative or procedure that they stand in or beside.
  private func examples(_ drafting: inout Drafting, _ walk: OutlineWalk) -> [Example] {
    var found: [Example] = []
    for place in drafting.statements.indices where drafting.statements[place].kind == .example {
      let statement = drafting.statements[place]
      let owner = owner(of: walk.paths[place] ?? [], line: statement.line, drafting)
      found.append(Example(text: statement.text, of: owner, source: drafting.source(place)))
      drafting.statements[place].disposition = .bound
      drafting.statements[place].reason = "example"
      drafting.statements[place].requirement = owner
    }
    return found
  }

  private func owner(
    of path: [Int], line: Int, _ drafting: Drafting
  ) -> RequirementID? {
    let branch = drafting.branches.filter { path.starts(with: $0.path) }
      .max { $0.path.count < $1.path.count }
    let procedure = drafting.procedures.last { $0.path == path && $0.line <= line }
    guard let branch else { return procedure?.id }
    guard let procedure, procedure.path.count > branch.path.count else { return branch.id }
    return procedure.id
  }
}
