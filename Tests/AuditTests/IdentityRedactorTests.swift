import CEL
import Policy
import Snapshot
import Testing

@testable import Audit

/// What is taken for a name or an address, and what stands in its place.
@Suite struct IdentityRedactorTests {
  private func tokens() throws -> IdentityTokens {
    try #require(IdentityTokens(key: Array("0123456789abcdef".utf8)))
  }

  private func parts(_ text: String, _ ranges: [Range<Int>]) -> [String] {
    ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ("account a.b@x.example", ["a.b@x.example"]),
    ("SMTP:a@x.example, smtp:b@x.example.", ["a@x.example", "b@x.example"]),
    ("account.upn == 'o'brien@x.example'", ["o'brien@x.example"]),
    ("`a+b_c@x.example`: gone", ["a+b_c@x.example"]),
    ("v_p.example#EXT#@t.onmicrosoft.com (case)", ["v_p.example#EXT#@t.onmicrosoft.com"]),
    ("exports/a@x.example.json:3", ["a@x.example.json"]),
    ("müller@bücher.example", ["müller@bücher.example"]),
    ("a@b@c", ["a@b"]), ("@odata.nextLink", []), ("a @ b", []), ("a@", []), ("@", []), ("", []),
    ("user=a@x.example", ["a@x.example"]), ("<a@x.example>", ["a@x.example"]),
  ])
  func addresses(text: String, expected: [String]) {
    #expect(parts(text, AddressScanner.addresses(in: Array(text.utf8))) == expected)
  }

  @Test(arguments: [
    ("Ann Lee has left", ["Ann Lee"]), ("ANN LEE, ann", ["ANN LEE", "ann"]),
    ("Annabel", []), ("tenant.ann.enabled", []), ("Ask Ann.", ["Ann"]), ("Ann-Lee", ["Ann"]),
    ("files.x.example:8443", ["x.example"]), ("max.example", []), ("(Ann)", ["Ann"]), ("", []),
    ("the Lee of Ann", ["Ann"]), ("Ann\nLee", ["Ann"]), ("[Co] Ltd", ["[Co] Ltd"]), ("Co", []),
  ])
  func names(text: String, expected: [String]) {
    var known = KnownIdentities()
    for name in ["ann", "Ann Lee", "x.example", "q", "", "  ", "[Co] Ltd"] { known.learn(name) }
    #expect(parts(text, known.names(in: Array(text.utf8))) == expected)
  }

  @Test func keysHaveALength() {
    #expect(IdentityTokens(key: []) == nil)
    #expect(IdentityTokens(key: [UInt8](repeating: 7, count: 15)) == nil)
    #expect(IdentityTokens(key: [UInt8](repeating: 7, count: 16)) != nil)
  }

  @Test func tokensAreKeyedAndIgnoreLetterCase() throws {
    let one = try tokens()
    let other = try #require(IdentityTokens(key: Array("0123456789abcdeg".utf8)))
    #expect(one.token(for: "A@x.example") == one.token(for: "a@X.example"))
    #expect(one.token(for: "a@x.example") != one.token(for: "b@x.example"))
    #expect(one.token(for: "a@x.example") != other.token(for: "a@x.example"))
    #expect(one.token(for: "a@x.example").hasPrefix("address-"))
    #expect(one.token(for: "Ann").hasPrefix("name-"))
    #expect(one.keyName != other.keyName)
    // Fixed once and for all: reports of different versions have to be comparable.
    #expect(one.token(for: "a@x.example") == "address-d2d9143130b4")
  }

  @Test func everyTextOfAFindingIsSearched() throws {
    let vocabularies = try House.vocabularies()
    var redactor = IdentityRedactor(tokens: try tokens(), vocabularies: vocabularies)
    let accounts = [House.account("ann@x.example", safe: false)]
    redactor.learn(ConfigurationSnapshot(instances: accounts))
    let waiver =
      "waivers:\n  - {requirement: r, reason: ann@x.example asks, approved_by: Ann Lee, "
      + "expires: 2026-12-31}\n"
    let assessment = try House.assessment(waiver, vocabularies)
    let result = try Auditor(
      policies: [House.policy([House.constraint("r", require: "account.safe")])],
      vocabularies: vocabularies, snapshot: ConfigurationSnapshot(instances: accounts),
      assessment: redactor.redacted(assessment), asOf: Moment("2026-06-01")?.start
    ).run()
    let redacted = redactor.redacted(result)
    #expect("\(result.findings)".contains("ann@x.example"))
    #expect(!"\(redacted)".lowercased().contains("ann"))
    #expect(redacted.findings.first?.verdict == .fail)
    #expect(redacted.findings.first?.isWaived == true)
    #expect(redacted.findings.first?.fingerprint != result.findings.first?.fingerprint)
    #expect(redacted.redactionKey == redactor.keyName)
  }
}
