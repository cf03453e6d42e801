import Foundation
import Policy
import Snapshot
import Testing

/// What real exports look like, one folder a quirk: files in the export's own shape, and in
/// `expected.txt` what has to be read from them.
@Suite struct QuirkTests {
  @Test(arguments: try QuirkFolder.all())
  func isReadRightly(_ folder: QuirkFolder) throws {
    let scenarios = try folder.scenarios()
    #expect(!scenarios.isEmpty)
    for scenario in scenarios {
      #expect(!scenario.expectations.isEmpty, "\(scenario.title)")
      let outcome = try scenario.load()
      for expectation in scenario.expectations {
        let found = outcome.answer(to: expectation.question)
        #expect(
          found == expectation.answer,
          "\(folder.name)/expected.txt:\(expectation.line): \(expectation.question)")
      }
      // Whatever a scenario does not expect has to be silent.
      for question in ["errors", "warnings"]
      where !scenario.expectations.contains(where: { $0.question == question }) {
        #expect(
          outcome.answer(to: question) == "-", "\(folder.name): \(scenario.title): \(question)")
      }
    }
  }

  @Test func everySectionOfTheReferenceHasItsFolder() throws {
    let sections = Set(try QuirkFolder.all().map { $0.name.prefix { $0 != "/" } })
    #expect(
      sections == [
        "1-rules", "2-graph", "3-exchange", "4-attestation", "5-crushftp", "6-containers",
        "8-derivations", "10-recognition", "damage", "joins", "plain",
      ])
  }
}
