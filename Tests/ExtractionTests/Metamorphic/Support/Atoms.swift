import Policy

/// A demand of a policy, flat and comparable: identity, content and the place it comes from.
struct Atom: Hashable {
  var id: String
  /// What is demanded, without words where only the rule counts.
  var content: String
  /// What of it a machine checks; empty where a person judges it.
  var rule: String
  /// The procedure that a step belongs to.
  var parent: String?
  var span: Range<Int>?

  /// What has to be the same for two demands to be the same.
  func key(withWords: Bool) -> String {
    withWords ? "\(id) | \(content) | \(rule)" : "\(id) | \(rule)"
  }
}

/// The demands of a policy in its order.
enum Atoms {
  static func of(_ policy: PolicyDocument) -> [Atom] {
    policy.requirements.flatMap { of($0) }
  }

  private static func of(_ requirement: Requirement) -> [Atom] {
    switch requirement {
    case .constraint(let constraint): [atom(constraint)]
    case .procedure(let procedure): [atom(procedure)] + procedure.steps.map { atom($0, procedure) }
    case .choice(let choice):
      [atom(choice)] + choice.branches.flatMap { branch in branch.requirements.flatMap { of($0) } }
    }
  }

  private static func atom(_ constraint: Constraint) -> Atom {
    let rule = constraint.require.map {
      "\(constraint.level) \($0.text) when \(constraint.when?.text ?? "always")"
    }
    return Atom(
      id: constraint.id.rawValue,
      content: [
        "\(constraint.level)", text(constraint.claim, of: constraint),
        constraint.manual?.reason.rawValue ?? "",
        "[\(fold(constraint.conditions.joined(separator: ";")))]",
      ].joined(separator: " "),
      rule: rule ?? "", span: constraint.source.bytes)
  }

  private static func atom(_ procedure: Procedure) -> Atom {
    Atom(
      id: procedure.id.rawValue, content: "\(procedure.steps.count) steps",
      rule: procedure.when?.text ?? "")
  }

  private static func atom(_ step: Step, _ procedure: Procedure) -> Atom {
    let parts: [String] = [
      step.action.rawValue, step.target ?? "-", step.value ?? "-",
      step.path.joined(separator: ">"), step.actor?.rawValue ?? "",
      step.isOptional ? "optional" : "", step.otherwise?.rawValue ?? "",
      step.wait?.atLeast ?? "", step.wait?.atMost ?? "",
    ]
    let ensure = step.ensure.map { "\($0.text) when \(step.when?.text ?? "always")" }
    return Atom(
      id: step.id.rawValue,
      content: fold(parts.joined(separator: ";")) + " \(step.url ?? "")"
        + " [\(fold(step.conditions.joined(separator: ";")))]",
      rule: ensure ?? "",
      parent: procedure.id.rawValue, span: step.source.bytes)
  }

  private static func atom(_ choice: Choice) -> Atom {
    Atom(
      id: choice.id.rawValue, content: choice.branches.map(\.id.rawValue).joined(separator: " "),
      rule: choice.branches.map { $0.when?.text ?? "-" }.joined(separator: " "))
  }

  private static func text(_ claim: Claim?, of constraint: Constraint) -> String {
    guard let claim else { return fold(constraint.text) }
    let sign = claim.isNegated ? "not " : ""
    return fold(claim.subject)
      + " \(sign)\(claim.relation.rawValue)\(claim.isAlternative ? "/or" : "") "
      + claim.object.map(fold).joined(separator: "|")
  }

  /// Words without the marks and the spacing that authors vary.
  private static func fold(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let isWord =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || ["/", ".", "@", ":", "+", ";", "_"].contains(scalar)
      if isWord {
        result.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "’", result.last != " " {
        result += " "
      }
    }
    return result.lowercased().split(separator: " ").joined(separator: " ")
  }
}
