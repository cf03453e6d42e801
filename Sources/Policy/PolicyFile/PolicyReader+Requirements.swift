import YAML

extension PolicyReader {
  static let constraintKeys = [
    "id", "kind", "level", "text", "reading", "section", "claim", "conditions", "when", "require",
    "manual", "scope", "rationale", "remedy", "source",
  ]
  static let claimKeys = ["subject", "relation", "object", "negated", "any"]
  static let manualKeys = ["reason", "readings"]
  static let procedureKeys = [
    "id", "kind", "title", "section", "actor", "conditions", "when", "scope", "steps", "source",
  ]
  static let choiceKeys = ["id", "kind", "title", "section", "branches", "source"]
  static let branchKeys = ["id", "title", "when", "requirements"]
  static let stepKeys = [
    "id", "action", "target", "value", "path", "url", "actor", "when", "optional", "level",
    "ensure", "otherwise", "wait", "image", "text", "conditions", "scope", "source",
  ]
  static let waitKeys = ["at_least", "at_most"]

  mutating func requirements(_ reader: NodeReader?) -> [Requirement] {
    items(reader) { reader, item in reader.requirement(item) }
  }

  private mutating func requirement(_ reader: NodeReader) -> Requirement? {
    guard let entries = reader.entries() else { return nil }
    guard let kind = entries.first(where: { $0.key.keyText == "kind" })?.value else {
      reader.error(
        "the key `kind` is missing", help: "valid names: `constraint`, `procedure`, `choice`")
      return nil
    }
    switch kind.member(of: RequirementKind.self) {
    case .constraint: return constraint(reader).map(Requirement.constraint)
    case .procedure: return procedure(reader).map(Requirement.procedure)
    case .choice: return choice(reader).map(Requirement.choice)
    case nil: return nil
    }
  }

  private mutating func constraint(_ reader: NodeReader) -> Constraint? {
    guard let mapping = reader.mapping(keys: Self.constraintKeys) else { return nil }
    let id = identifier(mapping.required("id"))
    let level = mapping.required("level")?.member(of: Level.self)
    let text = mapping.required("text")?.string()
    let remedy = items(mapping["remedy"]) { reader, item in reader.reference(item) }
    let span = span(mapping)
    guard let id, let level, let text, let span else { return nil }
    let constraint = Constraint(
      id: id, level: level, text: text, reading: mapping["reading"]?.string(),
      section: mapping["section"]?.strings() ?? [], claim: mapping["claim"].flatMap(claim),
      conditions: mapping["conditions"]?.strings() ?? [], when: rule(mapping["when"]),
      require: rule(mapping["require"]), manual: mapping["manual"].flatMap(manual),
      scopeIsPartial: scope(mapping["scope"]), rationale: mapping["rationale"]?.string(),
      remedy: remedy, source: span)
    checkJudgement(mapping)
    return constraint
  }

  /// A demand is checked by a rule or judged by a person, never both or neither.
  private func checkJudgement(_ mapping: MappingReader) {
    switch (mapping["require"], mapping["manual"]) {
    case (nil, nil):
      mapping.node.error(
        "the constraint has no `require`", help: "add one, or say why not in `manual`")
    case (.some, let manual?):
      manual.error("the constraint has `require` and `manual`", help: "remove one of them")
    default: break
    }
  }

  private func claim(_ reader: NodeReader) -> Claim? {
    guard let mapping = reader.mapping(keys: Self.claimKeys) else { return nil }
    let subject = mapping.required("subject")?.string()
    let relation = mapping.required("relation")?.member(of: Relation.self)
    let object = mapping["object"].map { object in
      object.isList ? object.strings() : object.string().map { [$0] } ?? []
    }
    let isNegated = mapping["negated"]?.bool() ?? false
    let isAlternative = mapping["any"]?.bool() ?? false
    guard let subject, let relation else { return nil }
    return Claim(
      subject: subject, relation: relation, object: object ?? [], isNegated: isNegated,
      isAlternative: isAlternative)
  }

  private func manual(_ reader: NodeReader) -> Manual? {
    guard let mapping = reader.mapping(keys: Self.manualKeys) else { return nil }
    let readings = mapping["readings"]?.list { rule($0)?.text } ?? []
    guard let reason = mapping.required("reason")?.member(of: Manual.Reason.self) else {
      return nil
    }
    return Manual(reason: reason, readings: readings)
  }

  private func scope(_ reader: NodeReader?) -> Bool {
    guard let reader, let text = reader.string() else { return false }
    if text != "partial" {
      reader.error(
        "unknown value `\(NodeReader.excerpt(text))`", help: "the only scope is `partial`")
    }
    return true
  }

  private mutating func procedure(_ reader: NodeReader) -> Procedure? {
    guard let mapping = reader.mapping(keys: Self.procedureKeys) else { return nil }
    let id = identifier(mapping.required("id"))
    let title = mapping.required("title")?.string()
    fallbacks = []
    let steps = items(mapping.required("steps")) { reader, item in reader.step(item) }
    checkFallbacks(among: steps)
    let span = span(mapping)
    guard let id, let title, let span else { return nil }
    return Procedure(
      id: id, title: title, section: mapping["section"]?.strings() ?? [],
      actor: mapping["actor"]?.member(), when: rule(mapping["when"]),
      conditions: mapping["conditions"]?.strings() ?? [],
      scopeIsPartial: scope(mapping["scope"]), steps: steps, source: span)
  }

  private mutating func step(_ reader: NodeReader) -> Step? {
    guard let mapping = reader.mapping(keys: Self.stepKeys) else { return nil }
    let id = identifier(mapping.required("id"))
    let action = mapping.required("action")?.member(of: Action.self)
    let text = mapping.required("text")?.string()
    var otherwise: RequirementID?
    if let fallback = mapping["otherwise"], let text = fallback.nonEmptyString() {
      otherwise = RequirementID(text)
      fallbacks.append((RequirementID(text), fallback.place))
    }
    let span = span(mapping)
    guard let id, let action, let text, let span else { return nil }
    return Step(
      id: id, action: action, target: mapping["target"]?.string(),
      value: mapping["value"]?.string(), path: mapping["path"]?.strings() ?? [],
      url: mapping["url"]?.string(), actor: mapping["actor"]?.member(), when: rule(mapping["when"]),
      isOptional: mapping["optional"]?.bool() ?? false, level: mapping["level"]?.member(),
      ensure: rule(mapping["ensure"]), otherwise: otherwise, wait: mapping["wait"].flatMap(wait),
      image: mapping["image"]?.string(), text: text,
      conditions: mapping["conditions"]?.strings() ?? [],
      scopeIsPartial: scope(mapping["scope"]), source: span)
  }

  private func wait(_ reader: NodeReader) -> Wait? {
    guard let mapping = reader.mapping(keys: Self.waitKeys) else { return nil }
    return Wait(
      atLeast: mapping["at_least"]?.duration(), atMost: mapping["at_most"]?.duration())
  }

  private mutating func choice(_ reader: NodeReader) -> Choice? {
    guard let mapping = reader.mapping(keys: Self.choiceKeys) else { return nil }
    let id = identifier(mapping.required("id"))
    let branches = items(mapping.required("branches")) { reader, item in reader.branch(item) }
    guard let id, let span = span(mapping) else { return nil }
    return Choice(
      id: id, title: mapping["title"]?.string(), section: mapping["section"]?.strings() ?? [],
      branches: branches, source: span)
  }

  private mutating func branch(_ reader: NodeReader) -> Branch? {
    guard let mapping = reader.mapping(keys: Self.branchKeys) else { return nil }
    let id = identifier(mapping.required("id"))
    let title = mapping.required("title")?.string()
    let requirements = requirements(mapping.required("requirements"))
    guard let id, let title else { return nil }
    return Branch(id: id, title: title, when: rule(mapping["when"]), requirements: requirements)
  }
}
