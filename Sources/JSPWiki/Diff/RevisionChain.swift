/// What a chain of diffs tells about the revisions it joins.
///
/// Diffs print changed lines only. Each line that one of them prints is carried to the other
/// revisions as far as it stays unchanged, so that a chain often knows more than its parts.
public struct RevisionChain: Sendable {
  /// The lines of a revision that are known, by number from 1.
  public private(set) var revisions: [[Int: [UInt8]]]
  private let patches: [LinePatch]
  private var counts: [Int?]

  /// Why diffs do not belong to one chain.
  public struct Contradiction: Error, Sendable, Hashable, CustomStringConvertible {
    /// The revision, counted from 0.
    public let revision: Int
    /// The line, from 1.
    public let line: Int

    /// Where the diffs contradict each other.
    public var description: String {
      "revision \(revision) of the chain: two diffs disagree about line \(line)"
    }
  }

  /// Joins diffs, the oldest first.
  ///
  /// - Parameters:
  ///   - patches: the diffs, each from one revision to the next.
  ///   - known: whole texts, by revision counted from 0.
  /// - Throws: an error where two of them contradict each other.
  public init(_ patches: [LinePatch], known: [Int: [UInt8]] = [:]) throws(Contradiction) {
    self.patches = patches
    revisions = .init(repeating: [:], count: patches.count + 1)
    counts = .init(repeating: nil, count: patches.count + 1)
    for (revision, text) in known.sorted(by: { $0.key < $1.key }) {
      guard revisions.indices.contains(revision) else { continue }
      let lines = TextLines(text)
      counts[revision] = lines.count
      for line in 0..<lines.count { try learn(revision, line + 1, Array(lines[line])) }
    }
    for (index, patch) in patches.enumerated() {
      for hunk in patch.hunks {
        for (offset, line) in hunk.old.enumerated() {
          try learn(index, hunk.oldStart + offset, line)
        }
        for (offset, line) in hunk.new.enumerated() {
          try learn(index + 1, hunk.newStart + offset, line)
        }
      }
    }
    for index in patches.indices { try carry(index, to: index + 1, patches[index]) }
    for index in patches.indices.reversed() {
      try carry(index + 1, to: index, patches[index].inverted)
    }
  }

  /// The number of lines of a revision, where it is known.
  public func count(of revision: Int) -> Int? { counts[revision] }

  /// The whole text of a revision, with LF ends, where all of it is known.
  public func text(of revision: Int) -> [UInt8]? {
    guard let count = counts[revision], revisions[revision].count == count else { return nil }
    var text: [UInt8] = []
    for line in stride(from: 1, through: count, by: 1) {
      guard let bytes = revisions[revision][line] else { return nil }
      text += bytes
      text.append(.lineFeed)
    }
    return text
  }

  /// The lines of a revision that nobody has printed; what follows the last known line is unknown
  /// too where the number of lines is.
  public func unknownLines(of revision: Int) -> [ClosedRange<Int>] {
    let known = revisions[revision].keys.sorted()
    var gaps: [ClosedRange<Int>] = []
    var next = 1
    for line in known {
      if line > next { gaps.append(next...line - 1) }
      next = line + 1
    }
    if let count = counts[revision], count >= next { gaps.append(next...count) }
    return gaps
  }

  private mutating func learn(
    _ revision: Int, _ line: Int, _ bytes: [UInt8]
  ) throws(Contradiction) {
    if let known = revisions[revision][line], known != bytes {
      throw Contradiction(revision: revision, line: line)
    }
    if let count = counts[revision], line > count {
      throw Contradiction(revision: revision, line: line)
    }
    revisions[revision][line] = bytes
  }

  /// Carries the lines of a revision over a diff to its neighbour, as far as they stay.
  private mutating func carry(
    _ from: Int, to target: Int, _ patch: LinePatch
  ) throws(Contradiction) {
    var shift = 0
    var hunks = patch.hunks[...]
    for (line, bytes) in revisions[from].sorted(by: { $0.key < $1.key }) {
      while let hunk = hunks.first, line >= hunk.oldStart + hunk.old.count {
        shift += hunk.new.count - hunk.old.count
        hunks.removeFirst()
      }
      if let hunk = hunks.first, line >= hunk.oldStart { continue }
      try learn(target, line + shift, bytes)
    }
    let change = patch.hunks.reduce(0) { $0 + $1.new.count - $1.old.count }
    if let count = counts[from] { counts[target] = counts[target] ?? count + change }
  }
}

extension SavedDiffPage {
  /// The changes that the page shows, with their lines, from the old revision to the new one.
  public var patch: LinePatch {
    func line(_ row: Hunk.Row) -> [UInt8] {
      var bytes = source[row.span]
      if bytes.last == .lineFeed { bytes.removeLast() }
      if bytes.last == .carriageReturn { bytes.removeLast() }
      return Array(bytes)
    }
    return LinePatch(
      hunks: hunks.map { hunk in
        LinePatch.Hunk(
          oldStart: hunk.oldStart, newStart: hunk.newStart, old: hunk.old.map(line),
          new: hunk.new.map(line))
      })
  }
}
