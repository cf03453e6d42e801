import CEL
import Policy
import Snapshot
import Testing

@testable import Audit

/// Demands that pull against what others publish; the table of the shipped vocabularies is the data.
@Suite struct PublishedBaselineTests {
  private static let smtp = ["MS.EXO.5.1v1", "CIS-M365-6.5.4"]
  private static let legacy = ["MS.AAD.1.1v1", "CIS-M365-5.2.2.3"]
  private static let secrets = ["MS.AAD.5.5v1", "CIS-M365-5.1.5.3"]

  private func baselines(_ require: String) throws -> [String] {
    let vocabularies = try VocabularySet.shipped()
    let program = try RuleCompiler(vocabularies).compile(RuleExpression(require))
    return BaselineConflicts(vocabularies).baselines(against: program).map(\.id)
  }

  @Test(arguments: [
    // Security Defaults: one publisher wants them on, the other off.
    ("tenant.security_defaults.enabled == false", ["MT.1021"]),
    ("!tenant.security_defaults.enabled", ["MT.1021"]),
    ("tenant.security_defaults.enabled", ["CIS-M365-5.1.1.1"]),
    // Per-user MFA.
    ("account.mfa.state == \"enforced\"", ["CIS-M365-5.1.2.1"]),
    ("account.mfa.state in [\"enforced\", \"enabled\"]", ["CIS-M365-5.1.2.1"]),
    ("account.mfa.state != \"enforced\"", []),
    ("account.mfa.state == \"disabled\"", []),
    // SMTP AUTH, for the organization and for a mailbox.
    ("tenant.smtp_auth.enabled == true", smtp),
    ("account.mailbox.smtp_auth.enabled == true", smtp),
    ("account.mailbox.smtp_auth.enabled == false", []),
    // App passwords are legacy authentication.
    ("tenant.app_passwords.user_creation_allowed == true", legacy),
    ("integration.auth == \"app_password\"", legacy),
    ("integration.auth == \"oauth2\"", []),
    // Client secrets.
    ("app.secret.present == true", secrets), ("app.secret.present == false", []),
    // One part of a demand is enough, a way out is not.
    ("tenant.security_defaults.enabled == false && server.smtp.port == 587", ["MT.1021"]),
    ("tenant.security_defaults.enabled == false || server.smtp.port == 587", []),
    // What nothing can meet contradicts nothing in particular.
    ("tenant.security_defaults.enabled && !tenant.security_defaults.enabled", []),
    // Nobody publishes anything about it.
    ("server.smtp.from != \"\"", []), ("account.licensed", []),
  ])
  func demandsPullAgainst(require: String, expected: [String]) throws {
    #expect(try baselines(require) == expected)
  }

  @Test func findingsSayIt() throws {
    let text =
      House.vocabularyText + """

        baselines:
          X.1:
            publisher: somebody
            text: tenants are closed
            demands: tenant.open == false
          X.2:
            publisher: somebody
            text: limits are low
            demands: tenant.limit < 5
        """
    let vocabularies = try VocabularySet([
      try VocabularyFile.read(Array(text.utf8), file: "house.vocabulary.yaml")
    ])
    let rules = [
      House.constraint("open", require: "tenant.open"),
      House.constraint("never", when: "false", require: "tenant.open"),
      // A number has too many values to try, so that nothing is claimed.
      House.constraint("limit", require: "tenant.limit == 7"),
      House.constraint("asked"),
    ]
    let result = try Auditor(
      policies: [House.policy(rules)], vocabularies: vocabularies,
      snapshot: ConfigurationSnapshot(instances: [House.instance("tenant", ["open": true])])
    ).run()
    #expect(result.findings.map { $0.baselines.map(\.id) } == [["X.1"], [], [], []])
    #expect(result.findings[0].baselines[0].text == "tenants are closed")
    #expect(result.findings[0].verdict == .pass)
  }
}
