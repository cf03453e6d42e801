/// What the parts of a large collection say about one check, as far as they have been judged.
struct PartialResult {
  private let check: Check
  private let limit: Int
  private var tally = Tally()
  private var findings: [Finding] = []
  private var listed: [Verdict: Int] = [:]

  /// Lists at most `limit` findings of each verdict that needs attention.
  init(check: Check, limit: Int) {
    self.check = check
    self.limit = limit
  }

  /// Counts what one part gave, and lists what there is still room for.
  mutating func add(_ more: [Finding]) {
    for finding in more {
      tally.count(finding.verdict, isWaived: finding.isWaived)
      guard finding.verdict != .pass, finding.verdict != .notApplicable,
        listed[finding.verdict, default: 0] < limit
      else { continue }
      listed[finding.verdict, default: 0] += 1
      findings.append(finding)
    }
  }

  /// All of it.
  var result: RequirementResult {
    RequirementResult(check: check, findings: findings, tally: tally)
  }
}
