import Foundation
import Policy
import Testing

@testable import Extraction

/// Three gold pages of different authors, each with a small vocabulary of its own: how many of the
/// rules of a table compile, and whether any other does.
@Suite struct RuleTableTests {
  /// The least share of the demands that compile, for each page; it only ever rises, to 0.9 or more.
  private static let floors = [
    ("02-boreal-object-storage", 0.94), ("07-replication", 0.92), ("11-reverse-proxy-dmz", 0.83),
  ]

  @Test(arguments: floors)
  func theRulesOfTheTableCompileAndNoOthers(page: String, floor: Double) throws {
    let path = Self.gold + "/\(page).txt"
    guard let data = FileManager.default.contents(atPath: path) else {
      print("skipped: \(path) is missing")
      return
    }
    let table = try RuleTable(page: page)
    let set = try VocabularySet(ShippedVocabularies.load() + [table.vocabulary])
    let source = try PageSource(bytes: Array(data), file: "\(page).txt")
    let policy = try Compiler(vocabularies: set).compile(source).policy
    let compiled = CompiledRule.all(of: policy)
    let missing = table.rows.filter { row in !compiled.contains(where: row.isMet) }
    let wrong = compiled.filter { rule in !table.rows.contains { $0.isMet(by: rule) } }
    var demands = Share()
    var steps = Share()
    for row in table.rows {
      let isRight = compiled.contains(where: row.isMet)
      if row.level == nil { steps.add(isRight: isRight) } else { demands.add(isRight: isRight) }
    }
    for row in missing { print("  \(page):\(row.line) does not compile: \(row.name)") }
    for rule in wrong { print("  \(page) compiles wrongly: \(rule)") }
    print(
      "rules \(page): \(demands.kept) of \(demands.count) demands and \(steps.kept) of",
      "\(steps.count) steps compile, \(wrong.count) wrong")
    #expect(demands.value >= floor)
    #expect(wrong.isEmpty)
  }

  /// The folder of the gold pages, beside the repository.
  private static let gold =
    #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/../shared/gold/dev"
}
