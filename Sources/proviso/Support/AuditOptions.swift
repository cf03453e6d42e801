import ArgumentParser
import Audit
import FoundationEssentials
import Policy
import Snapshot

/// What an audit is made of: policies, snapshot, assessment, vocabularies and the clock.
struct AuditOptions: ParsableArguments {
  @Argument(help: "A policy file, or a page that is compiled on the fly.")
  var policy: [String]

  @Option(
    help: ArgumentHelp(
      "What people add to the audit: cases, attestations, waivers.", valueName: "file"))
  var assessment: String?

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The day that counts as today; default: today in UTC.", valueName: "date"))
  var asOf: String?

  /// How large a file is at least whose records are not held.
  private static let streamed = 4 << 20

  /// Reads everything and gives every verdict.
  func audit(
    snapshot path: String, streaming options: StreamOptions = StreamOptions()
  ) throws -> AuditResult {
    let vocabularies = try vocabulary.load()
    let policies = try Policies(vocabularies: vocabularies).read(policy)
    let assessment = try assessment.map { file in
      try AssessmentFile.read(
        try Inputs.read(file), file: Inputs.name(of: file), vocabularies: vocabularies)
    }
    let today = try Today.start(asOf)
    let auditor = { (snapshot: ConfigurationSnapshot) in
      Output.complain(snapshot.warnings)
      return Auditor(
        policies: policies, vocabularies: vocabularies, snapshot: snapshot, assessment: assessment,
        asOf: today)
    }
    let light = try ConfigurationSnapshot.load(
      path: path, vocabularies: vocabularies, streamingFrom: Self.streamed)
    if let result = try auditor(light).run(streaming: options) { return result }
    let whole = try ConfigurationSnapshot.load(path: path, vocabularies: vocabularies)
    guard let result = try auditor(whole).run(streaming: options) else {
      throw CommandFailure("the snapshot cannot be read as a whole")
    }
    return result
  }

  func validate() throws {
    _ = try Today.start(asOf)
  }
}
