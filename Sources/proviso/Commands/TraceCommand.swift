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

  @Flag(help: "Exit 3 where something is ambiguous or given up.")
  var strict = false

  func run() throws {
    let compiler = try Compiler(vocabularies: try vocabulary.load())
    let compilation = compiler.compile(try Sources.readOne(source, page: page))
    Output.complain(compilation.diagnostics)
    let trace = Trace(source: compilation.policy.source, statements: compilation.statements)
    if strict && trace.isUndecided { throw ExitStatus.undecided }
    try Output.write(format.render(trace, style: Output.style))
  }
}
