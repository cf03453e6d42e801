/// The hash by which a decision names the claim that it was made for.
///
/// It covers what is demanded, how strongly and when; rewording the sentence, moving it and spelling
/// an expression differently leave it alone. Where a rule says what is demanded, the page's words do
/// not count: another term for the same thing is the same claim.
public enum ClaimDigest {
  /// What a hash begins with.
  public static let prefix = "sha256:"

  /// The hash of a requirement.
  ///
  /// - Parameters:
  ///   - requirement: a constraint, a procedure or a choice.
  ///   - sha256: gives the SHA-256 of bytes in lower-case hexadecimal.
  /// - Returns: `sha256:` and the hash.
  public static func make(of requirement: Requirement, sha256: ([UInt8]) -> String) -> String {
    prefix + sha256(Array(text(of: requirement).utf8))
  }

  /// The hash of a step.
  ///
  /// - Parameters:
  ///   - step: a step of a procedure.
  ///   - sha256: gives the SHA-256 of bytes in lower-case hexadecimal.
  /// - Returns: `sha256:` and the hash.
  public static func make(of step: Step, sha256: ([UInt8]) -> String) -> String {
    prefix + sha256(Array(text(of: step).utf8))
  }

  /// The text that is hashed: one line for each part, the parts in a fixed order.
  static func text(of requirement: Requirement) -> String {
    switch requirement {
    case .constraint(let constraint):
      lines([
        ("kind", "constraint"), ("level", constraint.level.rawValue),
        ("claim", constraint.require == nil ? constraint.claim.map(text) : nil),
        ("when", canonical(constraint.when)), ("require", canonical(constraint.require)),
        ("conditions", constraint.require == nil ? words(constraint.conditions) : nil),
      ])
    case .procedure(let procedure):
      lines([
        ("kind", "procedure"), ("actor", procedure.actor?.rawValue),
        ("when", canonical(procedure.when)), ("conditions", words(procedure.conditions)),
        ("steps", procedure.steps.map(text).joined(separator: "\u{0}")),
      ])
    case .choice(let choice):
      lines([
        ("kind", "choice"),
        (
          "branches",
          choice.branches.map { branch in
            lines([
              ("when", canonical(branch.when)),
              ("requirements", branch.requirements.map(text).joined(separator: "\u{0}")),
            ])
          }.joined(separator: "\u{0}")
        ),
      ])
    }
  }

  static func text(of step: Step) -> String {
    lines([
      ("kind", "step"), ("action", step.action.rawValue),
      ("target", step.target.map(Slug.normalized)), ("value", step.value.map(folded)),
      ("path", step.path.map(Slug.normalized).joined(separator: "/")), ("url", step.url),
      ("actor", step.actor?.rawValue), ("level", step.level?.rawValue),
      ("when", canonical(step.when)), ("ensure", canonical(step.ensure)),
      ("conditions", words(step.conditions)),
    ])
  }

  private static func text(of claim: Claim) -> String {
    lines([
      ("subject", Slug.normalized(claim.subject)), ("relation", claim.relation.rawValue),
      ("object", claim.object.map(folded).joined(separator: "\u{0}")),
      ("negated", claim.isNegated ? "true" : nil),
      ("any", claim.isAlternative ? "true" : nil),
    ])
  }

  private static func lines(_ parts: [(key: String, value: String?)]) -> String {
    parts.filter { !($0.value ?? "").isEmpty }
      .map { "\($0.key)=\($0.value ?? "")\n" }.joined()
  }

  private static func words(_ conditions: [String]) -> String {
    Set(conditions.map(Slug.normalized)).sorted().joined(separator: "/")
  }

  /// A value keeps its letters and punctuation, which may be what is demanded.
  private static func folded(_ text: String) -> String {
    text.split { $0 == " " || $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  private static func canonical(_ rule: RuleExpression?) -> String? {
    rule.map { rule in
      (try? CanonicalExpression(rule.text).description) ?? folded(rule.text)
    }
  }
}
