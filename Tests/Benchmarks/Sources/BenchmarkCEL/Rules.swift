import CEL

/// The twelve rules of the workload, over attributes of a record.
enum Rules {
  /// A rule as policies have them.
  struct Source {
    let when: String
    let require: String
  }

  /// What an attribute is, as vocabularies say it.
  struct Attribute {
    let name: String
    let type: ValueType
    /// Its value in a raw record; a field that is missing or null makes it unknown.
    let from: String
  }

  static let attributes = [
    Attribute(name: "account.upn", type: .string, from: "record.userPrincipalName"),
    Attribute(name: "account.enabled", type: .bool, from: "record.accountEnabled"),
    Attribute(name: "account.type", type: .string, from: "record.userType"),
    Attribute(name: "account.kind", type: .string, from: "record.accountKind"),
    Attribute(name: "account.aliases", type: .list(.string), from: "record.aliases"),
    Attribute(name: "account.roles", type: .list(.string), from: "record.assignedRoles"),
    Attribute(name: "account.licences", type: .int, from: "size(record.assignedLicenses)"),
    Attribute(name: "account.mfa.state", type: .string, from: "record.perUserMfaState"),
    Attribute(
      name: "account.mfa.registered", type: .bool, from: "record.registration.isMfaRegistered"),
    Attribute(
      name: "account.mfa.methods", type: .list(.string),
      from: "record.registration.methodsRegistered"),
    Attribute(
      name: "account.last_sign_in", type: .string, from: "record.signInActivity.lastSignInDateTime"),
    Attribute(
      name: "mailbox.exists", type: .bool,
      from: "has(record.mailbox) && record.mailbox != null"),
    Attribute(name: "mailbox.imap", type: .bool, from: "record.mailbox.imapEnabled"),
    Attribute(name: "mailbox.pop", type: .bool, from: "record.mailbox.popEnabled"),
    Attribute(
      name: "mailbox.forwards", type: .bool,
      from: "has(record.mailbox.forwardingSmtpAddress) "
        + "&& record.mailbox.forwardingSmtpAddress != null"),
    Attribute(
      name: "mailbox.forwarding", type: .string, from: "record.mailbox.forwardingSmtpAddress"),
    Attribute(
      name: "mailbox.smtp_auth_disabled", type: .bool,
      from: "has(record.mailbox.smtpClientAuthenticationDisabled) "
        + "&& record.mailbox.smtpClientAuthenticationDisabled != null "
        + "? record.mailbox.smtpClientAuthenticationDisabled "
        + ": record.tenant.smtpClientAuthenticationDisabled"),
    Attribute(name: "tenant.domain", type: .string, from: "record.tenant.domain"),
    Attribute(name: "client.auth", type: .string, from: "record.client.authMethod"),
    Attribute(name: "client.protocol", type: .string, from: "record.client.protocol"),
    Attribute(name: "client.port", type: .int, from: "record.client.port"),
    Attribute(name: "client.encryption", type: .string, from: "record.client.encryption"),
    Attribute(name: "client.from", type: .string, from: "record.client.fromAddress"),
    Attribute(name: "client.redirect_uri", type: .string, from: "record.client.redirectUri"),
    Attribute(name: "client.scopes", type: .list(.string), from: "record.client.scopes"),
  ]

  static let all = [
    Source(
      when: #"client.auth == "app_password""#,
      require: #"account.mfa.state in ["enabled", "enforced"] && account.kind != "personal""#),
    Source(
      when: #"client.protocol == "smtp""#,
      require: "client.from == account.upn || client.from in account.aliases"),
    Source(
      when: #"account.type == "Member""#, require: "account.enabled && account.licences > 0"),
    Source(
      when: #"mailbox.exists && client.protocol == "smtp""#,
      require: "!mailbox.smtp_auth_disabled"),
    Source(
      when: #"client.auth == "oauth2""#,
      require: #"client.redirect_uri.endsWith("/oauth2/callback")"#),
    Source(
      when: #"client.protocol == "smtp""#,
      require: #"client.port == 587 && client.encryption == "starttls" "#
        + #"|| client.port == 465 && client.encryption == "tls""#),
    Source(when: "mailbox.exists", require: "!mailbox.imap && !mailbox.pop"),
    Source(
      when: #"account.enabled && account.kind in ["work", "shared"]"#,
      require: "account.mfa.registered && account.mfa.methods.exists(m, m in "
        + #"["microsoftAuthenticatorPush", "fido2SecurityKey", "softwareOneTimePasscode", "#
        + #""windowsHelloForBusiness"])"#),
    Source(
      when: "account.enabled", require: #"account.last_sign_in >= "2025-04-01T00:00:00Z""#),
    Source(
      when: #"account.type == "Guest""#,
      require: "!account.roles.exists(r, r in "
        + #"["Global Administrator", "Exchange Administrator", "User Administrator"])"#),
    Source(
      when: #"client.auth == "oauth2""#,
      require: #""offline_access" in client.scopes && client.scopes.all(s, s in ["SMTP.Send", "#
        + #""IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "User.Read", "offline_access"])"#),
    Source(
      when: "mailbox.exists",
      require: #"!mailbox.forwards || mailbox.forwarding.endsWith("@" + tenant.domain)"#),
  ]
}
