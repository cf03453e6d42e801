import Extraction
import JSPWiki
import Policy

/// The text of a page beside its policy: evidence for where demands stand and what else the page says.
struct PageText {
  /// A statement's words and where it stands.
  private struct Passage {
    var line: Int
    var words: [String]
  }

  private let passages: [Passage]
  /// All words of the page in order.
  private let words: [String]
  /// The places in ``words`` at which a sentence or a statement begins.
  private let starts: [Int]
  private let isStart: [Bool]
  /// The words of each line that has any, for the comparison of lines.
  let lines: [(number: Int, text: String)]
  /// Whether the page is one side of a diff page, which prints only a part of it.
  let isPartial: Bool
  /// The titles of the page and their lines.
  private let titles: [(line: Int, words: [String])]
  /// Labels and headings by their words.
  let labels: Set<String>
  let headings: Set<String>

  init(_ compilation: Compilation, _ memo: TokenMemo) {
    var passages: [Passage] = []
    var words: [String] = []
    var starts: Set<Int> = []
    var lines: [(number: Int, text: String)] = []
    var labels: Set<String> = []
    var headings: Set<String> = []
    for statement in compilation.statements {
      for condition in statement.conditions {
        if condition.form == .label { labels.insert(condition.text) }
        if condition.form == .heading { headings.insert(condition.text) }
      }
      guard statement.reason != "old_side", statement.reason != "furniture" else { continue }
      let tokens = memo.tokens(of: statement.text)
      guard !tokens.isEmpty else { continue }
      starts.insert(words.count)
      for (index, token) in tokens.enumerated() where token.endsSentence {
        starts.insert(words.count + index + 1)
      }
      let own = tokens.map(\.text)
      words += own
      passages.append(Passage(line: statement.line, words: own))
      let text = own.joined(separator: " ")
      if lines.last?.number == statement.line {
        lines[lines.count - 1].text += " " + text
      } else {
        lines.append((statement.line, text))
      }
    }
    starts.insert(words.count)
    self.passages = passages
    self.words = words
    self.starts = starts.sorted()
    isStart = (0...words.count).map(starts.contains)
    isPartial = compilation.policy.source.fidelity == .diff
    titles = compilation.statements.filter { $0.disposition == .scope && $0.reason != "old_side" }
      .map { ($0.line, Tokens.normalised($0.text)) }
    self.lines = lines
    self.labels = labels
    self.headings = headings
  }

  /// Whether the nearest title in front of a line says these words.
  func standsUnder(_ title: String, line: Int) -> Bool {
    let words = Tokens.normalised(title)
    return titles.last { $0.line < line && $0.words.count > 0 }.map { nearest in
      words.allSatisfy(nearest.words.contains)
    } ?? false
  }

  /// The lines between which whole sentences with these words stand.
  func lines(of sentence: [String]) -> [ClosedRange<Int>] {
    guard let first = sentence.first, sentence.count > 1 else { return [] }
    var found: [ClosedRange<Int>] = []
    for start in starts where start + sentence.count <= words.count {
      guard words[start] == first, isStart[start + sentence.count],
        words[start..<start + sentence.count].elementsEqual(sentence)
      else { continue }
      found.append(line(of: start)...line(of: start + sentence.count - 1))
    }
    return found
  }

  private func line(of word: Int) -> Int {
    var count = 0
    for passage in passages {
      count += passage.words.count
      if word < count { return passage.line }
    }
    return passages.last?.line ?? 1
  }
}

/// How many of the lines that both revisions have stand in front of a line.
///
/// Two demands that do not agree in it do not stand at the same place.
struct LineRanks {
  private var old: [Int: Int] = [:]
  private var new: [Int: Int] = [:]

  init(_ before: PageText, _ after: PageText) {
    let diff = LineDiff(old: Self.bytes(before), new: Self.bytes(after))
    let isOldKept = Self.kept(before.lines.count, diff.changes.map(\.old))
    let isNewKept = Self.kept(after.lines.count, diff.changes.map(\.new))
    old = Self.ranks(before.lines, isOldKept)
    new = Self.ranks(after.lines, isNewKept)
  }

  /// Whether two lines stand at different places; false where a line is not known.
  func differ(old oldLine: Int, new newLine: Int) -> Bool {
    guard let left = old[oldLine], let right = new[newLine] else { return false }
    return left != right
  }

  private static func bytes(_ page: PageText) -> [UInt8] {
    Array(page.lines.map(\.text).joined(separator: "\n").utf8)
  }

  private static func kept(_ count: Int, _ changes: [Range<Int>]) -> [Bool] {
    var kept = [Bool](repeating: true, count: count)
    for change in changes {
      for index in change where index < count { kept[index] = false }
    }
    return kept
  }

  private static func ranks(
    _ lines: [(number: Int, text: String)], _ isKept: [Bool]
  ) -> [Int: Int] {
    var ranks: [Int: Int] = [:]
    var rank = 0
    for (index, line) in lines.enumerated() {
      ranks[line.number] = ranks[line.number] ?? rank
      if isKept[index] { rank += 1 }
    }
    return ranks
  }
}
