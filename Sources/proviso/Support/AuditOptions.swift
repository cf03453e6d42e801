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

  /// Reads everything and gives every verdict.
  func audit(snapshot path: String) throws -> AuditResult {
    let vocabularies = try vocabulary.load()
    let policies = try Policies(vocabularies: vocabularies).read(policy)
    let assessment = try assessment.map { file in
      try AssessmentFile.read(
        try Inputs.read(file), file: Inputs.name(of: file), vocabularies: vocabularies)
    }
    let snapshot = try ConfigurationSnapshot.load(path: path, vocabularies: vocabularies)
    Output.complain(snapshot.warnings)
    let auditor = Auditor(
      policies: policies, vocabularies: vocabularies, snapshot: snapshot, assessment: assessment,
      asOf: try Today.start(asOf))
    return try auditor.run()
  }

  func validate() throws {
    _ = try Today.start(asOf)
  }
}
