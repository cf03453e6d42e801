/// One evaluation of a condition over the cells of up to 64 records.
///
/// Each step is done for all records that still need it before the next one begins, so what a step
/// costs beside looking at the cells is shared by all of them. It gives `error` also where a cell
/// does not tell enough; the general evaluation then says what the condition gives.
struct ConditionRun {
  let operations: UnsafePointer<Operation>
  private let constants: UnsafePointer<Cell>
  /// The cells of the first column.
  private let cells: UnsafePointer<Cell>
  /// How many cells a column has.
  private let height: Int
  /// The record that bit 0 stands for.
  var record: Int
  /// How many records lie between two bits: none while a macro runs over a list of one record.
  var step = 1
  /// What the macros' variables stand for; the checker gives out the places.
  let locals: UnsafeMutableBufferPointer<Lane>
  let context: Context
  /// The steps that are left; only macros, which could take many, look whether there are any.
  var remaining: Int

  /// What steps ask that cells cannot tell.
  struct Context {
    unowned(unsafe) let condition: Condition
    unowned(unsafe) let table: RecordTable
  }

  /// The cells of an operand, one for each bit.
  struct Lane: BitwiseCopyable {
    var start: UnsafePointer<Cell>
    /// From one bit to the next; 0 where all have the same.
    var step: Int

    @inline(__always)
    subscript(bit: Int) -> UnsafePointer<Cell> { start + bit &* step }
  }

  init(
    _ operations: UnsafePointer<Operation>, _ constants: UnsafePointer<Cell>, _ context: Context,
    from record: Int, locals: UnsafeMutableBufferPointer<Lane>, steps: Int
  ) {
    self.operations = operations
    self.constants = constants
    self.context = context
    self.record = record
    self.locals = locals
    cells = context.table.cells
    height = context.table.count
    remaining = steps
  }

  @inline(__always)
  func lane(_ operand: Operation.Operand) -> Lane {
    let place = Int(operand.place)
    switch operand.space {
    case .column: return Lane(start: cells + (place &* height &+ record), step: step)
    case .constant: return Lane(start: constants + place, step: 0)
    case .local: return locals[place]
    }
  }

  /// Decides the step at a place, with all of its parts, for the records of a set.
  mutating func decide(_ place: Int, _ records: UInt64) -> Decisions {
    let operation = operations[place]
    switch operation.code {
    case .constant: return Decisions(operation.flag, for: records)
    case .cell: return truth(of: lane(operation.left), records)
    case .not: return decide(place + 1, records).negated
    case .and: return decideGroup(place, records, isAnd: true)
    case .or: return decideGroup(place, records, isAnd: false)
    case .conditional: return decideConditional(place, records)
    case .equal:
      let same = equality(lane(operation.left), lane(operation.right), records)
      return operation.flag ? same.negated : same
    case .relation: return relation(operation, records)
    case .contained: return containment(lane(operation.left), lane(operation.right), records)
    case .startsWith, .endsWith, .contains: return textTest(operation, records)
    case .equalJoined, .startsWithJoined, .endsWithJoined: return joinedTest(operation, records)
    case .all: return decideMacro(place, records, isAll: true)
    case .exists: return decideMacro(place, records, isAll: false)
    case .general: return decideGenerally(Int(operation.place), records)
    }
  }

  @inline(never)
  private func decideGenerally(_ piece: Int, _ records: UInt64) -> Decisions {
    Decisions(for: records) { bit in
      context.condition.decideGenerally(piece, record + bit, of: context.table)
    }
  }
}

// MARK: steps with parts

extension ConditionRun {
  @inline(__always)
  private mutating func decideGroup(
    _ place: Int, _ records: UInt64, isAnd: Bool
  ) -> Decisions {
    let end = Int(operations[place].end)
    var part = place + 1
    // The records that no part has decided so far.
    var rest = records
    var (unknown, error) = (UInt64(0), UInt64(0))
    while part < end, rest != 0 {
      let own = decide(part, rest)
      rest &= ~(isAnd ? own.no : own.yes)
      unknown |= own.unknown
      error |= own.error
      part = Int(operations[part].end)
    }
    // Where a cell did not tell enough, the general evaluation knows more.
    error &= rest
    unknown &= rest & ~error
    let settled = rest & ~(unknown | error)
    return Decisions(
      yes: isAnd ? settled : records & ~rest, no: isAnd ? records & ~rest : settled,
      unknown: unknown, error: error)
  }

  private mutating func decideConditional(_ place: Int, _ records: UInt64) -> Decisions {
    let then = Int(operations[place + 1].end)
    let otherwise = Int(operations[then].end)
    let test = decide(place + 1, records)
    let first = decide(then, test.yes | test.unknown)
    let second = decide(otherwise, test.no | test.unknown)
    // Where the condition is open, both branches may still agree.
    let error = test.error | first.error | second.error
    let isSame = operations[place].flag ? test.unknown & ~error : 0
    var result = Decisions.none
    result.error = error
    result.yes = first.yes & test.yes | second.yes & test.no | first.yes & second.yes & isSame
    result.no = first.no & test.yes | second.no & test.no | first.no & second.no & isSame
    result.unknown = records & ~(result.yes | result.no | error)
    return result
  }
}
