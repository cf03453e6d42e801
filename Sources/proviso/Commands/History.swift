import ArgumentParser
import Comparison
import Extraction
import JSPWiki
import Policy
import Report

/// `proviso history`: who demanded what since when.
struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show which revision introduced and changed each demand of a page.")

  @Argument(help: "A page of a page store: its file, or the store with --page.")
  var source: String

  @Option(help: "The page, where the source is a store with several.")
  var page: String?

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(help: "How to write it.")
  var format = HistoryFormats.text

  func run() throws {
    guard let stored = try StoredPage(path: source, page: page) else {
      throw CommandFailure(
        FileDiagnostic(
          file: source, message: "a history needs a page store",
          help: "name the store, or the file of a page in it"))
    }
    let history = try PageHistory.read(stored, vocabularies: try vocabulary.load())
    try Output.write(
      format.render(HistoryReport(page: stored.name, history: history), style: Output.style))
  }
}

/// Compiles the revisions of a stored page, each once.
enum PageHistory {
  /// The history of a page; revisions that were deleted, or are no pages, are passed over.
  static func read(_ stored: StoredPage, vocabularies: VocabularySet) throws -> RequirementHistory {
    let compiler = try Compiler(vocabularies: vocabularies)
    var history = RequirementHistory(vocabularies: vocabularies)
    for version in try stored.versions() where version.path != nil {
      guard let source = try? stored.source(revision: version.number) else { continue }
      history.add(
        Revision(compiler.compile(source)),
        RequirementHistory.Stamp(
          revision: version.number, date: version.modified.map(StoredPage.day),
          author: version.author))
    }
    return history
  }
}
