public import JSPWiki
public import Policy

extension PageSource {
  /// What the markup alone shows to be wrong with the page; lines are of the file.
  ///
  /// - Parameters:
  ///   - wiki: what exists around the page; nothing is said about what is unknown.
  ///   - text: the text of another page, where it can be had.
  /// - Returns: warnings in the order of the page.
  public func markupProblems(
    wiki: any Resolver = UnknownWiki(),
    text: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
  ) -> [FileDiagnostic] {
    var context = LintContext(pageName: name, resolver: wiki, text: text)
    var ranges: [Range<Int>]?
    if case .diff(let diff) = content {
      context.attachments = diff.attachments.isEmpty ? nil : diff.attachments
      context.isPartial = true
      ranges = diff.side(.new).segments.map(\.span)
    }
    let lines = LineTable(bytes: bytes)
    return MarkupLint.findings(in: bytes, ranges: ranges, context: context).map { finding in
      FileDiagnostic(
        .warning, file: file, place: lines.place(at: finding.span.lowerBound, in: bytes),
        message: "\(finding.message) [\(finding.rule.rawValue)]", help: finding.help)
    }
  }
}
