/// A program of type bool that is decided over the records of tables with one layout.
///
/// Where many conditions look at the same records, this is the quickest way: it allocates nothing
/// and counts no references, but for operations that make values, such as `+` and `size`.
public final class Condition: Sendable {
  /// What is decided.
  public let program: Program
  /// Which variable stands in which column.
  public let layout: RecordLayout
  let textLimit: Int
  private let operations: [Operation]
  private let constants: CellMemory
  /// Pieces that only the general evaluation can tell, and at the end the whole condition.
  private let pieces: [any Node]
  private let holder: LimitsHolder

  /// Prepares a program for the tables of a layout; nil where the program gives no bool, or names a
  /// variable that has no column.
  public init?(_ program: Program, over layout: RecordLayout) {
    let columns = program.variables.compactMap { layout.column(of: $0) }
    guard program.resultType == .bool, columns.count == program.variables.count else { return nil }
    self.program = program
    self.layout = layout
    holder = LimitsHolder(program.limits)
    textLimit = program.limits.textLength
    let assembler = Assembler(holder, columns: columns)
    var steps = ConditionAssembler(assembler, columns: columns)
    steps.add(program.typed)
    operations = steps.operations
    constants = CellMemory(count: steps.constants.count) { [constants = steps.constants] in
      constants[$0]
    }
    pieces = steps.pieces + [assembler.node(program.typed)]
  }

  /// Whether the condition holds for a record.
  ///
  /// - Precondition: the table has the condition's layout, and that record.
  public func decide(_ record: Int, of table: RecordTable) -> Decision {
    decide(record..<record + 1, of: table)[0] ?? .error
  }

  /// Whether the condition holds for each of up to ``Decisions/capacity`` records that follow one
  /// another, of which only those in the set `among` are asked about; bit 0 stands for the first.
  ///
  /// - Precondition: the table has the condition's layout, and those records.
  public func decide(
    _ records: Range<Int>, of table: RecordTable, among: UInt64 = .max
  ) -> Decisions {
    precondition(table.layout === layout, "the table has another layout than the condition")
    precondition(
      records.lowerBound >= 0 && records.upperBound <= table.count
        && records.count <= Decisions.capacity, "the table has no such records")
    let asked = Decisions.first(records.count) & among
    var result: Decisions
    if program.localCount == 0 {
      result = decideQuickly(
        asked, from: records.lowerBound, of: table, .init(start: nil, count: 0))
    } else {
      result = withUnsafeTemporaryAllocation(
        of: ConditionRun.Lane.self, capacity: program.localCount
      ) { room in
        room.initialize(repeating: ConditionRun.Lane(start: constants.cells, step: 0))
        return decideQuickly(asked, from: records.lowerBound, of: table, room)
      }
    }
    if result.error != 0 { decideGenerally(&result, from: records.lowerBound, of: table) }
    return result
  }

  @inline(__always)
  private func decideQuickly(
    _ asked: UInt64, from record: Int, of table: RecordTable,
    _ locals: UnsafeMutableBufferPointer<ConditionRun.Lane>
  ) -> Decisions {
    operations.withUnsafeBufferPointer { operations in
      guard let start = operations.baseAddress else { return .none }
      var run = ConditionRun(
        start, constants.cells, ConditionRun.Context(condition: self, table: table), from: record,
        locals: locals, steps: holder.limits.cost)
      return run.decide(0, asked)
    }
  }

  /// Asks the general evaluation about the records that cells do not tell enough about.
  @inline(never)
  private func decideGenerally(
    _ result: inout Decisions, from record: Int, of table: RecordTable
  ) {
    let told = Decisions(for: result.error) { Decision(evaluate(record + $0, of: table)) }
    result.yes |= told.yes
    result.no |= told.no
    result.unknown |= told.unknown
    result.error = told.error
  }

  /// What the condition gives for a record, with the names of what is not known, or the error.
  ///
  /// - Precondition: the table has the condition's layout, and that record.
  @inline(never)
  public func evaluate(_ record: Int, of table: RecordTable) -> Outcome {
    precondition(table.layout === layout, "the table has another layout than the condition")
    return evaluate(pieces[pieces.count - 1], record, of: table)
  }

  func decideGenerally(_ piece: Int, _ record: Int, of table: RecordTable) -> Decision {
    Decision(evaluate(pieces[piece], record, of: table))
  }

  private func evaluate(_ node: any Node, _ record: Int, of table: RecordTable) -> Outcome {
    table.withFields(of: record) { fields in
      EvaluationState.with(holder, localCount: program.localCount) { state in
        let outcome = node.evaluate(fields, &state)
        return state.isExhausted ? .error(state.costFailure) : outcome
      }
    }
  }
}
