import Policy

@testable import Extraction

/// A small vocabulary for the tests of binding.
enum Sample {
  static let attributes: [Attribute] = [
    Attribute(
      name: "tenant.legacy_login.enabled", type: .bool,
      terms: ["Legacy Login", "Contoso ID Legacy Login"]),
    Attribute(name: "account.second_factor", type: .bool, terms: ["second factor", "2FA"]),
    Attribute(name: "account.licensed", type: .bool, terms: ["product licence", "licensed"]),
    Attribute(
      name: "account.factor.state", type: .enumeration,
      members: [
        EnumMember(name: "disabled", terms: ["off"]), EnumMember(name: "enabled", terms: []),
        EnumMember(name: "enforced", terms: ["Enforced"]),
      ], terms: ["Factor Status"]),
    Attribute(
      name: "account.kind", type: .enumeration,
      members: [
        EnumMember(name: "organization", terms: ["work accounts", "work or school accounts"]),
        EnumMember(name: "personal", terms: ["personal accounts"]),
      ]),
    Attribute(
      name: "link.auth", type: .enumeration,
      members: [
        EnumMember(name: "key_file", terms: ["Key files", "Key file"]),
        EnumMember(name: "oauth2", terms: ["OAuth 2.0"]),
        EnumMember(name: "basic", terms: ["basic authentication"]),
      ]),
    Attribute(
      name: "link.protocol", type: .enumeration,
      members: ["smtp", "imap", "pop"].map { EnumMember(name: $0, terms: [$0.uppercased()]) }),
    Attribute(
      name: "app.return_urls", type: .list(.url), terms: ["Return URL", "Return address"],
      match: .any),
    Attribute(
      name: "app.scopes", type: .list(.string), terms: ["API scopes", "permission"], match: .all),
    Attribute(
      name: "app.platform", type: .enumeration,
      members: [
        EnumMember(
          name: "web", terms: ["Web"], holds: RuleExpression("size(app.return_urls) > 0"))
      ], terms: ["Platform"]),
    Attribute(name: "server.mail.from", type: .email, terms: ["From address", "Sender"]),
    Attribute(name: "link.signed_in", type: .email, terms: ["address of the signed-in user"]),
    Attribute(name: "link.key_owner", type: .email, terms: ["owner of the key file"]),
    Attribute(name: "server.mail.host", type: .host, terms: ["mail server", "server address"]),
    Attribute(name: "server.name", type: .string, terms: ["display name"]),
    Attribute(name: "server.max_users", type: .int, terms: ["user limit"]),
    Attribute(name: "server.keep_days", type: .int, terms: ["retention"]),
    Attribute(name: "server.session.timeout", type: .duration, terms: ["session timeout"]),
    Attribute(
      name: "server.tls.minimum", type: .enumeration,
      members: ["tls1.0", "tls1.1", "tls1.2", "tls1.3"].map {
        EnumMember(name: $0, terms: ["TLS \($0.dropFirst(3))"])
      }, terms: ["minimum TLS version"]),
    Attribute(name: "server.primary.proxy", type: .bool, terms: ["proxy"]),
    Attribute(name: "server.backup.proxy", type: .bool, terms: ["proxy"]),
    Attribute(name: "app.blocked", type: .bool, terms: ["registration"]),
    Attribute(name: "server.upload_mb", type: .int, terms: ["upload limit"]),
    Attribute(name: "server.largest_file_mb", type: .int, terms: ["largest file"]),
    Attribute(name: "server.cache_kb", type: .int, terms: ["cache size"]),
    Attribute(name: "server.line_mbit", type: .int, terms: ["uplink"]),
    Attribute(name: "server.cluster_port", type: .int, terms: ["cluster port"]),
    Attribute(name: "peer.cluster_port", type: .int, terms: ["cluster port"]),
  ]

  static let phrases = PhraseReader(
    index: TermIndex(attributes), vocabularies: ["contoso365", "ferry"])
  static let claims = ClaimBinder(phrases: phrases)
  static let conditions = ConditionBinder(claims: claims)
  static let rules = RuleMaker(phrases: phrases) { _ in true }

  /// What a claim becomes, in one line.
  static func bind(
    _ subject: String, _ relation: Relation, _ object: [String] = [], negated: Bool = false
  ) -> String {
    let claim = Claim(
      subject: subject, relation: relation, object: object, isNegated: negated)
    return text(claims.bind(claim, isNegated: negated && !relation.isNegative))
  }

  static func text(_ binding: ClaimBinding) -> String {
    func text(_ claim: BoundClaim) -> String {
      let when = claim.implied.map(\.expression).joined(separator: " && ")
      return when.isEmpty ? claim.require.expression : "\(when) => \(claim.require.expression)"
    }
    return switch binding {
    case .bound(let claim): text(claim)
    case .ambiguous(let claims): "ambiguous: " + claims.map(text).joined(separator: " | ")
    case .partial(let claims): "partial: " + claims.map(text).joined(separator: " | ")
    case .notObservable: "not observable"
    case .unbound: "unbound"
    }
  }

  static func condition(_ text: String, _ form: Condition.Form, negated: Bool = false) -> String {
    switch conditions.bind(Condition(text, form: form, isNegated: negated)) {
    case .bound(let formulas): formulas.map(\.expression).joined(separator: " && ")
    case .title: "title"
    case .reference: "reference"
    case .unclear: "unclear"
    }
  }
}
