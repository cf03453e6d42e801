import Foundation
@testable import Extraction
import JSPWiki
import Policy

/// Compiles pages over and over until ten megabytes have gone by, and prints the speed of each stage.
@main
struct BenchmarkExtraction {
  let lexicon: Lexicon
  let vocabularies: VocabularySet
  let compiler: Compiler
  let assembler: Assembler
  var watch = Stopwatch()

  init() throws {
    lexicon = try LexiconFile.english.get()
    vocabularies = try VocabularySet(ShippedVocabularies.load())
    compiler = try Compiler(vocabularies: vocabularies)
    assembler = Assembler(vocabularies: vocabularies)
  }

  static func main() throws {
    let folders = Array(CommandLine.arguments.dropFirst())
    let corpus = try Corpus(folders: folders)
    guard corpus.size > 0 else {
      print("no pages: give folders of `.txt` files")
      exit(64)
    }
    var benchmark = try BenchmarkExtraction()
    let repeats = max(1, 10_000_000 / corpus.size)
    let size = corpus.size * repeats
    print("\(corpus.pages.count) pages, \(size) bytes in \(repeats) rounds")
    let whole = try benchmark.compile(corpus, repeats: repeats)
    print(Self.line("compile, markup to policy", whole, size))
    for _ in 0..<repeats {
      for page in corpus.pages { try benchmark.compileByStage(page) }
    }
    for stage in Stopwatch.Stage.allCases {
      print(Self.line("  " + stage.rawValue, benchmark.watch.nanoseconds[stage] ?? 0, size))
    }
  }

  /// The time that the compiler takes for all pages as its users call it.
  private func compile(_ corpus: Corpus, repeats: Int) throws -> Int {
    let start = Stopwatch.now
    for _ in 0..<repeats {
      for page in corpus.pages {
        let compilation = compiler.compile(try PageSource(bytes: page.bytes, file: page.file))
        _ = PolicyFile.write(compilation.policy)
      }
    }
    return Stopwatch.now - start
  }

  /// The same in stages; markup is parsed once more to tell it from the rows.
  private mutating func compileByStage(_ input: Corpus.Page) throws {
    let page = try watch.time(.source) { try PageSource(bytes: input.bytes, file: input.file) }
    watch.time(.markup) { _ = Document(parsing: input.bytes).leaves }
    let segments = watch.time(.rows) { page.segments(side: .new, lexicon: lexicon) }
    let read = watch.time(.grammar) {
      PageReader.read(
        segments, page: page.name, titles: page.recoveredTitles(side: .new), lexicon: lexicon)
    }
    let reading = watch.time(.ledger) { page.ledger(side: .new).complete(read) }
    let drafting = watch.time(.binding) { assembler.drafting(for: reading) }
    let policy = watch.time(.assembly) {
      assembler.assemble(
        reading, drafting, metadata: PolicyMetadata(name: page.slug, title: page.name),
        source: page.description(side: .new)
      ).policy
    }
    _ = watch.time(.writing) { PolicyFile.write(policy) }
  }

  private static func line(_ name: String, _ nanoseconds: Int, _ size: Int) -> String {
    let speed = Double(size) * 1000 / Double(max(1, nanoseconds))
    let seconds = Double(nanoseconds) / 1e9
    return name.padding(toLength: 36, withPad: " ", startingAt: 0)
      + String(format: "%8.2f s %8.2f MB/s", seconds, speed)
  }
}
