import CEL
import Policy

/// A check whose expressions are checked against the vocabulary and ready to run.
struct CompiledCheck {
  let check: Check
  let conditions: [CompiledCondition]
  /// What settles a scope that the page does not print; nil where nothing does.
  let scope: Program?
  /// What must hold; nil where a person judges.
  let require: Program?
  /// The entities that the expressions name, in the order of their first occurrence.
  let entities: [String]
  /// The entities that the demand itself names.
  let demandedEntities: [String]
  /// The attributes that the expressions name: those of the demand first.
  let attributes: [String]
  /// How many of them the demand names.
  let demandedCount: Int
}

/// A condition of a check, ready to run.
enum CompiledCondition {
  case program(Program)
  /// Settled by the assessment, or else unknown under a fixed name.
  case scope
  /// Holds when none of the programs does; `isOnlyOne` says that nothing else could apply then.
  case noneOf([Program], isOnlyOne: Bool)

  /// The programs that it evaluates.
  var programs: [Program] {
    switch self {
    case .program(let program): [program]
    case .scope: []
    case .noneOf(let programs, _): programs
    }
  }
}

/// The names under which conditions are unknown that no attribute can settle.
enum OpenCondition {
  /// Which of several alternatives applies that the vocabulary has no words for.
  static let branch = "branch_not_known"

  /// Why the name is unknown, as a phrase; nil for the name of an attribute.
  static func why(_ name: String) -> String? {
    switch name {
    case RuleCompiler.unprintedScope: "the page does not print the whole scope of this requirement"
    case branch: "nothing says which of the page's alternatives applies"
    default: nil
    }
  }
}
