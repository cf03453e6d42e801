import Policy

/// One thing that a policy demands, with everything around it that decides when: a constraint, a
/// recommendation or a step.
struct Demand: Equatable {
  var id: RequirementID
  var isStep: Bool
  var level: Level
  var text: String
  var section: [String]
  var claim: Claim?
  /// What a step does; nil for a constraint.
  var step: Step?
  /// The branch of a choice that it stands in.
  var branch: RequirementID?
  /// The expressions that all have to hold, outermost first.
  var conditions: [String]
  /// The conditions in the page's words, outermost first.
  var wordedConditions: [String]
  var require: String?
  var source: SourceSpan
  /// Its place among the demands of the page, from 0.
  var position = 0

  /// The titles of its sections without their numbers, outermost first.
  var titles: [String] {
    section.map { title in
      let rest = title.drop { $0.isNumber || $0 == "." }
      return rest.first == " " ? String(rest.dropFirst()) : title
    }
  }

  /// The conditions that no title says, in the page's words.
  var clauses: [String] {
    let titles = Set(titles + section)
    return wordedConditions.filter { !titles.contains($0) }
  }

  /// What the reader sees of it in a comparison.
  var side: RequirementChange.Side {
    RequirementChange.Side(id: id, source: source, text: text)
  }

  /// The words of the text in order, without marks.
  var words: [String] { Tokens.of(text).map(\.text) }
}

extension Demand {
  /// The demands of a policy in the page's order.
  static func all(of policy: PolicyDocument) -> [Demand] {
    var demands: [Demand] = []
    for requirement in policy.requirements { collect(requirement, in: Context(), into: &demands) }
    for index in demands.indices { demands[index].position = index }
    return demands
  }

  private struct Context {
    var conditions: [String] = []
    var worded: [String] = []
    var branch: RequirementID?
  }

  private static func collect(
    _ requirement: Requirement, in context: Context, into demands: inout [Demand]
  ) {
    switch requirement {
    case .constraint(let constraint):
      demands.append(Demand(constraint, in: context))
    case .procedure(let procedure):
      for step in procedure.steps { demands.append(Demand(step, of: procedure, in: context)) }
    case .choice(let choice):
      for branch in choice.branches {
        var inner = context
        inner.branch = branch.id
        inner.conditions += branch.when.map { [$0.text] } ?? []
        inner.worded.append(branch.title)
        for requirement in branch.requirements { collect(requirement, in: inner, into: &demands) }
      }
    }
  }

  private init(_ constraint: Constraint, in context: Context) {
    self.init(
      id: constraint.id, isStep: false, level: constraint.level, text: constraint.text,
      section: constraint.section, claim: constraint.claim, step: nil, branch: context.branch,
      conditions: context.conditions + (constraint.when.map { [$0.text] } ?? []),
      wordedConditions: context.worded + constraint.conditions, require: constraint.require?.text,
      source: constraint.source)
  }

  private init(_ step: Step, of procedure: Procedure, in context: Context) {
    let conditions = [procedure.when, step.when].compactMap { $0?.text }
    self.init(
      id: step.id, isStep: true, level: step.level ?? (step.isOptional ? .may : .must),
      text: step.text, section: procedure.section, claim: nil, step: step,
      branch: context.branch, conditions: context.conditions + conditions,
      wordedConditions: context.worded + procedure.conditions + step.conditions,
      require: step.ensure?.text, source: step.source)
  }

}
