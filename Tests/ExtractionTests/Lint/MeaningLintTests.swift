import Foundation
import Policy
import Testing

@testable import Extraction

/// The examples in the documentation comments of the lint's rules.
@Suite struct MeaningLintTests {
  @Test(arguments: LintExample.all)
  func examples(example: LintExample) throws {
    let compiler = try TrialPages.compiler()
    let source = try PageSource(bytes: Array(example.page.utf8), file: "Page.txt")
    let problems = source.meaningProblems(of: compiler.compile(source))
    let found = problems.filter { $0.message.hasSuffix("[\(example.rule.rawValue)]") }
    #expect(found.compactMap(\.place?.line) == example.lines, "\(problems.map(\.description))")
  }

  @Test func everyRuleHasExamplesOfBothKinds() {
    for rule in MeaningFinding.Rule.allCases {
      let own = LintExample.all.filter { $0.rule == rule }
      #expect(own.contains { $0.lines.isEmpty } && own.contains { !$0.lines.isEmpty }, "\(rule)")
    }
  }

  @Test func pagesOfTheRepositoryAreClean() throws {
    let compiler = try TrialPages.compiler()
    for page in TrialPages.all where page.name.hasPrefix("Mail") {
      let compilation = try #require(page.compiled(with: compiler))
      #expect(MeaningLint.findings(in: compilation, of: page.bytes).isEmpty, "\(page.name)")
    }
  }

  @Test func findingsNameThingsOfThePage() throws {
    let compiler = try TrialPages.compiler()
    for page in TrialPages.all {
      let compilation = try #require(page.compiled(with: compiler))
      for finding in MeaningLint.findings(in: compilation, of: page.bytes) {
        #expect(page.bytes.indices.contains(finding.span.lowerBound))
        if page.isOpen { print("\(page.name): \(finding.message) [\(finding.rule.rawValue)]") }
      }
    }
  }
}

/// A page in the documentation comment of a rule, and the lines on which the rule finds something.
struct LintExample: Sendable, CustomTestStringConvertible {
  let rule: MeaningFinding.Rule
  let page: String
  let lines: [Int]

  var testDescription: String { "\(rule.rawValue): \(page.prefix(40))" }

  static let all: [LintExample] = MeaningFinding.Rule.allCases.flatMap { rule in
    examples(of: rule, in: comment(of: rule))
  }

  /// The file of a rule is the one that makes its findings.
  private static func comment(of rule: MeaningFinding.Rule) -> [String] {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let folder = tests.appendingPathComponent("../../../Sources/Extraction/Lint").standardized.path
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for file in files.sorted() where file != "MeaningFinding.swift" {
      let data = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
      let text = String(decoding: data, as: UTF8.self)
      guard text.contains("rule: .\(rule)") else { continue }
      return text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { $0.hasPrefix("///") }
        .map { String($0.dropFirst($0.hasPrefix("/// ") ? 4 : 3)) }
    }
    return []
  }

  private static func examples(
    of rule: MeaningFinding.Rule, in comment: [String]
  ) -> [LintExample] {
    var found: [LintExample] = []
    var page: [String] = []
    var isInside = false
    for line in comment {
      if line == "```wiki" {
        (page, isInside) = ([], true)
      } else if line == "```" {
        isInside = false
      } else if isInside {
        page.append(line)
      } else if line.hasPrefix("Found ") {
        let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
        found.append(
          LintExample(rule: rule, page: page.joined(separator: "\n") + "\n", lines: numbers))
      }
    }
    return found
  }
}
