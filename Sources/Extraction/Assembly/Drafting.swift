import Policy

/// What the parts of assembly share: the ledger, the rules and the identifiers given so far.
struct Drafting {
  var statements: [Statement]
  let partial: Set<Int>
  /// The rule of every normative statement.
  let rules: [Int: Rule]
  let conditions: ConditionBinder
  let english: PlainEnglish
  let titles: ProcedureTitle
  /// The words of the vocabularies.
  var terms: TermIndex { titles.index }
  /// Demands that repeat an earlier one in the same scope: the statement of that one.
  var repeats: [Int: Int] = [:]
  var identities = IdentityPlan([])
  /// The constraints with what they demand and where they stand.
  var constraints: [PlacedConstraint] = []
  /// The procedures with what they bring about and where they stand.
  var procedures: [PlacedProcedure] = []
  /// The alternatives with where they stand.
  var branches: [(id: RequirementID, path: [Int])] = []

  /// What makes a demand a repeat of another one.
  struct DemandKey: Hashable {
    var level: Level
    var require: Formula?
    var when: [Formula]
    var unclear: [String]
    var words: String
    var isPartial: Bool
  }

  /// A constraint and what it demands.
  struct PlacedConstraint {
    var id: RequirementID
    var demand: Formula?
    var path: [Int]
    var line: Int
  }

  /// A procedure and what its steps bring about.
  struct PlacedProcedure {
    var id: RequirementID
    var effects: [Formula]
    var titles: [OutlineNode]
    var path: [Int]
    var line: Int
  }

  /// The condition of a rule as text; the mark for unprinted scope comes last.
  func when(_ conditions: [Formula], isPartial: Bool) -> RuleExpression? {
    let all = conditions + (isPartial ? [Formula.scopeNotPrinted] : [])
    return all.isEmpty ? nil : RuleExpression(Formula.conjunction(all).expression)
  }

  func source(_ index: Int) -> SourceSpan {
    SourceSpan(line: statements[index].line, bytes: statements[index].span)
  }

  /// The level of a statement without its polarity.
  func level(_ index: Int) -> Level {
    if let wording = statements[index].wording { return wording.level }
    return statements[index].kind == .recommendation ? .should : .must
  }
}

extension Formula {
  /// The same formula with its parts in an order of their own, for comparing.
  var canonical: Formula {
    switch self {
    case .all(let parts): .all(Formula.sorted(parts))
    case .either(let parts): .either(Formula.sorted(parts))
    case .not(let inner): .not(inner.canonical)
    case .some(let name, let inner): .some(name, inner.canonical)
    case .every(let name, let inner): .every(name, inner.canonical)
    case .among(let name, let literals):
      .among(name, literals.sorted { $0.expression < $1.expression })
    default: self
    }
  }

  private static func sorted(_ parts: [Formula]) -> [Formula] {
    parts.map(\.canonical).sorted { $0.expression < $1.expression }
  }
}
