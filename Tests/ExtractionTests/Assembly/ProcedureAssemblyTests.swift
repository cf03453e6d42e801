import Policy
import Testing

@testable import Extraction

@Suite struct ProcedureAssemblyTests {
  private let off = Claim(subject: "Legacy Login", relation: .disabled)
  private let keyFiles = Condition("How to allow Key files", form: .label)

  @Test func aRunOfStepsIsAProcedure() throws {
    var page = PageBuilder()
    let entries = [
      page.step(.navigate, "the harbour portal", when: [keyFiles], actor: .administrator),
      page.step(.disable, "Legacy Login", claim: off, when: [keyFiles]), .separator(.blank),
      page.step(.click, "Save", when: [keyFiles]), .image(name: "save.png", line: 9),
    ]
    let policy = page.assemble([.under(.label, "How to allow Key files", entries)]).policy
    let procedure = try #require(policy.procedures.first)
    #expect(policy.procedures.count == 1)
    #expect(procedure.title == "Allow Key files")
    #expect(procedure.id.rawValue == "disable-legacy-login")
    #expect(procedure.when?.text == "link.auth == \"key_file\"")
    #expect(procedure.actor == .administrator)
    #expect(
      procedure.steps.map { $0.ensure?.text } == [nil, "tenant.legacy_login.enabled == false", nil])
    #expect(procedure.steps.allSatisfy { $0.when == nil && $0.conditions.isEmpty })
    #expect(procedure.steps[0].id.rawValue == "disable-legacy-login/navigate-harbour-portal")
    #expect(procedure.steps[2].image == "save.png")
  }

  @Test func rulesEndARun() {
    var page = PageBuilder()
    let entries = [
      page.step(.click, "Dock"), .separator(.rule), page.step(.click, "Undock"),
      page.demand("2FA", .enabled), page.step(.click, "Depart"),
    ]
    let procedures = page.assemble(entries).policy.procedures
    #expect(procedures.map { $0.steps.count } == [1, 2])
  }

  @Test func leadInsOfAPurposeNameTheirObject() throws {
    var page = PageBuilder()
    let demand = page.demand("Legacy Login", .disabled)
    let step = page.step(.select, "Legacy Login", value: "Off", claim: off)
    let policy = page.assemble([
      .under(
        .label, "Look whether Legacy Login is on",
        [
          demand, .under(.leadIn, "To switch off them", [step]),
        ])
    ]).policy
    #expect(policy.procedures.first?.title == "Switch off Legacy Login")
    #expect(policy.constraints.first?.remedy.map(\.rawValue) == ["disable-legacy-login"])
  }

  @Test func remediesBehindALeadInNeedNoEffect() {
    var page = PageBuilder()
    let demand = page.demand("the gangway", .enabled)
    let step = page.step(.click, "Lower")
    let policy = page.assemble([demand, .under(.leadIn, "To lower it:", [step])]).policy
    #expect(policy.constraints.first?.remedy == policy.procedures.map(\.id))
  }

  @Test func otherLeadInsGoOnWithTheRun() throws {
    var page = PageBuilder()
    let clause = Condition("you do not see the gangway", form: .clause)
    let entries: [OutlineNode.Entry] = [
      page.step(.click, "Dock"),
      .under(
        .leadIn, "If you do not see the gangway",
        [
          page.step(
            .verify, "Factor Status",
            claim: Claim(
              subject: "Factor Status", relation: .equals, object: ["Enforced"]), when: [clause])
        ]),
      page.step(.click, "Depart"),
    ]
    let (policy, statements) = page.assemble(entries)
    let procedure = try #require(policy.procedures.first)
    #expect(procedure.steps.count == 3)
    #expect(procedure.steps[1].conditions == ["you do not see the gangway"])
    #expect(procedure.steps[1].ensure == nil)
    #expect(statements[1].disposition == .manual)
    #expect(statements[1].reason == "partial")
  }

  @Test func fallbacksHaveNoCheckOfTheirOwn() throws {
    var page = PageBuilder()
    let state = Claim(subject: "Factor Status", relation: .equals, object: ["Enforced"])
    let entries = [
      page.step(.verify, "Factor Status", claim: state),
      page.step(
        .enable, "2FA", claim: Claim(subject: "2FA", relation: .enabled), isFallback: true),
    ]
    let steps = try #require(page.assemble(entries).policy.procedures.first).steps
    #expect(steps[0].ensure?.text == "account.factor.state == \"enforced\"")
    #expect(steps[0].otherwise == steps[1].id)
    #expect(steps[1].ensure == nil)
  }

  @Test func stepsKeepConditionsOfTheirOwn() throws {
    var page = PageBuilder()
    let imap = Condition("you use IMAP", form: .clause)
    let entries = [
      page.step(.click, "Dock", when: [keyFiles]),
      page.step(.click, "Depart", when: [keyFiles, imap], isPartial: true),
    ]
    let procedure = try #require(page.assemble(entries).policy.procedures.first)
    #expect(procedure.when?.text == "link.auth == \"key_file\" && scope_not_printed")
    #expect(procedure.scopeIsPartial)
    #expect(procedure.steps.map { $0.when?.text } == [nil, "link.protocol == \"imap\""])
    #expect(procedure.steps[1].conditions == ["you use IMAP"])
  }

  @Test func titlesWithoutATitle() {
    var page = PageBuilder()
    let step = page.step(.navigate, "the quay")
    #expect(page.assemble([step]).policy.procedures.map(\.title) == ["Go to the quay"])
  }
}
