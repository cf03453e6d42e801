import CEL
import Testing

@testable import Policy

@Suite struct RuleCompilerTests {
  @Test(arguments: [
    (
      "account.upn == \"MFT@Contoso.example\"", "account.upn == \"mft@contoso.example\""
    ),
    ("\"A@B.C\" != account.mail", "\"a@b.c\" != account.mail"),
    ("account.upn in [\"A@B.C\", \"d@e.f\"]", "account.upn in [\"a@b.c\", \"d@e.f\"]"),
    ("\"Contoso.Example\" in tenant.domains", "\"contoso.example\" in tenant.domains"),
    (
      "server.smtp.host.endsWith(\"Office365.com\")", "server.smtp.host.endsWith(\"office365.com\")"
    ),
    ("server.smtp.host.matches(\"^SMTP\")", "server.smtp.host.matches(\"(?i)^SMTP\")"),
    (
      "tenant.domains.exists(d, d == \"Contoso.example\")",
      "tenant.domains.exists(d, d == \"contoso.example\")"
    ),
    ("tenant.id == \"Abc\"", "tenant.id == \"Abc\""),
  ])
  func textsAreFoldedWhereCaseDoesNotCount(source: String, expected: String) throws {
    #expect(try compile(source).expression.description == expected)
  }

  @Test(arguments: [
    (
      "integration.auth == \"app_pasword\"",
      "p.yaml:3:27: error: `app_pasword` is no value of `integration.auth` (the nearest valid name is `app_password`)"
    ),
    (
      "integration.protocol in [\"smtp\", \"imaps\"]",
      "p.yaml:3:40: error: `imaps` is no value of `integration.protocol` (the nearest valid name is `imap`)"
    ),
    (
      "\"webb\" in app.platforms",
      "p.yaml:3:7: error: `webb` is no value of `app.platforms` (the nearest valid name is `web`)"
    ),
    (
      "app.platforms.exists(p, p == \"website\")",
      "p.yaml:3:36: error: `website` is no value of `app.platforms` (valid names: `web`, `spa`, `native`)"
    ),
  ])
  func textsOfEnumerationsAreChecked(source: String, expected: String) {
    #expect(messages { _ = try compile(source) } == [expected])
  }

  @Test(arguments: [
    ("tenant.security_default.enabled == false", "tenant.security_defaults.enabled"),
    ("tenant.security_defaults.enabled == 1", "bool"),
    ("tenant.id", "string"),
    ("account.licensed &&", "3:"),
  ])
  func whatTheVocabularyDoesNotAdmitIsRefused(source: String, part: String) {
    let found = messages { _ = try compile(source) }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("p.yaml:3:") == true)
    #expect(found.first?.contains(part) == true, "\(found)")
  }

  @Test func unprintedScopeIsAVariable() throws {
    let program = try compile("scope_not_printed && integration.auth == \"basic\"")
    #expect(program.variables == ["scope_not_printed", "integration.auth"])
  }

  @Test(arguments: [
    ("tenant.x: {type: bool, derive: tenant.y}", "v.yaml:7:34: error: "),
    ("tenant.x: {type: bool, derive: '\"text\"'}", "v.yaml:7:35: error: "),
    ("tenant.x: {type: bool, from: {f: recrd.x}}", "v.yaml:7:36: error: "),
    (
      "tenant.x: {type: bool, from: {f: size(record.x)}}",
      "v.yaml:7:36: error: the expression gives int, the attribute is bool"
    ),
    ("tenant.x: {type: enum, values: {a: {holds: tenant.x}}}", "v.yaml:7:46: error: "),
    (
      "tenant.x: {type: enum, values: {a: []}, from: {f: 'record.b ? \"b\" : record.x'}}",
      "v.yaml:7:65: error: `b` is no value of `tenant.x` (the nearest valid name is `a`)"
    ),
  ])
  func expressionsOfVocabulariesAreChecked(attribute: String, expected: String) {
    let found = messages {
      _ = try VocabularySet([VocabularyFile.read(vocabularyText(attribute), file: "v.yaml")])
    }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }

  private func compile(_ source: String) throws -> Program {
    try RuleCompiler(shipped.get()).compile(
      RuleExpression(source, place: FilePlace(line: 3, column: 7)), file: "p.yaml")
  }
}

@Suite struct ExpressionPlaceTests {
  @Test(arguments: [
    ("derive: tenant.y", "7:34"), ("derive: 'tenant.y'", "7:35"),
    ("derive: \"tenant.\\x79\"", "7:35"),
    ("derive: |-\n      !tenant.z\n      || tenant.y", "11:10"),
    ("derive: >-\n      !tenant.z\n      || tenant.y", "10:7"),
  ])
  func placesWithinExpressionsAreToldWhereTheyCanBe(derivation: String, expected: String) {
    let isBlock = derivation.contains("\n")
    let attribute =
      isBlock
      ? "tenant.x:\n  type: bool\n  " + derivation.replacing("\n      ", with: "\n    ")
      : "tenant.x: {type: bool, \(derivation)}"
    let text = vocabularyText(attribute + "\ntenant.z: {type: bool}")
    let found = messages { _ = try VocabularySet([VocabularyFile.read(text, file: "v")]) }
    #expect(found.first?.hasPrefix("v:\(expected): ") == true, "\(found)")
  }
}
