import ArgumentParser
import Audit
import Policy
import Report

/// `proviso needs`: what has to be exported and asked before an audit.
struct NeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "needs",
    abstract: "List the exports, commands and permissions that an audit needs.")

  @Argument(help: "A policy file, or a page that is compiled on the fly.")
  var policy: [String]

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(help: "How to write it.")
  var format = NeedsFormats.text

  func run() throws {
    let vocabularies = try vocabulary.load()
    let policies = try Policies(vocabularies: vocabularies).read(policy)
    try Output.write(format.render(try Needs(of: policies, vocabularies: vocabularies)))
  }
}
