/// Looks a page over for what its markup alone shows to be wrong.
public enum MarkupLint {
  /// What is wrong with a page, in the order of the page.
  ///
  /// - Parameters:
  ///   - source: the bytes of the file.
  ///   - ranges: the parts of the file that are the page, in order; all of it when nil.
  ///   - context: what is known about the wiki.
  /// - Returns: the findings; spans count from the start of `source`.
  public static func findings(
    in source: [UInt8], ranges: [Range<Int>]? = nil, context: LintContext = .init()
  ) -> [MarkupFinding] {
    var options = context.settings.parsingOptions(
      page: context.pageName, resolver: context.resolver)
    options.linksCamelCase = context.settings.linksCamelCase
    var findings: [MarkupFinding] = []
    var links: [(Link, Range<Int>)] = []
    var headings: [Heading] = []
    for range in ranges ?? [0..<source.count] {
      let document = Document(parsing: source, range: range, options: options)
      var structure = StructureLint(document: document)
      structure.run()
      findings += structure.findings
      links += structure.links
      headings += Self.headings(document, context)
    }
    var rules = LinkLint(context: context, headings: headings)
    rules.check(links)
    findings += rules.findings
    if ranges == nil || !context.isPartial { findings += repeated(headings) }
    return findings.sorted {
      ($0.span.lowerBound, $0.rule.rawValue) < ($1.span.lowerBound, $1.rule.rawValue)
    }
  }

  private static func headings(_ document: Document, _ context: LintContext) -> [Heading] {
    let renderer = Renderer(settings: context.settings, resolver: context.resolver)
    return RenderState(renderer: renderer, page: context.pageName ?? "").headings(of: document)
  }

  private static func repeated(_ headings: [Heading]) -> [MarkupFinding] {
    headings.filter(\.isRepeated).map { heading in
      MarkupFinding(
        rule: .repeatedHeading,
        message: "an earlier heading has the section `\(heading.section)` too, so that no link "
          + "can lead to this one",
        help: "give one of them another title", span: heading.span)
    }
  }
}
