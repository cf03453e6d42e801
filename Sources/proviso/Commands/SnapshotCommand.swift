import ArgumentParser
import Policy
import Report
import Snapshot

/// `proviso snapshot`: what was recognised, and what is missing.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Show what is recognised in exported configuration, and what is missing.")

  @Argument(help: "A folder or a file.")
  var path: String

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(help: "How to write it.")
  var format = SnapshotFormats.text

  func run() throws {
    let vocabularies = try vocabulary.load()
    let snapshot = try ConfigurationSnapshot.load(path: path, vocabularies: vocabularies)
    Output.complain(snapshot.warnings)
    try Output.write(format.render(snapshot, vocabularies: vocabularies, style: Output.style))
  }
}
