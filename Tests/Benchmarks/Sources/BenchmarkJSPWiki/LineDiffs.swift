import JSPWiki

/// Compares two revisions line by line beside `diff` and `git diff --no-index`.
enum LineDiffs {
  private static let lines = 100_000
  private static let runs = 15

  static func run() throws {
    print("Line diff: \(lines) lines, 1 % changed; best and median of \(runs)\n")
    for (name, vocabulary) in [("all lines differ", Int.max), ("lines come 50 times each", 2_000)] {
      print("\(name):")
      try run(vocabulary)
      print("")
    }
  }

  private static func run(_ vocabulary: Int) throws {
    let (old, new) = revisions(vocabulary)
    try Files.withTemporary(["old.txt": old, "new.txt": new]) { directory in
      let files = ["\(directory)/old.txt", "\(directory)/new.txt"]
      let own = Measurement(runs: runs) {
        guard let old = Files.bytes(files[0]), let new = Files.bytes(files[1]) else { return }
        _ = LineDiff(old: old, new: new).traditionalText
      }
      show("read, compare and print", own)
      try compare(own, "diff", ["diff"] + files)
      try compare(own, "git", ["git", "diff", "--no-index"] + files)
      show("read alone", Measurement(runs: runs) { _ = files.map(Files.bytes) })
      show(
        "compare alone, bytes at hand", Measurement(runs: runs) { _ = LineDiff(old: old, new: new) }
      )
      show("cut the old text into lines", Measurement(runs: runs) { _ = TextLines(old) })
    }
  }

  private static func compare(_ own: Measurement, _ name: String, _ arguments: [String]) throws {
    guard Program.isInstalled(name) else {
      print("skipped: \(name) is not installed")
      return
    }
    let program = Program(arguments, goodStatuses: 0...1)
    let other = try Measurement(runs: runs) { try program.run() }
    let label = arguments.dropLast(2).joined(separator: " ")
    show(
      label, other,
      note: "speed against it: \((other.best / own.best).fixed(2)) (best), "
        + "\((other.median / own.median).fixed(2)) (median)")
  }

  private static func show(_ name: String, _ time: Measurement, note: String = "") {
    print(
      name.left(32) + time.best.milliseconds.right(12) + time.median.milliseconds.right(12)
        + "   " + note)
  }

  /// A text and its next revision: of the changed lines a third each is added, removed and
  /// replaced, spread over the whole text.
  private static func revisions(_ vocabulary: Int) -> ([UInt8], [UInt8]) {
    var generator = Generator(state: 42)
    var old: [UInt8] = []
    var new: [UInt8] = []
    for number in 0..<lines {
      let line = generator.line(number, vocabulary)
      old += line
      guard generator.next() % 100 == 0 else {
        new += line
        continue
      }
      switch generator.next() % 3 {
      case 0: new += line + generator.line(lines + number, vocabulary)
      case 1: break
      default: new += generator.line(2 * lines + number, vocabulary)
      }
    }
    return (old, new)
  }

  /// Numbers that look random and are the same in each run.
  private struct Generator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }

    /// A line with a number of its own, or one of so many that come again and again.
    mutating func line(_ number: Int, _ vocabulary: Int) -> [UInt8] {
      var words = Generator(
        state: vocabulary == .max ? UInt64(number) : next() % UInt64(vocabulary))
      let text = (0..<8).map { _ in "word\(words.next() % 2_000)" }.joined(separator: " ")
      return Array("* \(text)\n".utf8)
    }
  }
}
