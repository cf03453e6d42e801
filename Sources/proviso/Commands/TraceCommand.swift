import ArgumentParser
import Extraction
import Policy
import Report

/// `proviso trace`: the ledger of a page.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Show what became of every byte of a page.")

  @Argument(help: "A page's text, a saved diff page, or -.")
  var source: String

  @Option(help: "How to write it.")
  var format = TraceFormats.text

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(help: "The page's name, where nothing prints it.")
  var page: String?

  @Flag(help: "Exit 3 where something is ambiguous, given up or unaccounted for.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Say only what differs from an older trace in JSON; exit 1 where something does.",
      valueName: "OLD.json"))
  var compare: String?

  func run() throws {
    let compiler = try Compiler(vocabularies: try vocabulary.load())
    let page = try Sources.readOne(source, page: page)
    let compilation = compiler.compile(page)
    Output.complain(compilation.diagnostics)
    let trace = Trace(of: compilation, bytes: page.bytes)
    if let compare { return try write(trace, comparedWith: compare) }
    if strict && trace.isUndecided { throw ExitStatus.undecided }
    try Output.write(format.render(trace, style: Output.style))
  }

  private func write(_ trace: Trace, comparedWith path: String) throws {
    let older = try Inputs.read(path)
    let comparison: TraceComparison
    do {
      comparison = try TraceComparison(of: trace, withOlder: older)
    } catch {
      throw CommandFailure(FileDiagnostic(file: Inputs.name(of: path), message: error.message))
    }
    try Output.write(format.render(comparison, style: Output.style))
    if !comparison.isEmpty { throw ExitStatus.findings }
    if strict && trace.isUndecided { throw ExitStatus.undecided }
  }
}
