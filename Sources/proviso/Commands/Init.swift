import ArgumentParser
import Audit
import Policy
import Report
import Snapshot

/// `proviso init`: starts for files that people write.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a filled-in start for a file.",
    subcommands: [InitAssessment.self])
}

/// `proviso init assessment`: a first assessment for policies.
struct InitAssessment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assessment",
    abstract: "Write a first assessment for policies.")

  @Argument(help: "A policy file, or a page that is compiled on the fly.")
  var policy: [String]

  @Option(help: ArgumentHelp("The exported configuration: a folder or a file.", valueName: "path"))
  var snapshot: String?

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String?

  func run() throws {
    let vocabularies = try vocabulary.load()
    let policies = try Policies(vocabularies: vocabularies).read(policy)
    let exported = try snapshot.map { path in
      try ConfigurationSnapshot.load(path: path, vocabularies: vocabularies)
    }
    Output.complain(exported?.warnings ?? [])
    let start = AssessmentStart(
      policies: policies, vocabularies: vocabularies,
      needs: try Needs(of: policies, vocabularies: vocabularies), snapshot: exported)
    try Output.write(start.render(), to: output)
  }
}
