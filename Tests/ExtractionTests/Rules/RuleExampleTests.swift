import Foundation
import Testing

@testable import Extraction

/// The examples in the documentation comments of the grammar, and the page that lists them.
@Suite struct RuleExampleTests {
  @Test(arguments: RuleFile.all.flatMap(\.examples))
  func examplesHold(example: RuleFile.Example) throws {
    let found = try Summary.of(example.page)
    // As it stands in the comment, so that it can be copied from here.
    let lines = found.map { "///   → \($0)" }.joined(separator: "\n")
    #expect(found == example.statements, "\(example.sentence)\n\(lines)")
  }

  @Test func everyDemandHasAnExample() {
    let names = Set(RuleFile.all.map(\.name))
    let folder = "\(RuleFile.sources)/Grammar/Demands"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for file in files where file.hasSuffix("Demand.swift") && file != "Demand.swift" {
      #expect(names.contains("Grammar/Demands/\(file.dropLast(6))"), "\(file) has no example")
    }
    #expect(RuleFile.all.allSatisfy { !$0.examples.isEmpty })
  }

  /// `PROVISO_RECORD=1` writes the page and fails.
  @Test func thePageOfRulesIsCurrent() throws {
    let path = "\(RuleFile.sources)/Extraction.docc/Rules.md"
    let page = RulePage.text(of: RuleFile.all)
    if ProcessInfo.processInfo.environment["PROVISO_RECORD"] == "1" {
      try Data(page.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded Rules.md")
      return
    }
    let recorded = FileManager.default.contents(atPath: path) ?? Data()
    #expect(String(decoding: recorded, as: UTF8.self) == page)
  }
}

/// The page that lists every rule of the grammar with its examples.
enum RulePage {
  static func text(of files: [RuleFile]) -> String {
    var lines = [
      "# Rules of the grammar", "",
      "What each rule reads, with examples. The page is made from the documentation comments of the",
      "rules by `RuleExampleTests`; record it again after a change with `PROVISO_RECORD=1`.",
    ]
    var folder = ""
    for file in files {
      let parts = file.name.split(separator: "/").map(String.init)
      let own = parts.dropLast().joined(separator: ", ")
      if own != folder {
        folder = own
        lines += ["", "## \(folder)"]
      }
      lines += ["", "### \(parts.last ?? file.name)", ""] + file.description + [""]
      for example in file.examples {
        lines.append("- `\(example.sentence)`")
        lines += example.statements.map { "  - `\($0)`" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
