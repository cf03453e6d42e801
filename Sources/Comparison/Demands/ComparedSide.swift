import Extraction
import Policy

/// One side of a comparison: its demands, and its page where there is one.
struct ComparedSide {
  var policy: PolicyDocument
  var demands: [Demand]
  /// Read on first use: most revisions of a long history change no demand.
  private let text: PageTextMemo

  var page: PageText? { text.page }

  /// Prepares a side; `words` remembers what texts of other revisions were cut into.
  init(_ revision: Revision, table: WordTable, words: TokenMemo = TokenMemo()) {
    policy = revision.policy
    demands = Demand.all(of: revision.policy)
    if let compilation = revision.compilation {
      RelativeClauses.complete(&demands, of: compilation, relatives: table.relatives)
    }
    text = PageTextMemo(revision.compilation, words)
  }

  /// Words that the titles of the page and of a demand's sections say anyway.
  func titleWords(of demand: Demand) -> [String] {
    demand.titles + [policy.source.page]
  }
}

/// The text of a page, read once.
private final class PageTextMemo {
  private let compilation: Compilation?
  private let words: TokenMemo
  lazy var page: PageText? = compilation.map { PageText($0, words) }

  init(_ compilation: Compilation?, _ words: TokenMemo) {
    self.compilation = compilation
    self.words = words
  }
}
