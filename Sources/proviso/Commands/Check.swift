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

  func run() throws {
    let result = try audit.audit(snapshot: snapshot)
    let hasFindings = result.hasFailure(atLeast: failOn.level)
    if strict && !hasFindings && result.isUndecided {
      Output.complain("proviso: error: something is unknown, or nothing was checked")
      throw ExitStatus.undecided
    }
    let style = output == nil ? Output.style : .plain
    try Output.write(format.writer(style: style).render(result), to: output)
    if hasFindings { throw ExitStatus.findings }
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
