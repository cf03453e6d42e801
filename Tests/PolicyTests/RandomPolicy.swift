import Randomness
@testable import Policy

/// Makes policies that a file can hold, of every shape and with awkward texts.
struct RandomPolicy {
  private var random: SeededGenerator
  private var count = 0
  private var ids: [RequirementID] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  mutating func make() -> PolicyDocument {
    ids = []
    let source = PolicySource(
      page: text(), revision: maybe { $0.number() }, modified: maybe { $0.text() },
      author: maybe { $0.text() }, digest: "sha256:00", fidelity: pick(Fidelity.allCases),
      gaps: list { random in
        let first = random.number()
        return first...(first + 3)
      })
    let requirements = list { $0.requirement(depth: 0) }
    let old = RequirementID("alias-\(number())")
    return PolicyDocument(
      metadata: .init(name: "page-\(number())", title: text()), source: source,
      vocabularies: pick([[], ["microsoft365"], ["microsoft365", "crushftp"]]),
      requirements: requirements,
      diagnoses: list { random in
        Diagnosis(
          symptom: random.text(), cause: random.known(), explanation: random.maybe { $0.text() },
          remedy: random.knownList(), advice: random.maybe { $0.text() }, source: random.span())
      },
      parameters: list { random in
        Parameter(
          name: random.text(), text: random.text(), defaultValue: random.maybe { $0.text() },
          whenEmpty: random.maybe { $0.text() }, source: random.span())
      },
      examples: list { Example(text: $0.text(), of: $0.known(), source: $0.span()) },
      aliases: known().map { [old: $0] } ?? [:])
  }

  private mutating func requirement(depth: Int) -> Requirement {
    switch Int.random(in: 0..<(depth < 3 ? 4 : 3), using: &random) {
    case 0: .procedure(procedure())
    case 3: .choice(choice(depth: depth))
    default: .constraint(constraint())
    }
  }

  private mutating func constraint() -> Constraint {
    let rule = maybe { $0.expression() }
    let manual =
      rule == nil
      ? Manual(reason: pick(Manual.Reason.allCases), readings: list { $0.expression().text }) : nil
    let claim = maybe { random in
      Claim(
        subject: random.text(), relation: random.pick(Relation.allCases),
        object: random.list { $0.text() }, isNegated: random.flag(), isAlternative: random.flag())
    }
    let remedy = knownList()
    return Constraint(
      id: id(), level: pick(Level.allCases), text: text(), reading: maybe { $0.text() },
      section: list { $0.text() }, claim: claim, conditions: list { $0.text() },
      when: maybe { $0.expression() }, require: rule, manual: manual, scopeIsPartial: flag(),
      rationale: maybe { $0.text() }, remedy: remedy, source: span())
  }

  private mutating func procedure() -> Procedure {
    var steps: [Step] = []
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let fallback = flag() ? steps.last?.id : nil
      steps.append(step(otherwise: fallback))
    }
    return Procedure(
      id: id(), title: text(), section: list { $0.text() },
      actor: maybe { $0.pick(Actor.allCases) },
      when: maybe { $0.expression() }, conditions: list { $0.text() }, scopeIsPartial: flag(),
      steps: steps, source: span())
  }

  private mutating func step(otherwise: RequirementID?) -> Step {
    Step(
      id: id(), action: pick(Action.allCases), target: maybe { $0.text() },
      value: maybe { $0.text() }, path: list { $0.text() }, url: maybe { $0.text() },
      actor: maybe { $0.pick(Actor.allCases) }, when: maybe { $0.expression() },
      isOptional: flag(), level: maybe { $0.pick(Level.allCases) },
      ensure: maybe { $0.expression() }, otherwise: otherwise,
      wait: maybe { Wait(atLeast: $0.maybe { _ in "5m" }, atMost: $0.maybe { _ in "1h30m" }) },
      image: maybe { $0.text() }, text: text(), conditions: list { $0.text() },
      scopeIsPartial: flag(), source: span())
  }

  private mutating func choice(depth: Int) -> Choice {
    Choice(
      id: id(), title: maybe { $0.text() }, section: list { $0.text() },
      branches: list { random in
        Branch(
          id: random.id(), title: random.text(), when: random.maybe { $0.expression() },
          requirements: random.list { $0.requirement(depth: depth + 1) })
      }, source: span())
  }

  private mutating func expression() -> RuleExpression {
    RuleExpression(
      pick([
        "integration.auth == \"app_password\"", "tenant.security_defaults.enabled == false",
        "account.authority == \"personal\" && integration.protocol in [\"smtp\", \"imap\", \"pop\"]",
        "size(app.web.redirect_uris) > 0", "server.smtp.host.contains(\"office365\")",
        "!scope_not_printed", "true", "server.smtp.from != ''",
      ]))
  }

  private mutating func text() -> String {
    let pieces = [
      "Security Defaults", ": ", " #", "- ", "\n", "'", "\"", "{", "yes", "12", "null", "é",
      "\u{1F534}",
      "\u{A0}", "\\", "a much longer sentence, which would not fit on a line beside all the others",
      " ", "",
    ]
    return (0..<Int.random(in: 0...3, using: &random)).map { _ in pick(pieces) }.joined()
  }

  private mutating func id() -> RequirementID {
    count += 1
    let id = RequirementID(pick(["tenant.x/false", "app:x", "{a}", "12", "é"]) + "-\(count)")
    ids.append(id)
    return id
  }

  private mutating func known() -> RequirementID? {
    flag() ? ids.randomElement(using: &random) : nil
  }

  private mutating func knownList() -> [RequirementID] {
    known().map { [$0] } ?? []
  }

  private mutating func span() -> SourceSpan { SourceSpan(line: number()) }

  private mutating func number() -> Int { Int.random(in: 1...300, using: &random) }

  private mutating func flag() -> Bool { Bool.random(using: &random) }

  private mutating func maybe<Value>(_ make: (inout RandomPolicy) -> Value) -> Value? {
    flag() ? make(&self) : nil
  }

  private mutating func list<Value>(_ make: (inout RandomPolicy) -> Value) -> [Value] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in make(&self) }
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }
}
