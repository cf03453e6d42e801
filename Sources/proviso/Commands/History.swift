import ArgumentParser
import Comparison
import Dispatch
import Extraction
import JSPWiki
import Policy
import Report
import Synchronization

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

/// Compiles the revisions of a stored page, each once, and compares each with the one before it.
enum PageHistory {
  /// The history of a page; revisions that were deleted, or are no pages, are passed over.
  static func read(_ stored: StoredPage, vocabularies: VocabularySet) throws -> RequirementHistory {
    let compiler = try Compiler(vocabularies: vocabularies, remembersPassages: true)
    var history = RequirementHistory(vocabularies: vocabularies)
    let versions = try stored.versions()
    let chunks = stride(from: 0, to: versions.count, by: chunk).map { start in
      Array(versions[start..<min(start + chunk, versions.count)])
    }
    var next = chunks.first.map { Work($0, of: stored, compiler) }
    for place in chunks.indices {
      let compilations = next?.results() ?? []
      // The next revisions are compiled while these are compared.
      next = place + 1 < chunks.count ? Work(chunks[place + 1], of: stored, compiler) : nil
      for (version, compilation) in zip(chunks[place], compilations) {
        guard let compilation else { continue }
        history.add(
          Revision(compilation),
          RequirementHistory.Stamp(
            revision: version.number, date: version.modified.map(StoredPage.day),
            author: version.author))
      }
    }
    return history
  }

  /// So many revisions are compiled at once.
  private static let chunk = 32

  /// Revisions that are compiled side by side, since none depends on another.
  private final class Work: Sendable {
    private let compilations: Mutex<[Compilation?]>
    private let group = DispatchGroup()

    /// Begins with the work.
    init(_ versions: [StoredVersion], of stored: StoredPage, _ compiler: Compiler) {
      compilations = Mutex([Compilation?](repeating: nil, count: versions.count))
      DispatchQueue.global().async(group: group) {
        DispatchQueue.concurrentPerform(iterations: versions.count) { index in
          guard let source = try? stored.source(versions[index]) else { return }
          let compilation = compiler.compile(source)
          self.compilations.withLock { $0[index] = compilation }
        }
      }
    }

    /// Waits for the compilations; nil for what is no page.
    func results() -> [Compilation?] {
      group.wait()
      return compilations.withLock { $0 }
    }
  }
}
