import ArgumentParser
import Extraction
import JSPWiki
import Policy
import Report

/// `proviso lint`: what is wrong with the page itself.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Show what is wrong with the pages themselves.")

  @Argument(help: "A page's text, a saved diff page, a page store, or -.")
  var source: [String]

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(help: "How to write it.")
  var format = LintFormats.text

  func run() throws {
    let compiler = try Compiler(vocabularies: try vocabulary.load())
    let messages = try source.flatMap { path in
      let store = Inputs.isFolder(path) ? PageStore(directory: path) : nil
      return try Sources.read(path).flatMap { page in
        let compilation = compiler.compile(page)
        return problems(of: page, in: store) + page.meaningProblems(of: compilation)
          + PageLint.messages(for: compilation, file: page.file)
      }
    }
    try Output.write(format.render(messages))
    if !messages.isEmpty { throw ExitStatus.findings }
  }

  /// What the markup shows; a store tells which pages and attachments exist.
  private func problems(of page: PageSource, in store: PageStore?) -> [FileDiagnostic] {
    guard let store else { return page.markupProblems() }
    return page.markupProblems(wiki: store) { name in try? store.text(of: name, version: nil).bytes
    }
  }
}
