import Policy

/// Words that announce something, and nothing follows.
///
/// ```wiki
/// To disable them:\\
/// \\
/// The __Realm__ must exist.\\
/// ```
/// Found on line 1.
///
/// ```wiki
/// !Hosts
/// These hosts must be reachable:\\
///
/// !Next
/// ```
/// Found on line 2.
///
/// ```wiki
/// Keep these rules in mind:
///
/// !Be brief
/// ```
/// Found nowhere.
///
/// ```wiki
/// To disable them:\\
/// • Click on __Stop__.\\
/// These hosts must be reachable:\\
/// • a.example\\
/// • b.example\\
/// ```
/// Found nowhere.
enum EmptyLeadIns {
  static func findings(in page: CompiledPage) -> [MeaningFinding] {
    // What a diff page does not print may well follow.
    guard page.policy.source.fidelity != .diff else { return [] }
    var spans: [Range<Int>] = page.demands.filter { $0.statement.text.hasSuffix(":") }
      .map(\.statement.span)
    page.visit { node, _, _ in
      if node.kind == .leadIn, let span = page.span(of: node) { spans.append(span) }
    }
    return Set(spans).sorted { $0.lowerBound < $1.lowerBound }
      .filter { !isFollowed($0, in: page.bytes) }
      .map { span in
        let text = String(decoding: page.bytes[span], as: UTF8.self)
        return MeaningFinding(
          rule: .emptyLeadIn,
          message: "\(text.quotedExcerpt) announces something, and nothing follows",
          help: "say what it announces, or drop it", span: span)
      }
  }

  /// Whether the next lines hold what is announced: anything without a blank line in between, else an
  /// item, a table, code or a picture.
  private static func isFollowed(_ span: Range<Int>, in bytes: [UInt8]) -> Bool {
    let rest = bytes[span.upperBound...].split(separator: 10, omittingEmptySubsequences: false)
    guard let first = rest.first, !first.contains(where: isLetter) else { return true }
    var isApart = false
    for line in rest.dropFirst() {
      let content = line.drop { $0 == 32 || $0 == 9 || $0 == 92 || $0 == 13 }
      guard let start = content.first else {
        isApart = true
        continue
      }
      // What stands in front of every heading may announce the sections.
      if start == UInt8(ascii: "!") { return !hasHeading(bytes[..<span.lowerBound]) }
      if content.starts(with: Array("----".utf8)) {
        isApart = true
        continue
      }
      return !isApart || isItem(content)
    }
    return false
  }

  private static func hasHeading(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.split(separator: 10).contains { $0.first == UInt8(ascii: "!") }
  }

  private static func isItem(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: line.prefix(8), as: UTF8.self)
    let marks = ["•", "*", "#", "-", "|", "{", "[", ";"]
    return marks.contains { text.hasPrefix($0) }
      || text.drop { $0 == "_" }.dropFirst().first.map { ".)".contains($0) } ?? false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 128 || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
