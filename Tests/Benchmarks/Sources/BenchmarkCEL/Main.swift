import CAllocations
import CEL
import Foundation

/// Evaluates the twelve rules of the workload over records that are in memory.
///
/// Arguments: the records, the rules as one expression. Prints one line of figures for each way,
/// and then how many records each rule passes, fails, does not concern and leaves open.
@main
enum Main {
  private static let rounds = 15

  static func main() throws {
    let records = try Records.read(CommandLine.arguments[1])
    let whole = try String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8)
    try evaluateTogether(records, whole)
    let tallies = try evaluateRules(records)
    for (place, tally) in tallies.enumerated() {
      let name = place < 9 ? "R0\(place + 1)" : "R\(place + 1)"
      print(name, tally.map(String.init).joined(separator: " "))
    }
  }

  /// All rules as one expression over the raw record, as the other engines evaluate them.
  private static func evaluateTogether(_ records: [Value], _ source: String) throws {
    let program = try Environment(variables: [VariableDeclaration("a", .dyn)]).compile(source)
    let slots = records.map { [Outcome.value($0)] }
    var sum = 0
    let cost = measure(count: records.count * Rules.all.count) {
      for slot in slots {
        if case .value(.list(let verdicts)) = program.evaluate(slots: slot.span) {
          sum += verdicts.count
        }
      }
    }
    precondition(sum == (rounds + 1) * records.count * Rules.all.count, "an evaluation failed")
    print("proviso, one expression over raw records:", cost)
  }

  /// Each rule by itself over attributes, as audits evaluate them.
  private static func evaluateRules(_ records: [Value]) throws -> [[Int]] {
    let environment = Environment(
      variables: Rules.attributes.map { VariableDeclaration($0.name, $0.type) })
    let programs = try Rules.all.map { source in
      (
        when: try environment.compile(source.when, expecting: .bool),
        require: try environment.compile(source.require, expecting: .bool)
      )
    }
    let layout = RecordLayout(programs: programs.flatMap { [$0.when, $0.require] })
    let rules = try programs.map {
      try CompiledRule(when: $0.when, require: $0.require, over: layout)
    }
    let extraction = try Extraction()
    let known = records.map { extraction.attributes(of: $0) }
    let table = RecordTable(layout, count: known.count) { record, column in
      let name = layout.variables[column]
      return known[record][name] ?? .unknown(UnknownSet(name))
    }
    var tallies = rules.map { _ in [0, 0, 0, 0] }
    let blocks = stride(from: 0, to: records.count, by: Decisions.capacity).map { start in
      start..<min(start + Decisions.capacity, records.count)
    }
    let all = measure(count: records.count * rules.count) {
      // Some records at a time, so that what the rules have in common is still near.
      for rows in blocks {
        for (place, rule) in rules.enumerated() {
          rule.count(rows, of: table, in: &tallies[place])
        }
      }
    }
    print("proviso, rules over attributes:", all)
    for (place, rule) in rules.enumerated() {
      let own = measure(count: records.count) {
        for rows in blocks { rule.count(rows, of: table, in: &tallies[place]) }
      }
      print("  rule \(place + 1):", own)
    }
    return tallies.map { $0.map { $0 / (2 * (rounds + 1)) } }
  }

  /// The processor time and the allocations of one rule and record, where the work does `count`.
  private static func measure(count: Int, _ work: () -> Void) -> String {
    work()
    var best = Double.infinity
    let before = allocation_count()
    for _ in 0..<rounds {
      let start = processorTime()
      work()
      best = min(best, processorTime() - start)
    }
    let allocations = Double(allocation_count() - before) / Double(rounds * count)
    let time = best / Double(count)
    return String(
      format: "%.1f ns a rule and record, %.0f evaluations/s, %.4f allocations", time, 1e9 / time,
      allocations)
  }

  /// The processor time that the program has taken, in nanoseconds; other load on the machine counts
  /// less here than on the clock.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
