import ArgumentParser
import Policy
import Report

/// `proviso checklist`: what is to be done, and what is known to be done.
struct ChecklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "Write a policy as a list of things to do.")

  @OptionGroup var audit: AuditOptions

  @Option(help: ArgumentHelp("The exported configuration: a folder or a file.", valueName: "path"))
  var snapshot: String?

  @Option(help: "How to write it.")
  var format = ChecklistFormats.text

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String?

  func validate() throws {
    if audit.assessment != nil && snapshot == nil {
      throw ValidationError("--assessment needs --snapshot PATH")
    }
    if audit.redaction.redact != nil && snapshot == nil {
      throw ValidationError("--redact needs --snapshot PATH")
    }
  }

  func run() throws {
    let style = output == nil ? Output.style : .plain
    try Output.write(format.writer(style: style).render(try lists()), to: output)
  }

  private func lists() throws -> [Checklist] {
    if let snapshot { return Checklist.lists(of: try audit.audit(snapshot: snapshot).shown) }
    let vocabularies = try audit.vocabulary.load()
    return try Policies(vocabularies: vocabularies).read(audit.policy).map { Checklist(policy: $0) }
  }
}
