/// One difference between two revisions, as a diff page prints it.
public struct Hunk: Sendable, Hashable {
  /// What a hunk does.
  public enum Kind: Sendable, Hashable {
    /// Lines were added.
    case added
    /// Lines were taken away.
    case removed
    /// Lines were replaced.
    case changed
  }

  /// What the hunk does.
  public let kind: Kind
  /// The words above the hunk.
  public let header: String
  /// The bytes of the header, its line end included.
  public let headerSpan: Range<Int>
  /// The lines of the old revision, in order.
  public let old: [Row]
  /// The lines of the new revision, in order.
  public let new: [Row]
  /// The line of the old revision at which the hunk begins, from 1; for additions the line before
  /// which they went in.
  public let oldStart: Int
  /// The line of the new revision at which the hunk begins, from 1; for removals the line before
  /// which the hole is.
  public let newStart: Int

  /// A line of one of the two revisions.
  public struct Row: Sendable, Hashable {
    /// The number of the line in its revision, from 1.
    public let line: Int
    /// The bytes of the file that print the line, its line end included.
    public let span: Range<Int>
  }
}

/// A side of a diff.
public enum Side: Sendable, Hashable {
  /// The older revision.
  case old
  /// The newer revision.
  case new
}

/// What a diff page shows of one revision: runs of lines, and gaps that nobody has seen.
public struct PartialPage: Sendable, Hashable {
  /// The runs of lines, in order.
  public let segments: [Segment]
  /// The lines between the runs and before the first; what follows the last is unknown too.
  public let gaps: [ClosedRange<Int>]

  /// Lines of one revision that follow each other.
  public struct Segment: Sendable, Hashable {
    /// The number of the first line, from 1.
    public let firstLine: Int
    /// The bytes of the file that print the lines, their line ends included.
    public let span: Range<Int>
    /// The lines.
    public let rows: [Hunk.Row]
  }

  init(_ hunks: [Hunk], side: Side) {
    var segments: [Segment] = []
    var gaps: [ClosedRange<Int>] = []
    var next = 1
    for hunk in hunks {
      let rows = side == .old ? hunk.old : hunk.new
      guard let first = rows.first, let last = rows.last else { continue }
      if first.line > next { gaps.append(next...first.line - 1) }
      segments.append(
        Segment(
          firstLine: first.line, span: first.span.lowerBound..<last.span.upperBound, rows: rows))
      next = last.line + 1
    }
    self.segments = segments
    self.gaps = gaps
  }
}
