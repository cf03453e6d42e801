import JSPWiki

/// Reads real pages over and over beside `cmark`, which parses and renders the same bytes.
enum RealPages {
  private static let size = 10_000_000
  private static let runs = 15

  static func run() throws {
    let (pages, rounds) = pages()
    let round = pages.flatMap { $0 }
    let text = (0..<rounds).flatMap { _ in round }
    print("Real pages: \(text.count) bytes, best and median of \(runs)\n")
    try Files.withTemporary(["pages.txt": text, "empty.txt": []]) { directory in
      let own = Measurement(runs: runs) {
        if let bytes = Files.bytes("\(directory)/pages.txt") { _ = Document(parsing: bytes) }
      }
      show("read and parse to a Document", own.best, own.median, text.count)
      try compare(own, directory, text.count)
    }
    print("")
    stages(text, pages, rounds)
  }

  private static func compare(_ own: Measurement, _ directory: String, _ bytes: Int) throws {
    guard Program.isInstalled("cmark") else {
      print("skipped: cmark is not installed (Debian package cmark)")
      return
    }
    func measure(_ file: String) throws -> Measurement {
      try Measurement(runs: runs) { try Program(["cmark", "\(directory)/\(file)"]).run() }
    }
    let start = try measure("empty.txt")
    let whole = try measure("pages.txt")
    let best = whole.best - start.best
    let median = whole.median - start.median
    show("cmark, parse and render to HTML", best, median, bytes)
    print("  (its start took \(start.best.milliseconds), which is taken off)")
    print(
      "speed against cmark: \((best / own.best).fixed(2)) (best), "
        + "\((median / own.median).fixed(2)) (median)")
  }

  /// Where the time goes, and what is built upon a document.
  private static func stages(_ text: [UInt8], _ pages: [[UInt8]], _ rounds: Int) {
    let document = Document(parsing: text)
    let stages: [(String, () -> Void)] = [
      ("parse alone, bytes at hand", { _ = Document(parsing: text) }),
      ("list the leaves, links read", { _ = document.leaves }),
      (
        "parse and render, page by page",
        {
          for _ in 0..<rounds { for page in pages { _ = Renderer().html(page, page: "Page") } }
        }
      ),
      (
        "parse and lint, page by page",
        { for _ in 0..<rounds { for page in pages { _ = MarkupLint.findings(in: page) } } }
      ),
    ]
    for (name, work) in stages {
      let time = Measurement(runs: 3, work)
      show(name, time.best, time.median, text.count)
    }
  }

  private static func show(_ name: String, _ best: Double, _ median: Double, _ bytes: Int) {
    let size = Double(bytes) / 1e6
    print(
      name.left(40) + best.milliseconds.right(12) + median.milliseconds.right(12)
        + "\((size / best).fixed(1)) MB/s".right(14) + "\((size / median).fixed(1)) MB/s".right(14))
  }

  /// The pages at hand, and how often they come to the size that is measured.
  private static func pages() -> ([[UInt8]], Int) {
    let shared = "\(Files.root)/../shared/corpus/jspwiki-wikipages/en"
    var pages = Files.pages(in: shared)
    if pages.isEmpty {
      print("skipped: there is no ../shared/corpus/jspwiki-wikipages/en; using Wiki/ instead")
      pages = Files.pages(in: "\(Files.root)/Wiki")
    }
    pages = pages.map { $0 + [UInt8(ascii: "\n"), UInt8(ascii: "\n")] }
    let count = pages.reduce(0) { $0 + $1.count }
    return (pages, size / max(1, count) + 1)
  }
}
