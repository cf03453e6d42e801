import CEL

/// What a condition says of some records in a table.
struct RecordDecisions {
  private let condition: Condition
  private let table: RecordTable
  private let blocks: [Decisions]

  /// Decides a program for records that lack what is not known; nil where it is no condition.
  init?(_ program: Program, _ records: [[String: Value]]) {
    // One more column than the program needs, so that columns and slots differ.
    let layout = RecordLayout(variables: [""] + program.variables.reversed())
    guard let condition = Condition(program, over: layout) else { return nil }
    self.condition = condition
    let table = RecordTable(layout, count: records.count) { record, column in
      let name = layout.variables[column]
      return records[record][name].map { .value($0) } ?? .unknown(UnknownSet(name))
    }
    self.table = table
    blocks = stride(from: 0, to: records.count, by: Decisions.capacity).map { start in
      condition.decide(start..<min(start + Decisions.capacity, records.count), of: table)
    }
  }

  /// What contradicts the outcome of evaluating the program for the record by itself.
  func problem(of record: Int, expecting outcome: Outcome) -> String? {
    let (block, bit) = record.quotientAndRemainder(dividingBy: Decisions.capacity)
    let decision = blocks[block][bit]
    guard decision == Decision(outcome) else {
      return "\(outcome), but in a table \(decision as Any)"
    }
    let full = condition.evaluate(record, of: table)
    return full == outcome ? nil : "\(outcome), but in a table \(full)"
  }
}
