import ArgumentParser
import Extraction
import Policy
import Report

/// `proviso lint`: what is wrong with the page itself.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what is wrong with the pages themselves.")

  @Argument(help: "A page's text, a saved diff page, a page store, or -.")
  var source: [String]

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(help: "How to write it.")
  var format = LintFormats.text

  func run() throws {
    let compiler = try Compiler(vocabularies: try vocabulary.load())
    let messages = try source.flatMap { try Sources.read($0) }.flatMap { page in
      PageLint.messages(for: compiler.compile(page), file: page.file)
    }
    try Output.write(format.render(messages))
    if !messages.isEmpty { throw ExitStatus.findings }
  }
}
