import Extraction
import Policy

/// Demands that the page makes in a relative clause ("…, which must be open").
///
/// Such a clause says nothing by itself, so what changes in front of it changes the demand.
enum RelativeClauses {
  /// Adds to each relative clause the part of its sentence in front of it that demands nothing.
  static func complete(
    _ demands: inout [Demand], of compilation: Compilation, relatives: Set<String>
  ) {
    for index in demands.indices {
      guard let bytes = demands[index].source.bytes,
        let first = Tokens.of(String(demands[index].text.prefix(24))).first,
        relatives.contains(first.text),
        let lead = lead(before: bytes, in: compilation.statements)
      else { continue }
      demands[index].text = lead.text + " " + demands[index].text
      demands[index].source = SourceSpan(
        line: lead.line, bytes: lead.span.lowerBound..<bytes.upperBound)
    }
  }

  /// The telling statement right in front of a clause, with nothing but blanks between.
  private static func lead(before clause: Range<Int>, in statements: [Statement]) -> Statement? {
    var index = firstIndex(from: clause.lowerBound, in: statements) - 1
    while index >= 0, statements[index].kind == nil, statements[index].text.isEmpty {
      index -= 1
    }
    guard index >= 0, statements[index].requirement == nil,
      statements[index].kind == .informative,
      clause.lowerBound - statements[index].span.upperBound < 4,
      let last = Tokens.of(statements[index].text).last, !last.endsSentence
    else { return nil }
    return statements[index]
  }

  private static func firstIndex(from byte: Int, in statements: [Statement]) -> Int {
    var low = 0
    var high = statements.count
    while low < high {
      let middle = (low + high) / 2
      if statements[middle].span.lowerBound < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
