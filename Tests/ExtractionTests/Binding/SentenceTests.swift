import Policy
import Testing

@testable import Extraction

/// What binding takes from the sentence around a claim.
@Suite struct SentenceTests {
  private func rule(
    _ claim: Claim, text: String = "", kind: StatementKind = .constraint,
    step: StepReading? = nil, when conditions: [Condition] = []
  ) -> Rule {
    Sample.rules.rule(
      for: Statement(
        span: 0..<1, line: 1, kind: kind, claim: claim, step: step, conditions: conditions,
        text: text, disposition: .manual))
  }

  @Test func rolesOfAnInstanceRestrictNothing() {
    #expect(
      Sample.bind("The account that signs in", .equals, ["licensed"])
        == "account.licensed == true")
    #expect(Sample.condition("the user who sends", .clause) == "")
    #expect(Sample.condition("accounts that own no boat", .clause) == "unclear")
    #expect(WordSequence.withoutRole("boats that never sail") == "boats that never sail")
  }

  @Test func adjectivesOfAnEntityNameItsSwitches() {
    #expect(
      Sample.bind("the user", .equals, ["licensed and must have a second factor"])
        == "account.licensed == true && account.second_factor == true")
    #expect(Sample.bind("the user", .equals, ["careful"]) == "unbound")
  }

  @Test func bracketsOnlyExplain() {
    #expect(
      Sample.condition("personal accounts (the ones that end in @x.example)", .label)
        == "account.kind == \"personal\"")
    #expect(Sample.condition("Mail (SMTP)", .heading) == "link.protocol == \"smtp\"")
    #expect(
      Sample.condition("personal accounts (mostly harmless)", .clause)
        == "account.kind == \"personal\"")
    #expect(Sample.condition("personal accounts (but not new ones)", .clause) == "unclear")
  }

  @Test(arguments: [
    ("The mail server has to contain a.example or b.example.", " || "),
    ("The mail server has to contain a.example and b.example.", " && "),
  ])
  func theSentenceJoinsItsObjects(text: String, sign: String) {
    let claim = Claim(
      subject: "mail server", relation: .contains, object: ["a.example", "b.example"])
    #expect(
      rule(claim, text: text).require?.expression
        == "server.mail.host.contains(\"a.example\")\(sign)server.mail.host.contains(\"b.example\")"
    )
    #expect(rule(claim).manual?.reason == .ambiguous)
  }

  @Test func prohibitionsOfSeveralThingsForbidEach() {
    #expect(
      Sample.bind("display name", .contains, ["a slash", "spaces"], negated: true)
        == "!(server.name.contains(\"/\") || server.name.contains(\" \"))")
  }

  @Test func nounsInFrontOfALiteralAnnounceIt() {
    #expect(
      Sample.bind("Return URL", .endsWith, ["the suffix callback_x/"])
        == "app.return_urls.exists(e, e.endsWith(\"callback_x/\"))")
    #expect(Sample.bind("display name", .endsWith, ["the suffix"]) == "unbound")
  }

  @Test func valuesHaveTheShapeOfTheirType() {
    #expect(Sample.bind("Return URL", .equals, ["Web"]) == "unbound")
    #expect(Sample.bind("Sender", .equals, ["Admin1"]) == "unbound")
    #expect(Sample.bind("mail server", .equals, ["Relay1"]) == "unbound")
    #expect(
      Sample.bind("mail server", .equals, ["localhost"]) == "server.mail.host == \"localhost\"")
  }

  @Test func thePlaceOfAStepIsItsSubject() {
    let claim = Claim(subject: "account", relation: .equals, object: ["Enforced"])
    let step = StepReading(action: .verify, target: "account", path: ["Factor Status"])
    #expect(
      rule(claim, kind: .step, step: step).require?.expression
        == "account.factor.state == \"enforced\"")
  }

  @Test func controlsAreNamedByWhatTheyAllow() {
    let claim = Claim(subject: "flag", relation: .enabled)
    #expect(
      rule(claim, text: "enable the flag that allows Legacy Login, please").require?.expression
        == "tenant.legacy_login.enabled == true")
    #expect(rule(claim, text: "enable the flag that blocks Legacy Login").require == nil)
  }

  @Test func whatIsGrantedIsAnElementOfItsKind() {
    let claim = Claim(subject: "night crew", relation: .requires, object: ["crates.move"])
    let step = StepReading(action: .grant, target: "night crew", value: "crates.move")
    let text = "grant the permission crates.move to the night crew"
    #expect(
      rule(claim, text: text, kind: .step, step: step).require?.expression
        == "app.scopes.exists(e, e == \"crates.move\")")
    let other = "grant the crane crates.move to the night crew"
    #expect(rule(claim, text: other, kind: .step, step: step).require == nil)
  }

  @Test func referencesWithoutATitleAreForAPerson() {
    let claim = Claim(subject: "2FA", relation: .enabled)
    let it = Condition("It is used", form: .use)
    #expect(rule(claim, when: [it]).manual?.reason == .partial)
    #expect(rule(claim, when: [Condition("Key files", form: .heading), it]).manual == nil)
  }

  @Test func severalAttributesMayShareAWord() {
    let attributes = [
      Attribute(name: "box.imap.enabled", type: .bool, terms: ["IMAP"]),
      Attribute(
        name: "link.protocol", type: .enumeration,
        members: [EnumMember(name: "imap", terms: ["IMAP"])]),
    ]
    let claims = ClaimBinder(
      phrases: PhraseReader(index: TermIndex(attributes), vocabularies: []))
    let conditions = ConditionBinder(claims: claims)
    let on = claims.bind(Claim(subject: "IMAP", relation: .enabled), isNegated: false)
    #expect(Sample.text(on) == "box.imap.enabled == true")
    #expect(
      conditions.bind(Condition("IMAP", form: .heading))
        == .bound([.equal("link.protocol", .string("imap"))]))
  }
}
