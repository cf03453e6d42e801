import Policy
import Testing

@testable import Extraction

@Suite struct ConstraintAssemblyTests {
  private let work = Condition("work or school accounts", form: .heading)
  private let keyFiles = Condition("Key files is used", form: .use)

  @Test func boundDemandsBecomeRules() throws {
    var page = PageBuilder()
    let demand = page.demand("Legacy Login", .disabled, wording: .mustNot, when: [work, keyFiles])
    let (policy, statements) = page.assemble([demand])
    let constraint = try #require(policy.constraints.first)
    #expect(constraint.require?.text == "tenant.legacy_login.enabled == false")
    #expect(
      constraint.when?.text == "account.kind == \"organization\" && link.auth == \"key_file\"")
    #expect(constraint.level == .must)
    #expect(constraint.manual == nil)
    #expect(constraint.claim?.isNegated == false)
    #expect(statements[0].disposition == .compiled)
    #expect(statements[0].requirement == constraint.id)
    #expect(
      constraint.reading
        == "The tenant must have Legacy Login disabled when the account uses work accounts and the "
        + "link uses Key files.")
  }

  @Test func unboundDemandsStay() throws {
    var page = PageBuilder()
    let demand = page.demand("lighthouse", .enabled)
    let (policy, statements) = page.assemble([demand])
    let constraint = try #require(policy.constraints.first)
    #expect(constraint.manual == Manual(reason: .unbound))
    #expect(constraint.require == nil)
    #expect(constraint.id.rawValue == "lighthouse/enabled")
    #expect(statements[0].disposition == .manual)
    #expect(statements[0].reason == "unbound")
  }

  @Test func unclearConditionsPreventARule() throws {
    var page = PageBuilder()
    let clause = Condition("the moon is full", form: .clause)
    let demand = page.demand("Legacy Login", .disabled, when: [clause])
    let constraint = try #require(page.assemble([demand]).policy.constraints.first)
    #expect(
      constraint.manual
        == Manual(reason: .partial, readings: ["tenant.legacy_login.enabled == false"]))
    #expect(constraint.conditions == ["the moon is full"])
  }

  @Test func severalReadingsAreForAPerson() throws {
    var page = PageBuilder()
    let demand = page.demand("proxy", .enabled)
    let (policy, statements) = page.assemble([demand])
    let constraint = try #require(policy.constraints.first)
    #expect(
      constraint.manual
        == Manual(
          reason: .ambiguous,
          readings: ["server.primary.proxy == true", "server.backup.proxy == true"]))
    #expect(statements[0].disposition == .ambiguous)
  }

  @Test func unprintedScopeIsTheLastConjunct() throws {
    var page = PageBuilder()
    let demand = page.demand("Legacy Login", .disabled, when: [keyFiles], isPartial: true)
    let reference = page.demand(
      "2FA", .enabled, when: [Condition("It is used", form: .use)], isPartial: true)
    let constraints = page.assemble([demand, reference]).policy.constraints
    #expect(constraints.map(\.scopeIsPartial) == [true, true])
    #expect(
      constraints.map { $0.when?.text } == [
        "link.auth == \"key_file\" && scope_not_printed", "scope_not_printed",
      ])
  }

  @Test func aReferenceNeedsATitle() throws {
    var page = PageBuilder()
    let it = Condition("It is used", form: .use)
    let alone = page.demand("2FA", .enabled, when: [it])
    let titled = page.demand(
      "2FA", .enabled, when: [Condition("Key files", form: .alternative), it])
    let constraints = page.assemble([alone, titled]).policy.constraints
    #expect(constraints.map { $0.manual?.reason } == [.partial, nil])
  }

  @Test func whatATitleForbidsIsNoCondition() throws {
    var page = PageBuilder()
    let demand = page.demand(
      "Key files", .notSupported, ["SMTP"], wording: .mustNot,
      when: [Condition("Key files", form: .heading)])
    let constraint = try #require(page.assemble([demand]).policy.constraints.first)
    #expect(constraint.when?.text == "link.protocol == \"smtp\"")
    #expect(constraint.require?.text == "link.auth != \"key_file\"")
  }

  @Test func innerAlternativesWinOverTitles() throws {
    var page = PageBuilder()
    let oauth = Condition("OAuth 2.0", form: .heading)
    let inner = page.demand(
      "2FA", .enabled, when: [oauth, Condition("Key files", form: .alternative)])
    let clause = page.demand("2FA", .enabled, when: [oauth, keyFiles])
    let constraints = page.assemble([inner, clause]).policy.constraints
    #expect(constraints[0].when?.text == "link.auth == \"key_file\"")
    #expect(constraints[1].manual?.reason == .ambiguous)
  }

  @Test func repeatsInTheSameScopeAreDuplicates() {
    var page = PageBuilder()
    let entries = [
      page.demand("Legacy Login", .disabled), page.demand("Contoso ID Legacy Login", .disabled),
      page.demand("Legacy Login", .disabled, when: [keyFiles]),
    ]
    let (policy, statements) = page.assemble(entries)
    #expect(policy.constraints.count == 2)
    #expect(statements.map(\.disposition) == [.compiled, .duplicate, .compiled])
    #expect(statements[1].requirement == statements[0].requirement)
    #expect(Set(policy.constraints.map(\.id)).count == 2)
  }

  @Test func recommendationsKeepTheirLevel() throws {
    var page = PageBuilder()
    let demand = page.demand("OAuth 2.0", .present, wording: .should)
    let constraint = try #require(page.assemble([demand]).policy.constraints.first)
    #expect(constraint.level == .should)
    #expect(constraint.reading == "The link should use OAuth 2.0.")
  }

  @Test func identifiersFollowTheRuleNotTheWords() {
    var one = PageBuilder()
    var two = PageBuilder()
    let first = one.demand("Legacy Login", .disabled, when: [work, keyFiles])
    let filler = two.other(.informative, "Nothing to see.")
    let second = two.demand(
      "the Contoso ID legacy login setting", .disabled, when: [keyFiles, work])
    let ids = [one.assemble([first]), two.assemble([filler, second])]
      .map { $0.policy.constraints.map(\.id.rawValue) }
    #expect(ids[0] == ids[1])
    #expect(ids[0] == ["tenant.legacy_login.enabled/false/organization+key-file"])
  }
}
