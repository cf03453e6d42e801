import ArgumentParser
import Audit
import CEL
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

  @Option(
    name: .customLong("captured-at"),
    help: ArgumentHelp("The day on which the configuration was exported.", valueName: "date"))
  var capturedAt: String?

  @Option(
    name: .customLong("max-age"),
    help: ArgumentHelp(
      "How many days old a value may be; an older one is unknown. Default: any number.",
      valueName: "days"))
  var maxAge: Int?

  @OptionGroup var redaction: RedactionOptions

  /// How large a file is at least whose records are not held.
  private static let streamed = 4 << 20

  /// Reads everything and gives every verdict.
  func audit(
    snapshot path: String, streaming options: StreamOptions = StreamOptions()
  ) throws -> Audited {
    let vocabularies = try vocabulary.load()
    guard var redactor = try redaction.redactor(vocabularies) else {
      return Audited(result: try result(path, vocabularies, options), redactor: nil)
    }
    do {
      let result = try result(path, vocabularies, options, &redactor)
      return Audited(result: result, redactor: redactor)
    } catch let problem as Diagnostics {
      throw Diagnostics(items: redactor.redacted(problem.items))
    }
  }

  private func result(
    _ path: String, _ vocabularies: VocabularySet, _ options: StreamOptions
  ) throws -> AuditResult {
    let demands = try demands(vocabularies)
    if let streams = try ConfigurationSnapshot.load(
      path: path, vocabularies: vocabularies, streamingFrom: Self.streamed),
      let result = try demands.auditor(streams, vocabularies).run(streaming: options)
    {
      Output.complain(streams.warnings)
      return result
    }
    if let sliced = try SlicedSnapshot.load(
      path: path, vocabularies: vocabularies, from: Self.streamed),
      let result = try demands.auditor(sliced.base, vocabularies).run(over: sliced, options)
    {
      Output.complain(sliced.base.warnings)
      return result
    }
    let whole = try ConfigurationSnapshot.load(path: path, vocabularies: vocabularies)
    Output.complain(whole.warnings)
    return try Self.whole(demands.auditor(whole, vocabularies).run(streaming: options))
  }

  /// The same where names are replaced: every record is read and held, since each may name somebody.
  private func result(
    _ path: String, _ vocabularies: VocabularySet, _ options: StreamOptions,
    _ redactor: inout IdentityRedactor
  ) throws -> AuditResult {
    var demands = try demands(vocabularies)
    let snapshot = try ConfigurationSnapshot.load(path: path, vocabularies: vocabularies)
    redactor.learn(snapshot)
    if let assessment = demands.assessment {
      redactor.learn(assessment)
      demands.assessment = redactor.redacted(assessment)
    }
    Output.complain(redactor.redacted(snapshot.warnings))
    return try Self.whole(demands.auditor(snapshot, vocabularies).run(streaming: options))
  }

  private static func whole(_ result: AuditResult?) throws -> AuditResult {
    guard let result else { throw CommandFailure("the snapshot cannot be read as a whole") }
    return result
  }

  /// Everything but the snapshot.
  private struct Demands {
    let policies: [PolicyDocument]
    var assessment: Assessment?
    let today: Timestamp
    let age: DataAge

    func auditor(_ snapshot: ConfigurationSnapshot, _ vocabularies: VocabularySet) -> Auditor {
      Auditor(
        policies: policies, vocabularies: vocabularies, snapshot: snapshot, assessment: assessment,
        asOf: today, age: age)
    }
  }

  private func demands(_ vocabularies: VocabularySet) throws -> Demands {
    let policies = try Policies(vocabularies: vocabularies).read(policy)
    let assessment = try assessment.map { file in
      try AssessmentFile.read(
        try Inputs.read(file), file: Inputs.name(of: file), vocabularies: vocabularies)
    }
    let today = try Today.start(asOf)
    return Demands(
      policies: policies, assessment: assessment, today: today, age: try age(at: today))
  }

  private func age(at today: Timestamp) throws -> DataAge {
    let captured = try capturedAt.map { try Today.start($0) }
    if let captured, captured > today {
      throw ValidationError("`--captured-at` lies after the day that counts as today")
    }
    return DataAge(capturedAt: captured, limit: maxAge)
  }

  func validate() throws {
    _ = try age(at: try Today.start(asOf))
    guard maxAge ?? 0 >= 0 else { throw ValidationError("`--max-age` takes no negative number") }
  }
}

/// The result of an audit, and what takes names and addresses out of it.
struct Audited {
  let result: AuditResult
  /// Nil where names and addresses stay.
  let redactor: IdentityRedactor?

  /// The result as it may be shown.
  var shown: AuditResult { redactor?.redacted(result) ?? result }
}
