import Policy

/// One side of a comparison: its demands, and its page where there is one.
struct ComparedSide {
  var policy: PolicyDocument
  var demands: [Demand]
  var page: PageText?

  init(_ revision: Revision) {
    policy = revision.policy
    demands = Demand.all(of: revision.policy)
    page = revision.compilation.map(PageText.init)
  }

  /// Words that the titles of the page and of a demand's sections say anyway.
  func titleWords(of demand: Demand) -> [String] {
    demand.titles + [policy.source.page]
  }
}
