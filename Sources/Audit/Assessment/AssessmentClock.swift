import CEL
import Policy

/// Tells the attestations and waivers that count from those that do not: what has expired, and what
/// was waived of a demand that has changed since.
struct AssessmentClock {
  /// The attestations that count.
  private(set) var attestations: [Attestation] = []
  /// The waivers that count.
  private(set) var waivers: [Waiver] = []
  /// Those that do not, with the reason.
  private(set) var lapsed: [LapsedEntry] = []
  /// The time that counts as now; nil lets nothing expire.
  let now: Timestamp?

  /// Sorts the entries of an assessment by whether they count at a point in time.
  ///
  /// An entry counts from the day it was made to the last day it names, both included; a waiver that
  /// names a claim counts as long as the requirement makes that claim.
  init(_ assessment: Assessment, asOf now: Timestamp?, policies: [PolicyDocument] = []) {
    self.now = now
    let claims =
      assessment.waivers.contains { $0.claim != nil } ? ClaimTable(policies) : ClaimTable([])
    for attestation in assessment.attestations {
      if let why = Self.why(from: attestation.on, to: attestation.expires, at: now) {
        lapsed.append(LapsedEntry(kind: "attestation", about: attestation.topic, why: why))
      } else {
        attestations.append(attestation)
      }
    }
    for waiver in assessment.waivers {
      let isSuspect = waiver.claim.map { !claims.has($0, of: waiver.requirement) } ?? false
      let changed = isSuspect ? "suspect, since the demand has changed" : nil
      if let why = Self.why(from: nil, to: waiver.expires, at: now) ?? changed {
        lapsed.append(LapsedEntry(kind: "waiver", about: waiver.requirement.rawValue, why: why))
      } else {
        waivers.append(waiver)
      }
    }
  }

  private static func why(
    from start: Moment?, to end: Moment?, at now: Timestamp?
  ) -> String? {
    guard let now else { return nil }
    if let end, end.hasPassed(at: now) { return "expired on \(end)" }
    if let start, start.isAhead(of: now) { return "made on \(start), which is still to come" }
    return nil
  }
}

extension Attestation {
  /// What it is about, in a word.
  fileprivate var topic: String {
    switch claim {
    case .attribute(let name, _): name
    case .requirement(let id, _): id.rawValue
    }
  }
}
