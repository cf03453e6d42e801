import Testing

@testable import Policy

@Suite struct OverlayTests {
  @Test func decisionsForTheSameClaimAreApplied() throws {
    let policy = try sample()
    let id = "tenant.security_defaults.enabled/false/app-password"
    let overlay = try read(
      decision(id, of: policy, "set: {level: should}")
        + decision(
          "limits/one-of/a-or-b", of: policy, "set: {require: tenant.security_defaults.enabled}")
        + decision("switch-off/open", of: policy, "reject: nobody needs it"))
    let result = overlay.apply(to: policy, sha256: fakeHash)
    #expect(result.suspects.isEmpty)
    #expect(result.applied.count == 3)
    guard case .constraint(let first) = result.policy.requirements[0],
      case .constraint(let second) = result.policy.requirements[1],
      case .procedure(let third) = result.policy.requirements[2]
    else {
      Issue.record("the requirements have changed their kinds")
      return
    }
    #expect(first.level == .should)
    #expect(second.manual == nil)
    #expect(second.require?.text == "tenant.security_defaults.enabled")
    #expect(third.steps.map(\.id.rawValue) == ["switch-off/disable"])
    #expect(third.steps[0].otherwise == nil)
  }

  @Test func rejectedRequirementsLeaveNoReferences() throws {
    let policy = try sample()
    let overlay = try read(decision("switch-off", of: policy, "reject: done elsewhere"))
    let result = overlay.apply(to: policy, sha256: fakeHash)
    let bytes = PolicyFile.write(result.policy)
    #expect(try PolicyFile.read(bytes, file: "p", vocabularies: shipped.get()) == result.policy)
    #expect(result.policy.aliases.isEmpty)
    #expect(result.policy.diagnoses[0].remedy.isEmpty)
  }

  @Test func decisionsForAnotherClaimAreSuspect() throws {
    var policy = try sample()
    let id = "tenant.security_defaults.enabled/false/app-password"
    let overlay = try read(
      decision(id, of: policy, "set: {level: may}") + decision("gone", of: policy, "reject: x")
        + decision("switch-off", of: policy, "set: {level: may}"))
    guard case .constraint(var constraint) = policy.requirements[0] else { return }
    constraint.level = .should
    policy.requirements[0] = .constraint(constraint)
    let result = overlay.apply(to: policy, sha256: fakeHash)
    #expect(result.applied.isEmpty)
    #expect(result.policy == policy)
    let now = ClaimDigest.make(of: policy.requirements[0], sha256: fakeHash)
    #expect(
      result.suspects.map(\.reason) == [
        .claimChanged(now: now), .requirementGone, .partMissing("level"),
      ])
    #expect(
      result.suspects[0].warning(file: "o.yaml").description
        == "o.yaml:5:3: warning: the claim of `\(id)` has changed since this decision, which is "
        + "not applied (to confirm the decision, set `claim: \(now)`)")
  }

  @Test func renamedRequirementsKeepTheirDecisions() throws {
    let policy = try sample()
    let text = decision("switch-off", of: policy, "set: {when: account.licensed}")
      .replacing("requirement: switch-off", with: "requirement: old-id")
    #expect(try read(text).apply(to: policy, sha256: fakeHash).applied.count == 1)
  }

  @Test func theHashLeavesWordingAlone() throws {
    guard case .constraint(var constraint) = try sample().requirements[0] else { return }
    let before = ClaimDigest.text(of: .constraint(constraint))
    constraint.text = "Said differently."
    constraint.claim?.subject = "the security  defaults"
    constraint.when = RuleExpression("\"app_password\" == integration.auth")
    constraint.source.line = 99
    #expect(ClaimDigest.text(of: .constraint(constraint)) == before)
    constraint.claim?.subject = "another name for it"
    #expect(ClaimDigest.text(of: .constraint(constraint)) == before)
    constraint.require = nil
    let unbound = ClaimDigest.text(of: .constraint(constraint))
    #expect(unbound != before)
    constraint.claim?.isNegated = true
    #expect(ClaimDigest.text(of: .constraint(constraint)) != unbound)
    constraint.require = RuleExpression("tenant.security_defaults.enabled == true")
    #expect(ClaimDigest.text(of: .constraint(constraint)) != before)
  }

  @Test(arguments: [
    (
      "set: {level: should}", "reject: x, set: {level: must}",
      "5:3: error: a decision has either `set` or `reject`"
    ),
    (
      "set: {level: should}", "set: {}",
      "5:114: error: the decision changes nothing (valid names: `level`, `when`, `require`)"
    ),
    (
      "set: {level: should}", "set: {lvl: should}",
      "5:115: error: unknown key `lvl` (valid names: `level`, `when`, `require`)"
    ),
    (
      "sha256:", "sha1:",
      "5:36: error: `sha1:0000000000000000000000000000000000000000000000000000000…` is no hash of a claim (expected `sha256:` and 64 hexadecimal digits in lower case)"
    ),
    (", on: 2026-02-01", "", "5:3: error: the key `on` is missing"),
    (
      "policy: sample-page", "policy: Sample",
      "3:20: error: `Sample` is no slug (use lower-case letters, digits and hyphens)"
    ),
  ])
  func mistakesAreNamedWithTheirPlace(old: String, new: String, expected: String) throws {
    let hash = "sha256:" + String(repeating: "0", count: 64)
    var text =
      head
      + "- {requirement: switch-off, claim: \(hash), set: {level: should}, by: me, on: 2026-02-01}\n"
    text.replaceSubrange(try #require(text.firstRange(of: old)), with: new)
    let found = messages {
      _ = try OverlayFile.read(Array(text.utf8), file: "o.yaml", vocabularies: shipped.get())
    }
    #expect(found.first == "o.yaml:" + expected)
  }

  private let head = """
    apiVersion: proviso/v1
    kind: Overlay
    metadata: {policy: sample-page}
    decisions:

    """

  private func decision(_ id: String, of policy: PolicyDocument, _ action: String) -> String {
    let claim = Self.claim(of: id, in: policy.requirements)
    return """
      - requirement: \(id)
        claim: \(claim)
        \(action)
        by: policy owner
        on: 2026-02-01

      """
  }

  private static func claim(of id: String, in requirements: [Requirement]) -> String {
    for requirement in requirements {
      if requirement.id.rawValue == id {
        return ClaimDigest.make(of: requirement, sha256: fakeHash)
      }
      if case .procedure(let procedure) = requirement,
        let step = procedure.steps.first(where: { $0.id.rawValue == id })
      {
        return ClaimDigest.make(of: step, sha256: fakeHash)
      }
    }
    return "sha256:" + String(repeating: "0", count: 64)
  }

  private func read(_ decisions: String) throws -> Overlay {
    try OverlayFile.read(
      Array((head + decisions).utf8), file: "o.yaml", vocabularies: shipped.get())
  }

  private func sample() throws -> PolicyDocument {
    try PolicyFile.read(
      fixture("sample.policy.yaml"), file: "p.yaml", vocabularies: shipped.get())
  }
}

/// Sixty-four hexadecimal digits that differ where the bytes do; good enough to tell claims apart.
private func fakeHash(_ bytes: [UInt8]) -> String {
  var states: [UInt64] = [1, 2, 3, 4]
  for byte in bytes {
    for index in states.indices {
      states[index] = (states[index] ^ UInt64(byte)) &* 0x100_0000_01B3 &+ UInt64(index)
    }
  }
  return states.map { state in
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }.joined()
}
