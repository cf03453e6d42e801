import ArgumentParser
import Audit
import Policy
import Report

/// `proviso check`: verdicts on a snapshot.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Audit exported configuration against policies.")

  @OptionGroup var audit: AuditOptions

  @Option(help: ArgumentHelp("The exported configuration: a folder or a file.", valueName: "path"))
  var snapshot: String

  @Option(help: "How to write it.")
  var format = CheckFormats.text

  @Option(
    name: .customLong("fail-on"),
    help: "Exit 1 where something fails that is at least as strong.")
  var failOn = FailureLevel.should

  @Flag(help: "Exit 3 and write nothing where something is unknown or nothing was checked.")
  var strict = false

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "How many findings of each verdict are listed for a requirement of a large file.",
      valueName: "count"))
  var findings = 10

  @Option(
    help: ArgumentHelp(
      "An earlier report in JSON: says which failures are new, fixed or continuing.",
      valueName: "report"))
  var baseline: String?

  func validate() throws {
    if format == .ndjson && baseline != nil {
      throw ValidationError("rows of verdicts have no room for a comparison with `--baseline`")
    }
    guard findings >= 0 else { throw ValidationError("`--findings` takes no negative number") }
    if strict && format == .ndjson && (output == nil || output == "-") {
      throw ValidationError("with `--strict`, rows of verdicts need `--output`")
    }
  }

  func run() throws {
    var options = StreamOptions()
    options.findings = findings
    let progress = Progress()
    options.progress = { done, all in progress.report(done, of: all) }
    if format == .ndjson { return try writeRows(options) }
    // An unusable baseline is said before a long audit, not after it.
    let earlier = try baseline.map { path in
      try AuditBaseline(try Inputs.read(path), file: Inputs.name(of: path))
    }
    let audited = try audit.audit(snapshot: snapshot, streaming: options)
    let result = try compared(audited, with: earlier)
    try judge(result)
    let style = output == nil ? Output.style : .plain
    try Output.write(format.writer(style: style).render(result), to: output)
    if result.hasFailure(atLeast: failOn.level) { throw ExitStatus.findings }
  }

  /// The result with the comparison, as it may be shown.
  private func compared(_ audited: Audited, with earlier: AuditBaseline?) throws -> AuditResult {
    guard let earlier else { return audited.shown }
    guard let key = earlier.redactionKey else {
      var result = audited.result
      result.comparison = earlier.compare(result)
      return audited.redactor?.redacted(result) ?? result
    }
    guard audited.redactor?.keyName == key else {
      throw CommandFailure(
        FileDiagnostic(
          file: baseline ?? "", message: "names and addresses are redacted with the key `\(key)`",
          help: "compare with --redact identities and the same --redaction-key"))
    }
    var result = audited.shown
    result.comparison = earlier.compare(result)
    return result
  }

  /// Ends the command where `--strict` allows no result.
  private func judge(_ result: AuditResult) throws {
    let hasFindings = result.hasFailure(atLeast: failOn.level)
    if strict && !hasFindings && result.isUndecided {
      Output.complain("proviso: error: something is unknown, or nothing was checked")
      throw ExitStatus.undecided
    }
  }

  /// Writes the rows of large files while they are read.
  private func writeRows(_ options: StreamOptions) throws {
    let file = try OutputFile(output)
    let writer = CheckRows()
    var options = options
    var failure: CommandFailure?
    let write = { (text: String) in
      do throws(CommandFailure) {
        if failure == nil { try file.write(Array(text.utf8)) }
      } catch {
        failure = error
      }
    }
    options.rows = StreamRows(
      descriptor: file.descriptor, name: CheckRows.quoted,
      begin: { checks in write(writer.head(checks)) },
      write: { results in write(writer.rows(of: results)) })
    let result = try audit.audit(snapshot: snapshot, streaming: options).shown
    if let failure { throw failure }
    try judge(result)
    try file.write(Array((writer.rows(of: result) + writer.foot(result)).utf8))
    try file.finish()
    if result.hasFailure(atLeast: failOn.level) { throw ExitStatus.findings }
  }
}

/// The weakest level whose failure counts.
enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
  case must, should

  var level: Level {
    switch self {
    case .must: .must
    case .should: .should
    }
  }
}
