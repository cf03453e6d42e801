import CEL

/// Deciding records in a table: it says what evaluating the program for each of them says.
enum TableChecks {
  /// Which variables are known: all, those at odd places, those at even places, none.
  private static let ways = 4

  static func run(_ program: Program) {
    let layout = RecordLayout(programs: [program])
    guard let condition = Condition(program, over: layout) else { return }
    let table = RecordTable(layout, count: Inputs.rowCount * ways) { record, column in
      outcome(of: program.variables[column], at: column, record)
    }
    let decisions = condition.decide(0..<table.count, of: table)
    for record in 0..<table.count {
      let single = program.evaluate { outcome(of: program.variables[$0], at: $0, record) }
      if case .error(let error) = single, error.kind == .limit { continue }
      precondition(decisions[record] == Decision(single), "a table says something else")
      precondition(condition.decide(record, of: table) == decisions[record], "alone it differs")
    }
  }

  private static func outcome(of name: String, at place: Int, _ record: Int) -> Outcome {
    let (row, way) = record.quotientAndRemainder(dividingBy: ways)
    let isOpen = way == 3 || way > 0 && place % 2 == way - 1
    return isOpen ? .unknown(UnknownSet(name)) : .value(Inputs.value(of: name, in: row))
  }
}
