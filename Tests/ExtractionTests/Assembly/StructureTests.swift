import Policy
import Testing

@testable import Extraction

@Suite struct StructureTests {
  @Test func siblingAlternativesAreAChoice() throws {
    var page = PageBuilder()
    let first = page.demand(
      "2FA", .enabled, when: [Condition("Key files", form: .alternative)])
    let sample = page.other(.example, "user: ferryman")
    let second = page.step(.click, "Consent", when: [Condition("OAuth 2.0", form: .alternative)])
    let (policy, statements) = page.assemble([
      .under(
        .label, "User name",
        [
          .under(.alternative("a"), "Key files", [first, sample]), .separator(.rule),
          .under(.alternative("b"), "OAuth 2.0", [second]),
        ])
    ])
    let choice = try #require(policy.choices.first)
    #expect(choice.id.rawValue == "key-file-or-oauth2")
    #expect(choice.title == "User name")
    #expect(choice.branches.map(\.title) == ["Key files", "OAuth 2.0"])
    #expect(
      choice.branches.map { $0.when?.text } == [
        "link.auth == \"key_file\"", "link.auth == \"oauth2\"",
      ])
    #expect(choice.branches.map { $0.requirements.count } == [1, 1])
    #expect(policy.examples.map(\.of) == [choice.branches[0].id])
    #expect(statements[1].disposition == .bound)
  }

  @Test func oneAlternativeIsNoChoice() {
    var page = PageBuilder()
    let demand = page.demand("2FA", .enabled)
    let policy = page.assemble([.under(.alternative("a"), "Key files", [demand])]).policy
    #expect(policy.choices.isEmpty)
    #expect(policy.constraints.count == 1)
  }

  @Test func equalChoicesGetDifferentNames() {
    var page = PageBuilder()
    func choice(_ title: String) -> OutlineNode.Entry {
      .under(
        .label, title,
        [
          .under(.alternative("a"), "Key files", [page.other(.example, "x")]),
          .under(.alternative("b"), "OAuth 2.0", []),
        ])
    }
    let ids = page.assemble([choice("Bow"), choice("Stern")]).policy.choices.map(\.id.rawValue)
    #expect(ids == ["key-file-or-oauth2/bow", "key-file-or-oauth2/stern"])
  }

  @Test func diagnosesFindTheirCauseAndRemedy() throws {
    var page = PageBuilder()
    let entries = [
      page.demand("2FA", .enabled), page.demand("Legacy Login", .disabled),
      page.step(
        .disable, "Legacy Login", claim: Claim(subject: "Legacy Login", relation: .disabled)),
      page.other(.diagnosis, "Access denied by harbour policy"),
      page.other(.diagnosis, "It means that Legacy Login is still enabled."),
      page.other(.diagnosis, "Disable it in the portal."),
    ]
    let (policy, statements) = page.assemble(entries)
    let diagnosis = try #require(policy.diagnoses.first)
    #expect(policy.diagnoses.count == 1)
    #expect(diagnosis.symptom == "Access denied by harbour policy")
    #expect(diagnosis.cause == policy.constraints[1].id)
    #expect(diagnosis.explanation == "It means that Legacy Login is still enabled.")
    #expect(diagnosis.advice == "Disable it in the portal.")
    #expect(diagnosis.remedy == policy.procedures.map(\.id))
    #expect(statements[3...].allSatisfy { $0.disposition == .bound })
  }

  @Test func rowsOfATableAreDiagnosesOfTheirOwn() {
    var page = PageBuilder()
    let entries = [
      page.demand("Legacy Login", .disabled),
      page.other(.diagnosis, "E17 | Legacy Login is enabled | Disable it"),
      page.other(.diagnosis, "E18 | The quay is closed"),
    ]
    let policy = page.assemble(entries).policy
    #expect(policy.diagnoses.map(\.symptom) == ["E17", "E18"])
    #expect(policy.diagnoses.map(\.advice) == ["Disable it", nil])
    #expect(policy.diagnoses.map(\.cause) == [policy.constraints.first?.id, nil])
  }

  @Test func parametersHaveDefaultsAndMeanings() throws {
    var page = PageBuilder()
    let entry = page.other(
      .parameter, "Berth: the place to dock at. Default: 12. If left empty, any place is taken.")
    let parameter = try #require(page.assemble([entry]).policy.parameters.first)
    #expect(parameter.name == "Berth")
    #expect(parameter.defaultValue == "12")
    #expect(parameter.whenEmpty == "If left empty, any place is taken")
  }

  @Test func sectionsCarryTheirNumbers() throws {
    var page = PageBuilder()
    let demand = page.demand("2FA", .enabled)
    let node = OutlineNode(
      kind: .heading, title: "Accounts", number: "1.2", line: 1, entries: [demand])
    let constraint = try #require(page.assemble([.node(node)]).policy.constraints.first)
    #expect(constraint.section == ["1.2 Accounts"])
  }

  @Test func statementsOutsideTheOutlineAreKept() {
    var page = PageBuilder()
    _ = page.demand("2FA", .enabled)
    _ = page.step(.click, "Depart")
    #expect(page.assemble([]).policy.requirements.count == 2)
  }
}
