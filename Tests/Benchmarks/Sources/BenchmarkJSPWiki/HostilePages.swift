import JSPWiki

/// Pages that a careless parser would read in more than linear time, each at two lengths.
enum HostilePages {
  private struct Case {
    let name: String
    let page: (Int) -> [UInt8]
    let count: Int
  }

  private static let pieces = [
    "[", "{{{", "%%", "*", "__", "|", "~", "[{", "''", "{{", "&", "!", "[a", "%%a ", "%%(b)",
    "[{a}]", "''__", "!%%a\n", "\n\n__a", "\n|__{{", "*a\n**b\n", "&a", "~[a", "[{$a}]",
    "[{SET a=1}]", "[{If var='a' is='b'\n\n",
    ";a:b\n", "[a#b]", "[1]", "http://a ", "AbC",
    "[Page#x]\n!h\n", "[{TableOfContents}]\n!h\n", "[{SET a={$a}{$a}}]", "[no such wiki:page]",
  ]

  private static func shown(_ piece: String) -> String {
    "100 000 of `\(piece.replacing("\n", with: "\\n"))`"
  }

  private static var cases: [Case] {
    pieces.map { piece in
      Case(name: shown(piece), page: { [UInt8](repeating: piece, count: $0) }, count: 100_000)
    } + [
      Case(
        name: "one line of 20 MB", page: { [UInt8](repeating: "word ", count: $0) },
        count: 4_000_000),
      Case(
        name: "10 000 bullets on a line", page: { [UInt8](repeating: "*", count: $0) + [0x61] },
        count: 10_000),
      Case(
        name: "10 000 lists in a row of depths", page: { nestedLists($0) }, count: 10_000),
      Case(
        name: "10 000 lists of two kinds",
        page: { [UInt8](repeating: "*a\n##b\n***c\n####d\n", count: $0 / 4) }, count: 10_000),
    ]
  }

  /// Lines of 1, 2, 3 … bullets, up to and again from the depth at which lists end.
  private static func nestedLists(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { Array("\(String(repeating: "*", count: $0 % 120 + 1)) a\n".utf8) }
  }

  static func run() {
    print("Hostile pages: time for n, and ratio of the times for 2n and n, divided by the ratio of")
    print(
      "the lengths (1 is linear, 2 is quadratic); where it is above 1.3, that of 4n and 2n too\n")
    print("page".left(34) + "parse n".right(12) + "growth".right(14), terminator: "")
    print("render n".right(12) + "growth".right(14) + "lint n".right(12) + "growth".right(14))
    let context = LintContext(pageName: "Page")
    for item in cases {
      var line = item.name.left(34)
      line += Growth(item.page, item.count) { _ = Document(parsing: $0) }.shown
      line += Growth(item.page, item.count) { _ = Renderer().html($0, page: "Page") }.shown
      line +=
        Growth(item.page, item.count) {
          _ = MarkupLint.findings(in: $0, context: context)
        }.shown
      print(line)
    }
    print("\n" + "saved page".left(34) + "read n".right(12) + "growth".right(14))
    for item in savedPages {
      print(item.name.left(34) + Growth(item.page, item.count, readSaved).shown)
    }
    print("\n" + "two revisions".left(34) + "compare n".right(12) + "growth".right(14))
    for item in revisions {
      let compare = { (bytes: [UInt8]) in
        let half = bytes.count / 2
        _ = LineDiff(old: Array(bytes[..<half]), new: Array(bytes[half...]))
      }
      print(item.name.left(34) + Growth(item.page, item.count, compare).shown)
    }
  }

  /// Two revisions in a row; both have the same length.
  private static var revisions: [Case] {
    func lines(_ numbers: some Sequence<Int>) -> [UInt8] {
      numbers.flatMap { Array("\($0)\n".utf8) }
    }
    return [
      Case(
        name: "100 000 lines, reversed", page: { lines(0..<$0) + lines((0..<$0).reversed()) },
        count: 100_000),
      Case(
        name: "100 000 lines, shuffled",
        page: { count in
          // A step that has no divisor in common with the count visits each number once.
          lines(0..<count) + lines((0..<count).map { $0 * 61_803 % count })
        }, count: 100_000),
      Case(
        name: "100 000 lines of two periods",
        page: { lines((0..<$0).map { $0 % 7 }) + lines((0..<$0).map { $0 / 3 % 7 }) },
        count: 100_000),
    ]
  }

  private static func readSaved(_ bytes: [UInt8]) {
    _ = SavedDiffPage.recognises(bytes)
    _ = try? SavedDiffPage(parsing: bytes).patch
    _ = try? SavedInfoPage(parsing: bytes)
  }

  private static var savedPages: [Case] {
    func page(_ head: String, _ piece: String, _ tail: String = "") -> (Int) -> [UInt8] {
      { Array(head.utf8) + [UInt8](repeating: piece, count: $0) + Array(tail.utf8) }
    }
    let table = "<html><body><table class=\"diff\">"
    let row = "<tr><td class=\"diff\">At line 1 changed one line</td></tr>\n"
    return [
      Case(
        name: "20 000 headers in a row", page: page("", "At line 1 changed one line\n"),
        count: 20_000),
      Case(
        name: "20 000 hunks that contradict",
        page: page("", "At line 1 added one line\na\n"), count: 20_000),
      Case(name: "20 000 hunks in order", page: hunksInOrder, count: 20_000),
      Case(
        name: "20 000 versions",
        page: page("Version Date Modified\n", "7 13-Jun-2025 03:33 1 kB me to previous\n"),
        count: 20_000),
      Case(name: "20 000 header rows", page: page(table, row), count: 20_000),
      Case(
        name: "20 000 open tables", page: page(table, "<table class=\"diff\"><tr><td>"),
        count: 20_000),
      Case(
        name: "20 000 insertions in each other",
        page: page("<html><div class=\"diff-wikitext\">", "<b><span class=\"diff-insertion\">a"),
        count: 20_000),
      Case(
        name: "20 000 links in each other", page: page("<html><body>", "<a title=\"aa\"><div>a..."),
        count: 20_000),
      Case(name: "a line of 20 000 words", page: page("7 ", "13-Jun-2025 "), count: 20_000),
    ]
  }

  private static func hunksInOrder(_ count: Int) -> [UInt8] {
    (1...count).flatMap { Array("At line \(3 * $0) changed one line\nold\nnew\n".utf8) }
  }
}

/// How the time of some work grows with the length of what it reads.
private struct Growth {
  let shown: String

  init(_ page: (Int) -> [UInt8], _ count: Int, _ work: ([UInt8]) -> Void) {
    let first = Self.time(page(count), work)
    let second = Self.time(page(2 * count), work)
    var growth = (second.perByte / first.perByte).fixed(2)
    if second.perByte > 1.3 * first.perByte {
      let third = Self.time(page(4 * count), work)
      growth += ", \((third.perByte / second.perByte).fixed(2))"
    }
    shown = first.time.milliseconds.right(12) + growth.right(14)
  }

  private static func time(
    _ page: [UInt8], _ work: ([UInt8]) -> Void
  ) -> (time: Double, perByte: Double) {
    let best = Measurement(runs: 3) { work(page) }.best
    return (best, best / Double(page.count))
  }
}

extension [UInt8] {
  /// The bytes of a text, several times over.
  init(repeating text: String, count: Int) {
    self = []
    let piece = Array(text.utf8)
    reserveCapacity(piece.count * count)
    for _ in 0..<count { append(contentsOf: piece) }
  }
}
