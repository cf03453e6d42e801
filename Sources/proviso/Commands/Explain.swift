import ArgumentParser
import Audit
import Policy
import Report

/// `proviso explain`: where a requirement comes from.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show where a requirement comes from and what would satisfy it.")

  @Argument(help: "A policy file, or a page that is compiled on the fly.")
  var policy: String

  @Argument(help: "The identity of a constraint or step.")
  var id: String

  @OptionGroup var vocabulary: VocabularyOptions

  func run() throws {
    let vocabularies = try vocabulary.load()
    let policies = try Policies(vocabularies: vocabularies).read(policy)
    let explanations = try policies.compactMap { document in
      try Explanation(of: RequirementID(id), in: document, vocabularies: vocabularies)
    }
    guard !explanations.isEmpty else { throw unknown(in: policies) }
    let texts = explanations.map { $0.render(style: Output.style) }
    try Output.write(texts.joined(separator: "\n") + (try history(vocabularies)))
  }

  /// Who demanded it since when, where the policy is a page of a store.
  private func history(_ vocabularies: VocabularySet) throws -> String {
    guard !Inputs.isFolder(policy), StoredPage.revision(ofFile: policy) != nil,
      let stored = try StoredPage(path: policy, page: nil)
    else { return "" }
    let history = try PageHistory.read(stored, vocabularies: vocabularies)
    return HistoryReport(page: stored.name, history: history).lines(of: id)
      .map { "  \(TerminalText.line($0))\n" }.joined()
  }

  private func unknown(in policies: [PolicyDocument]) -> CommandFailure {
    let ids = policies.flatMap { CheckList.checks(of: $0).map(\.id.rawValue) }
    return CommandFailure(
      FileDiagnostic(
        file: Inputs.name(of: policy), message: "there is no requirement `\(id)`",
        help: Nearest.name(to: id, among: ids).map { "the nearest one is `\($0)`" }))
  }
}
