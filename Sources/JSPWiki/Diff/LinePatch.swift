/// Changes of a text that can be applied and taken back; every line they name is verified.
public struct LinePatch: Sendable, Hashable {
  /// A run of lines that another run takes the place of.
  public struct Hunk: Sendable, Hashable {
    /// The first old line, from 1; for additions the line before which they go in.
    public var oldStart: Int
    /// The first new line, from 1; for removals the line before which the hole is.
    public var newStart: Int
    /// The old lines, without terminators.
    public var old: [[UInt8]]
    /// The new lines, without terminators.
    public var new: [[UInt8]]

    /// Makes a hunk.
    public init(oldStart: Int, newStart: Int, old: [[UInt8]], new: [[UInt8]]) {
      self.oldStart = oldStart
      self.newStart = newStart
      self.old = old
      self.new = new
    }

    /// The hunk that takes this one back.
    var inverted: Hunk { Hunk(oldStart: newStart, newStart: oldStart, old: new, new: old) }
  }

  /// Why a text is not the one that a patch was made for.
  public struct Mismatch: Error, Sendable, Hashable, CustomStringConvertible {
    /// The number of the hunk, from 1.
    public let hunk: Int
    /// The line of the text, from 1.
    public let line: Int
    /// What is wrong, without a full stop.
    public let message: String

    /// The message with its place.
    public var description: String { "hunk \(hunk), line \(line): \(message)" }
  }

  /// The hunks, in order.
  public let hunks: [Hunk]

  /// Makes a patch of hunks that are in order and do not overlap.
  public init(hunks: [Hunk]) {
    self.hunks = hunks
  }

  /// The patch that takes this one back.
  public var inverted: LinePatch { LinePatch(hunks: hunks.map(\.inverted)) }

  /// Turns the old text into the new one.
  ///
  /// New lines end as the text's first line does; all others keep their ends.
  ///
  /// - Parameter text: the old text.
  /// - Returns: the new text.
  /// - Throws: an error where a line that the patch takes away is not what it says.
  public func applied(to text: [UInt8]) throws(Mismatch) -> [UInt8] {
    let lines = TextLines(text)
    let terminator = Self.terminator(lines)
    var out: [UInt8] = []
    var at = 0
    for (index, hunk) in hunks.enumerated() {
      let start = hunk.oldStart - 1
      guard start >= at, start + hunk.old.count <= lines.count else {
        throw Mismatch(
          hunk: index + 1, line: hunk.oldStart,
          message: "the text has \(lines.count) lines, too few for the hunk")
      }
      for line in at..<start { Self.append(lines, line, terminator, to: &out) }
      for (offset, line) in hunk.old.enumerated() {
        guard lines[start + offset].elementsEqual(line) else {
          throw Mismatch(
            hunk: index + 1, line: start + offset + 1,
            message: "expected `\(Self.shown(line))`, found `\(Self.shown(lines[start + offset]))`")
        }
      }
      for line in hunk.new { Self.append(line + terminator, to: &out) }
      at = start + hunk.old.count
    }
    for line in at..<lines.count {
      Self.append(lines.bytes[lines.rangeWithTerminator(line)], to: &out)
    }
    return out
  }

  /// Turns the new text into the old one.
  ///
  /// - Parameter text: the new text.
  /// - Returns: the old text.
  /// - Throws: an error where a line that the patch brought is not what it says.
  public func reverted(from text: [UInt8]) throws(Mismatch) -> [UInt8] {
    try inverted.applied(to: text)
  }

  private static func append(
    _ lines: TextLines, _ line: Int, _ terminator: [UInt8], to out: inout [UInt8]
  ) {
    let whole = lines.bytes[lines.rangeWithTerminator(line)]
    append(whole, to: &out)
    if whole.count == lines[line].count { out += terminator }
  }

  /// Adds a line; a line feed must not become one terminator with a carriage return before it.
  private static func append(_ line: some Collection<UInt8>, to out: inout [UInt8]) {
    if line.first == .lineFeed, out.last == .carriageReturn { out.append(.carriageReturn) }
    out += line
  }

  private static func terminator(_ lines: TextLines) -> [UInt8] {
    guard lines.count > 0 else { return [.lineFeed] }
    let end = lines.range(0).upperBound..<lines.rangeWithTerminator(0).upperBound
    return end.isEmpty ? [.lineFeed] : Array(lines.bytes[end])
  }

  private static func shown(_ line: some Collection<UInt8>) -> String {
    let text = String(decoding: line.prefix(60), as: UTF8.self)
    return line.count > 60 ? text + "…" : text
  }
}
