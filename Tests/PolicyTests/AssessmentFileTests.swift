import CEL
import FoundationEssentials
import Testing

@testable import Policy

@Suite struct AssessmentFileTests {
  @Test func everythingIsRead() throws {
    let assessment = try read(fixture("production.assessment.yaml"))
    #expect(assessment.name == "production-mail")
    let first = try #require(assessment.cases.first)
    #expect(first.selectors.map(\.entity) == ["account", "app"])
    #expect(
      first.facts.map(\.value) == [
        "app_password", "smtp", "mft@contoso.example", 587, ["https://mft.contoso.example/"],
      ])
    #expect(
      assessment.attestations.map(\.claim) == [
        .attribute("tenant.app_passwords.user_creation_allowed", value: true),
        .requirement(RequirementID("sign-in/enter"), verdict: .pass),
      ])
    #expect(assessment.attestations[1].subject?.text == "account.licensed")
    #expect(assessment.waivers.map(\.approvedBy) == ["security officer"])
    #expect(
      assessment.scope(of: RequirementID("some-id"))?.text == "integration.auth == \"oauth2\"")
    #expect(assessment.scope(of: RequirementID("another"))?.text == "true")
    let warnings = assessment.warnings(forUnknownAmong: [RequirementID("sign-in/entr")])
    #expect(
      warnings.map(\.description).first
        == "a.yaml:16:3: warning: no policy has the requirement `sign-in/enter` "
        + "(the nearest one is `sign-in/entr`)")
    #expect(warnings.count == 3)
  }

  @Test func theSampleOfTheRepositoryIsValid() throws {
    let path = repositoryRoot + "/Policies/sample/production-mail.assessment.yaml"
    let data = try #require(FileManager.default.contents(atPath: path))
    let assessment = try read(Array(data))
    #expect(assessment.cases.count == 3)
    #expect(assessment.waivers.count == 2)
  }

  @Test func expiryCountsWholeDays() throws {
    let waiver = try #require(try read(fixture("production.assessment.yaml")).waivers.first)
    #expect(!waiver.hasExpired(at: try #require(Timestamp("2027-06-30T23:59:59Z"))))
    #expect(waiver.hasExpired(at: try #require(Timestamp("2027-07-01T00:00:00Z"))))
  }

  @Test(arguments: [
    ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
    ("2026-13-01", false), ("2026-04-31", false), ("2026-1-01", false), ("0000-01-01", false),
    ("2026-02-01T10:00:00Z", true), ("2026-02-01T10:00", false), ("", false), ("--", false),
  ])
  func datesAreThoseOfTheCalendar(text: String, isValid: Bool) {
    #expect((Moment(text) != nil) == isValid)
  }

  @Test func theDayAfterTheLastDayOfAMonth() throws {
    #expect(try #require(CalendarDate("2023-12-31")?.next).description == "2024-01-01")
    #expect(try #require(CalendarDate("2024-02-28")?.next).description == "2024-02-29")
    #expect(try #require(CalendarDate("9999-12-31")).next == nil)
  }

  @Test(arguments: [
    (
      "  account:", "  acount:",
      "6:3: error: unknown key `acount` (the nearest valid name is `account`)"
    ),
    (
      "integration.auth: app_password", "integration.auth: app_pasword",
      "9:23: error: unknown value `app_pasword` (the nearest valid name is `app_password`)"
    ),
    (
      "integration.auth: app", "integration.aut: app",
      "9:5: error: unknown attribute `integration.aut` (the nearest valid name is `integration.auth`)"
    ),
    (
      "smtp.port: 587", "smtp.port: many",
      "12:23: error: expected an integer, found the text `many`"
    ),
    (
      "[\"https://mft.contoso.example/\"]", "x", "13:28: error: expected a list, found the text `x`"
    ),
    ("value: true", "value: yes", "15:66: error: expected true or false, found the text `yes`"),
    (
      "on: 2026-02-01,", "on: 2026-02-30,",
      "15:102: error: `2026-02-30` is no date (write it as `2026-02-01` or `2026-02-01T12:00:00Z`)"
    ),
    (
      "verdict: pass", "verdict: passed",
      "16:41: error: unknown value `passed` (valid names: `pass`, `fail`, `not_applicable`)"
    ),
    (
      "{requirement: sign-in/enter, verdict: pass", "{verdict: pass",
      "16:3: error: an attestation has either `attribute` or `requirement`"
    ),
    ("  approved_by: security officer\n", "", "18:3: error: the key `approved_by` is missing"),
    (
      "expires: 2027-06-30", "expires: never",
      "22:12: error: `never` is no date (write it as `2026-02-01` or `2026-02-01T12:00:00Z`)"
    ),
  ])
  func mistakesAreNamedWithTheirPlace(old: String, new: String, expected: String) throws {
    var text = String(decoding: try fixture("production.assessment.yaml"), as: UTF8.self)
    text.replaceSubrange(try #require(text.firstRange(of: old)), with: new)
    #expect(messages { _ = try read(Array(text.utf8)) } == ["a.yaml:" + expected])
  }

  @Test func expressionsAreChecked() throws {
    var text = String(decoding: try fixture("production.assessment.yaml"), as: UTF8.self)
    text.replaceSubrange(
      try #require(text.firstRange(of: "account.upn == \"MFT")), with: "account.upm == \"MFT")
    let found = messages { _ = try read(Array(text.utf8)) }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("a.yaml:6:12: error: ") == true)
    #expect(found.first?.contains("account.upn") == true)
  }

  private func read(_ bytes: [UInt8]) throws -> Assessment {
    try AssessmentFile.read(bytes, file: "a.yaml", vocabularies: shipped.get())
  }
}
