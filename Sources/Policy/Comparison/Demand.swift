/// One thing that a policy demands, with everything around it that decides when: a constraint, a
/// recommendation or a step.
struct Demand: Equatable {
  var id: RequirementID
  var isStep: Bool
  var level: Level
  var text: String
  var section: [String]
  var claim: Claim?
  /// What a step does to what, in lower case; empty for a constraint.
  var deed: [String]
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

  /// What the reader sees of it in a comparison.
  var side: RequirementChange.Side {
    RequirementChange.Side(id: id, source: source, text: text)
  }

  /// The words of the text in lower case, in order; what two demands are compared by when neither
  /// identity nor claim pairs them.
  var words: [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
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
      section: constraint.section, claim: constraint.claim, deed: [], branch: context.branch,
      conditions: context.conditions + (constraint.when.map { [$0.text] } ?? []),
      wordedConditions: context.worded + constraint.conditions, require: constraint.require?.text,
      source: constraint.source)
  }

  private init(_ step: Step, of procedure: Procedure, in context: Context) {
    let conditions = [procedure.when, step.when].compactMap { $0?.text }
    self.init(
      id: step.id, isStep: true, level: step.level ?? (step.isOptional ? .may : .must),
      text: step.text, section: procedure.section, claim: nil, deed: Self.deed(of: step),
      branch: context.branch, conditions: context.conditions + conditions,
      wordedConditions: context.worded + procedure.conditions + step.conditions,
      require: step.ensure?.text, source: step.source)
  }

  private static func deed(of step: Step) -> [String] {
    let parts: [String?] = [step.target, step.value, step.url] + step.path
    return [step.action.rawValue] + parts.map { ($0 ?? "").lowercased() }
  }
}
