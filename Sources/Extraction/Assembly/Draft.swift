import Policy

/// A requirement before it has an identity.
enum Draft: Sendable {
  case constraint(ConstraintDraft)
  case procedure(ProcedureDraft)
  case choice(ChoiceDraft)
}

/// A constraint or recommendation: a statement and its rule.
struct ConstraintDraft: Sendable {
  /// The index of the statement in the ledger.
  var statement: Int
  var section: [String]
  /// The nodes it stands in, for finding what belongs to it.
  var path: [Int]
}

/// A run of steps.
struct ProcedureDraft: Sendable {
  var steps: [StepDraft]
  /// The nodes around it, outermost first.
  var titles: [OutlineNode]
  var section: [String]
  var path: [Int]
}

/// One step of a run.
struct StepDraft: Sendable {
  var statement: Int
  /// A screenshot that follows the step.
  var image: String?
}

/// Sibling alternatives.
struct ChoiceDraft: Sendable {
  var branches: [BranchDraft]
  var titles: [OutlineNode]
  var section: [String]
  var line: Int
  var path: [Int]
}

/// One alternative with what stands under it.
struct BranchDraft: Sendable {
  var node: OutlineNode
  var path: [Int]
  var drafts: [Draft]
}
