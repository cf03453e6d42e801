import Policy

extension Drafting {
  /// Makes a procedure of a run of steps.
  mutating func procedure(_ draft: ProcedureDraft) -> Procedure {
    let indices = draft.steps.map(\.statement)
    let readings = indices.map { statements[$0] }
    let title = titles.title(of: readings, under: draft.titles)
    let common = commonConditions(indices)
    let words = commonWords(indices)
    let isPartial = indices.contains(where: partial.contains)
    let id = identities.take()
    let ids = identities.parts(readings.map(stepName), of: id)
    var steps: [Step] = []
    for (draft, id) in zip(draft.steps, ids) {
      steps.append(step(draft, id: id, common: common, words: words))
    }
    linkFallbacks(&steps, indices)
    procedures.append(
      PlacedProcedure(
        id: id, effects: effects(indices), titles: draft.titles, path: draft.path,
        line: readings.first?.line ?? 1))
    return Procedure(
      id: id, title: title, section: draft.section, actor: commonActor(indices),
      when: when(common, isPartial: isPartial), conditions: words, scopeIsPartial: isPartial,
      steps: steps, source: source(indices.first ?? 0))
  }

  // MARK: What the steps share

  func commonConditions(_ indices: [Int]) -> [Formula] {
    let lists = indices.map { rules[$0]?.conditions ?? [] }
    return (lists.first ?? []).filter { formula in lists.allSatisfy { $0.contains(formula) } }
  }

  func commonWords(_ indices: [Int]) -> [String] {
    let lists = indices.map { statements[$0].conditions.map(\.text) }
    return (lists.first ?? []).filter { text in lists.allSatisfy { $0.contains(text) } }
  }

  /// The actor that every step with an actor names; a step without one takes it over from the
  /// step in front of it.
  private func commonActor(_ indices: [Int]) -> Actor? {
    let actors = Set(indices.compactMap { statements[$0].actor })
    return actors.count == 1 ? actors.first : nil
  }

  private func effects(_ indices: [Int]) -> [Formula] {
    indices.compactMap { index in
      statements[index].step?.isFallback ?? false ? nil : rules[index]?.require
    }
  }

  /// What a procedure brings about names it; without an effect, its first telling step does.
  func procedureName(_ indices: [Int]) -> String {
    for index in indices {
      guard let require = effects([index]).first else { continue }
      return effectName(require)
    }
    let claiming = indices.first { statements[$0].claim?.subject.isEmpty == false }
    let telling =
      claiming
      ?? indices.first { index in
        guard let step = statements[index].step else { return false }
        return step.action != .navigate && step.target?.isEmpty == false
      }
    return statements.indices.contains(telling ?? indices.first ?? -1)
      ? stepName(statements[telling ?? indices[0]]) : "steps"
  }

  /// "disable security defaults" for what makes `tenant.security_defaults.enabled == false` true.
  private func effectName(_ formula: Formula) -> String {
    let thing = FormulaWords.thing(formula.attributes.first ?? "")
    switch formula {
    case .truth(_, let value): return (value ? "enable " : "disable ") + thing
    case .equal(_, let literal): return "set \(thing) to \(literal.expression)"
    case .holds(_, let member, _): return "set \(thing) to \(member)"
    default: return "set " + thing
    }
  }

  /// The action with what it acts on; the sentence where the page names nothing.
  private func stepName(_ statement: Statement) -> String {
    guard let step = statement.step else { return statement.text }
    let target = filled(step.target) ?? step.path.last
    guard let object = target ?? filled(step.value) else { return statement.text }
    let action = step.action == .other ? "" : step.action.rawValue
    let value = target == nil ? "" : step.value ?? ""
    return [action, terms.canonical(object), terms.canonical(value)].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  // MARK: Steps

  private mutating func step(
    _ draft: StepDraft, id: RequirementID, common: [Formula], words: [String]
  ) -> Step {
    let index = draft.statement
    let statement = statements[index]
    let reading = statement.step ?? StepReading(action: .other)
    let rule = rules[index] ?? Rule()
    let isCheck = !reading.isFallback && rule.require != nil
    settleStep(index, rule, isCheck: isCheck, id: id)
    let own = rule.conditions.filter { !common.contains($0) }
    return Step(
      id: id, action: reading.action, target: filled(reading.target), value: filled(reading.value),
      path: reading.path, url: reading.url, actor: statement.actor,
      when: when(own, isPartial: false), isOptional: reading.isOptional,
      level: statement.wording?.level,
      ensure: isCheck ? rule.require.map { RuleExpression($0.expression) } : nil,
      wait: reading.wait, image: reading.image ?? draft.image, text: statement.text,
      conditions: statement.conditions.map(\.text).filter { !words.contains($0) },
      scopeIsPartial: partial.contains(index), source: source(index))
  }

  private func filled(_ text: String?) -> String? {
    text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A step without a claim is for a person to tick, which needs no reason.
  private mutating func settleStep(
    _ index: Int, _ rule: Rule, isCheck: Bool, id: RequirementID
  ) {
    if isCheck {
      settle(index, rule, id: id)
      return
    }
    statements[index].requirement = id
    let isAmbiguous = statements[index].claim != nil && rule.manual?.reason == .ambiguous
    statements[index].disposition = isAmbiguous ? .ambiguous : .manual
    let reason = isAmbiguous ? "readings" : rule.manual?.reason.rawValue
    statements[index].reason = statements[index].claim == nil ? "action" : reason
  }

  private func isFallback(_ index: Int) -> Bool {
    statements[index].step?.isFallback ?? false
  }

  private func linkFallbacks(_ steps: inout [Step], _ indices: [Int]) {
    for place in steps.indices.dropFirst()
    where isFallback(indices[place]) && !isFallback(indices[place - 1]) {
      steps[place - 1].otherwise = steps[place].id
    }
  }
}
