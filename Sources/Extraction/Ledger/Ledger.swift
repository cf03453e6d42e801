import Policy

/// Accounts for every byte of a file.
///
/// The grammar gives statements and scope-giving words; what lies between them is markup, blank
/// lines, furniture. The ledger fills these in, so that nothing is lost in silence.
struct Ledger {
  /// What a stretch of the file is, where no statement took it.
  struct Region {
    var span: Range<Int>
    /// A short fixed word: `markup`, `blank`, `furniture`, `old_side`, `hunk_header`, `image`, `link`.
    var reason: String
  }

  private let size: Int
  private let lines: LineTable
  private let regions: [Region]

  /// A ledger of a file; `regions` ascend and cover it.
  init(size: Int, lines: LineTable, regions: [Region]) {
    self.size = size
    self.lines = lines
    self.regions = regions
  }

  /// The reading with its statements in order and every gap between them accounted for; indices in
  /// the outline follow.
  func complete(_ reading: PageReading) -> PageReading {
    let order = reading.statements.indices.sorted { left, right in
      let (a, b) = (reading.statements[left].span, reading.statements[right].span)
      return (a.lowerBound, a.upperBound, left) < (b.lowerBound, b.upperBound, right)
    }
    var result: [Statement] = []
    var places: [Int: Int] = [:]
    var position = 0
    var region = 0
    for index in order {
      var statement = reading.statements[index]
      let start = max(statement.span.lowerBound, position)
      let end = max(start, min(statement.span.upperBound, size))
      guard start < end else { continue }
      fill(position..<start, from: &region, into: &result)
      statement.span = start..<end
      statement.line = lines.line(at: start)
      places[index] = result.count
      result.append(statement)
      position = end
    }
    fill(position..<size, from: &region, into: &result)
    let outline = renumbered(reading.outline, places)
    return PageReading(
      statements: result, outline: outline,
      partialScope: Set(reading.partialScope.compactMap { places[$0] }))
  }

  /// Gaps ascend, so the regions that end before one are done with.
  private func fill(
    _ gap: Range<Int>, from first: inout Int, into result: inout [Statement]
  ) {
    guard !gap.isEmpty else { return }
    while first < regions.count, regions[first].span.upperBound <= gap.lowerBound { first += 1 }
    for region in regions[first...] {
      guard region.span.lowerBound < gap.upperBound else { break }
      let part = region.span.clamped(to: gap)
      guard !part.isEmpty else { continue }
      result.append(
        Statement(
          span: part, line: lines.line(at: part.lowerBound), disposition: .navigation,
          reason: region.reason))
    }
  }

  private func renumbered(_ node: OutlineNode, _ places: [Int: Int]) -> OutlineNode {
    var result = node
    result.entries = node.entries.compactMap { entry in
      switch entry {
      case .statement(let index): places[index].map { .statement($0) }
      case .node(let child): .node(renumbered(child, places))
      case .separator, .image: entry
      }
    }
    return result
  }
}
