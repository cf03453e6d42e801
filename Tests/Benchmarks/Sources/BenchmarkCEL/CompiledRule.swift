import CEL

/// A rule that is ready to be decided over the records of a table.
final class CompiledRule {
  private let when: Condition
  private let require: Condition

  /// Prepares a rule whose expressions name only variables of the layout.
  init(when: Program, require: Program, over layout: RecordLayout) throws {
    guard let when = Condition(when, over: layout), let require = Condition(require, over: layout)
    else { throw EvaluationError(.undeclared, "the layout lacks a variable of the rule") }
    self.when = when
    self.require = require
  }

  /// How many records of some that follow one another pass, fail, are not concerned, or stay open.
  func count(_ records: Range<Int>, of table: RecordTable, in tally: inout [Int]) {
    let condition = when.decide(records, of: table)
    let demand = require.decide(records, of: table, among: condition.yes)
    tally[0] += demand.yes.nonzeroBitCount
    tally[1] += demand.no.nonzeroBitCount
    tally[2] += condition.no.nonzeroBitCount
    let open = condition.unknown | condition.error | demand.unknown | demand.error
    tally[3] += open.nonzeroBitCount
  }
}

/// Takes attributes out of raw records.
struct Extraction {
  private let programs: [(name: String, program: Program)]

  init() throws {
    let environment = Environment(variables: [
      VariableDeclaration("record", .dyn, missingFields: .unknown)
    ])
    programs = try Rules.attributes.map { ($0.name, try environment.compile($0.from)) }
  }

  /// The attributes of a record; null counts as not known.
  func attributes(of record: Value) -> [String: Outcome] {
    var known: [String: Outcome] = [:]
    for (name, program) in programs {
      let outcome = program.evaluate { _ in .value(record) }
      if case .value(let value) = outcome, value != .null { known[name] = outcome }
    }
    return known
  }
}
