import FoundationEssentials
import Testing

@testable import Policy

@Suite struct PolicyFileTests {
  @Test func theSampleKeepsItsBytes() throws {
    let bytes = try fixture("sample.policy.yaml")
    let policy = try read(bytes)
    #expect(
      String(decoding: PolicyFile.write(policy), as: UTF8.self)
        == String(decoding: bytes, as: UTF8.self))
    #expect(policy.source.gaps == [1...4, 7...12])
    #expect(policy.requirements.map(\.id.rawValue).last == "sign-in")
    guard case .constraint(let first) = policy.requirements[0] else {
      Issue.record("expected a constraint")
      return
    }
    #expect(first.require?.place == FilePlace(line: 20, column: 12))
    #expect(first.scopeIsPartial)
  }

  @Test func everyPolicyIsReadAsItWasWritten() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var random = RandomPolicy(seed: seed)
    for _ in 0..<200 {
      let policy = random.make()
      let bytes = PolicyFile.write(policy)
      let again = try read(bytes)
      #expect(again == policy)
      #expect(PolicyFile.write(again) == bytes)
    }
  }

  @Test(arguments: [
    (
      "kind: constraint\n  level: must", "kind: constrain\n  level: must",
      "13:9: error: unknown value `constrain` (the nearest valid name is `constraint`)"
    ),
    ("  level: must\n", "", "12:3: error: the key `level` is missing"),
    (
      "  section:", "  sction:",
      "16:3: error: unknown key `sction` (the nearest valid name is `section`)"
    ),
    (
      "remedy: [switch-off]\n  source", "remedy: [switchoff]\n  source",
      "22:12: error: no requirement has the id `switchoff` (the nearest valid name is `switch-off`)"
    ),
    (
      "otherwise: switch-off/open", "otherwise: switch-off/opn",
      "42:16: error: no requirement has the id `switch-off/opn` (the nearest valid name is `switch-off/open`)"
    ),
    ("cause: switch-off/disable", "cause: gone", "56:28: error: no requirement has the id `gone`"),
    (
      "  of: sign-in/app-password", "  of: sign-in/app-pasword",
      "63:7: error: no requirement has the id `sign-in/app-pasword` (the nearest valid name is `sign-in/app-password`)"
    ),
    (
      "old-id: switch-off", "old-id: none-such",
      "65:19: error: no requirement has the id `none-such`"
    ),
    (
      "old-id: switch-off", "sign-in: switch-off",
      "47:7: error: `sign-in` is an id and an alias at the same time"
    ),
    (
      "id: sign-in\n", "id: switch-off\n",
      "47:7: error: duplicate id `switch-off`, first on line 31"
    ),
    (
      "  require: tenant.security_defaults.enabled == false\n", "",
      "12:3: error: the constraint has no `require` (add one, or say why not in `manual`)"
    ),
    (
      "  scope: partial", "  scope: whole",
      "21:10: error: unknown value `whole` (the only scope is `partial`)"
    ),
    (
      "at_least: 5m", "at_least: 5 minutes",
      "43:22: error: `5 minutes` is no duration (write it as `5m`, `90s` or `1h30m`)"
    ),
    ("[1, 4]", "[4, 1]", "9:10: error: the last line of a gap lies before its first line"),
    ("[1, 4]", "[0, 4]", "9:11: error: the number has to be at least 1, found `0`"),
    (
      "vocabularies: [microsoft365]", "vocabularies: [microsoft356]",
      "10:16: error: unknown vocabulary `microsoft356` (the nearest valid name is `microsoft365`)"
    ),
    (
      "name: sample-page", "name: Sample Page",
      "3:18: error: `Sample Page` is no slug (use lower-case letters, digits and hyphens)"
    ),
    ("negated: true", "negated: 1", "28:71: error: expected true or false, found the number `1`"),
    (
      "default: \"587\"", "default: 587",
      "58:42: error: expected a text, found the number `587` (put `587` in quotes)"
    ),
    (
      "revision: null", "revision: twelve",
      "6:13: error: expected an integer, found the text `twelve`"
    ),
    ("digest: sha256:9c1f\n  ", "", "5:3: error: the key `digest` is missing"),
  ])
  func mistakesAreNamedWithTheirPlace(old: String, new: String, expected: String) throws {
    let text = String(decoding: try fixture("sample.policy.yaml"), as: UTF8.self)
    var changed = text
    changed.replaceSubrange(try #require(text.firstRange(of: old)), with: new)
    #expect(messages { _ = try read(Array(changed.utf8)) } == ["p.yaml:" + expected])
  }

  private func read(_ bytes: [UInt8]) throws -> PolicyDocument {
    try PolicyFile.read(bytes, file: "p.yaml", vocabularies: shipped.get())
  }
}

/// A file beside the tests.
func fixture(_ name: String) throws -> [UInt8] {
  let path = repositoryRoot + "/Tests/PolicyTests/Fixtures/" + name
  return Array(try #require(FileManager.default.contents(atPath: path)))
}
