import Extraction

/// A line of the file with the statements that begin on it.
struct TracedLine {
  /// The number of the line in its revision.
  var number: Int
  var text: String
  var statements: [Statement]

  /// What stands between two lines that belong to the page.
  enum Group {
    case line(TracedLine)
    /// Lines that are not of this revision of the page, by the ledger's reason.
    case hidden(reason: String, count: Int)
  }

  /// The lines of the file in order; what is no part of the page is put together.
  static func groups(of trace: Trace) -> [Group] {
    var groups: [Group] = []
    var next = 0
    var start = 0
    let lines = trace.bytes.split(separator: 10, omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() {
      let end = start + line.count + 1
      defer { start = end }
      if place == lines.count - 1, line.isEmpty { break }
      // The entry that covers the line's first byte tells what the line belongs to.
      while next < trace.statements.count, trace.statements[next].span.upperBound <= start {
        next += 1
      }
      guard next < trace.statements.count else { break }
      let cover = trace.statements[next]
      if let reason = cover.reason, ["furniture", "old_side", "new_side"].contains(reason) {
        add(reason, to: &groups)
        continue
      }
      let before = trace.bytes[min(cover.span.lowerBound, start)..<start].count { $0 == 10 }
      var own: [Statement] = []
      var index = next
      while index < trace.statements.count, trace.statements[index].span.lowerBound < end {
        if trace.statements[index].span.lowerBound >= start { own.append(trace.statements[index]) }
        index += 1
      }
      let text = String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
      groups.append(
        .line(TracedLine(number: cover.line + before, text: text, statements: own.filter(isShown))))
    }
    return groups
  }

  private static func add(_ reason: String, to groups: inout [Group]) {
    if case .hidden(reason, let count) = groups.last {
      groups[groups.count - 1] = .hidden(reason: reason, count: count + 1)
    } else {
      groups.append(.hidden(reason: reason, count: 1))
    }
  }

  /// Markup between statements has nothing to say in the margin.
  private static func isShown(_ statement: Statement) -> Bool {
    statement.kind != nil || statement.disposition != .navigation
  }
}
