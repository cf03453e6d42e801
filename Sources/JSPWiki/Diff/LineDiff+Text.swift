extension LineDiff {
  /// The changes as the hunks of a diff page, with the lines they hold.
  public var patch: LinePatch {
    LinePatch(
      hunks: changes.map { change in
        LinePatch.Hunk(
          oldStart: change.old.lowerBound + 1, newStart: change.new.lowerBound + 1,
          old: change.old.map { Array(old[$0]) }, new: change.new.map { Array(new[$0]) })
      })
  }

  /// The changes in the form of a diff page that was saved as text, without furniture.
  public var traditionalText: [UInt8] {
    var out: [UInt8] = []
    for change in changes {
      out += Array(Self.header(change).utf8)
      out.append(.lineFeed)
      for line in change.old {
        out += old[line]
        out.append(.lineFeed)
      }
      for line in change.new {
        out += new[line]
        out.append(.lineFeed)
      }
    }
    return out
  }

  /// The changes as the table of a diff page.
  public var traditionalHTML: String {
    var out = Array(
      "<table class=\"diff\" border=\"0\" cellspacing=\"0\" cellpadding=\"0\">\n".utf8)
    func row(_ classes: String, _ line: some Collection<UInt8>) {
      out += Array("<tr><td class=\"\(classes)\">".utf8)
      for byte in line {
        switch byte {
        case UInt8(ascii: "\""): out += Array("&quot;".utf8)
        default: HTMLText.escapeMarkup(CollectionOfOne(byte), into: &out)
        }
      }
      out += Array("</td></tr>\n".utf8)
    }
    for change in changes {
      row("diff", Array(Self.header(change).utf8))
      for line in change.old { row("diffrem", old[line]) }
      for line in change.new { row("diffadd", new[line]) }
    }
    out += Array("</table>\n".utf8)
    return String(decoding: out, as: UTF8.self)
  }

  /// The words above a hunk.
  static func header(_ change: Change) -> String {
    func lines(_ count: Int) -> String { count == 1 ? "one line" : "\(count) lines" }
    if change.old.isEmpty {
      return "At line \(change.new.lowerBound + 1) added \(lines(change.new.count))"
    }
    let verb = change.new.isEmpty ? "removed" : "changed"
    return "At line \(change.old.lowerBound + 1) \(verb) \(lines(change.old.count))"
  }

  /// The changes as a unified diff.
  ///
  /// - Parameters:
  ///   - oldName: what stands in the first line.
  ///   - newName: what stands in the second line.
  ///   - context: the number of unchanged lines around a change.
  /// - Returns: the diff, empty where nothing changed.
  public func unified(oldName: String, newName: String, context: Int = 3) -> [UInt8] {
    guard !changes.isEmpty else { return [] }
    let context = max(0, min(context, 1 << 20))
    var out = Array("--- \(oldName)\n+++ \(newName)\n".utf8)
    var group: [Change] = []
    for change in changes {
      if let last = group.last, change.old.lowerBound - last.old.upperBound > 2 * context {
        append(group, context, to: &out)
        group = []
      }
      group.append(change)
    }
    append(group, context, to: &out)
    return out
  }

  private func append(_ group: [Change], _ context: Int, to out: inout [UInt8]) {
    guard let first = group.first, let last = group.last else { return }
    let lead = min(context, first.old.lowerBound)
    let tail = min(context, old.count - last.old.upperBound)
    let oldRange = (first.old.lowerBound - lead)..<(last.old.upperBound + tail)
    let newRange = (first.new.lowerBound - lead)..<(last.new.upperBound + tail)
    out += Array("@@ -\(Self.place(oldRange)) +\(Self.place(newRange)) @@\n".utf8)
    var at = oldRange.lowerBound
    for change in group {
      for line in at..<change.old.lowerBound { append(" ", old, line, to: &out) }
      for line in change.old { append("-", old, line, to: &out) }
      for line in change.new { append("+", new, line, to: &out) }
      at = change.old.upperBound
    }
    for line in at..<oldRange.upperBound { append(" ", old, line, to: &out) }
  }

  private func append(
    _ mark: Unicode.Scalar, _ lines: TextLines, _ line: Int, to out: inout [UInt8]
  ) {
    out.append(UInt8(ascii: mark))
    out += lines[line]
    out.append(.lineFeed)
  }

  private static func place(_ range: Range<Int>) -> String {
    let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
  }
}
