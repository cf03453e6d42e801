import Policy

/// A demand as a rule, or why it is none.
struct Rule: Hashable, Sendable {
  /// The bound conditions, outermost first, without the mark for unprinted scope.
  var conditions: [Formula] = []
  /// What must hold; nil where a person has to judge.
  var require: Formula?
  /// Why a person has to judge.
  var manual: Manual?
  /// Conditions in words that no expression says.
  var unclear: [String] = []
  /// What the claim says even where its conditions are unclear.
  var demand: Formula?
  /// Whether conditions exclude each other, so that the demand never applies.
  var isImpossible = false

  /// What the ledger says of a demand that never applies.
  static let conflictReason = "conflict"
}

/// Makes rules of claims and conditions; every expression is checked against the vocabularies.
struct RuleMaker: Sendable {
  let claims: ClaimBinder
  let resolver: ScopeResolver
  /// Whether an expression compiles to a condition.
  let isValid: @Sendable (String) -> Bool

  init(phrases: PhraseReader, isValid: @escaping @Sendable (String) -> Bool) {
    claims = ClaimBinder(phrases: phrases)
    resolver = ScopeResolver(binder: ConditionBinder(claims: claims))
    self.isValid = isValid
  }

  /// Makes the rule of a statement by itself.
  func rule(for statement: Statement) -> Rule {
    var known = PageBindings()
    return rule(for: statement, &known)
  }

  /// Makes the rule of a statement; `known` is what was bound on its page before.
  func rule(for statement: Statement, _ known: inout PageBindings) -> Rule {
    let (first, conditions) = binding(of: statement, &known)
    let demand = demand(of: first)
    let (binding, scope) = scoped(first, conditions, statement, &known)
    var rule = Rule(conditions: valid(scope.conjuncts, &known), unclear: scope.unclear)
    rule.demand = demand?.require
    if let manual = manual(binding, scope) {
      rule.manual = manual
      rule.isImpossible = demand != nil && !scope.conflict.isEmpty
    } else if let demand {
      let contradiction = conflict(demand.implied, rule.conditions)
      if contradiction.isEmpty {
        rule.conditions =
          Formula.conjunction(rule.conditions + valid(demand.implied, &known)).conjuncts
        rule.require = demand.require
      } else {
        rule.manual = Manual(reason: .ambiguous, readings: contradiction.map(\.expression))
        rule.isImpossible = true
      }
    }
    return rule
  }

  /// Resolves the conditions, those that only the sentence has, too; a demand that the sentence
  /// restricts in other ways is understood in part.
  private func scoped(
    _ binding: ClaimBinding, _ conditions: [Condition], _ statement: Statement,
    _ known: inout PageBindings
  ) -> (binding: ClaimBinding, scope: Scope) {
    let demand = demand(of: binding)
    let scope = resolver.resolve(conditions, for: demand?.require, &known)
    guard let demand else { return (binding, scope) }
    switch unread(in: statement, demand, scope) {
    case .nothing: return (binding, scope)
    case .restriction: return (.partial([demand]), scope)
    case .conditions(let found):
      return (binding, resolver.resolve(conditions + found, for: demand.require, &known))
    }
  }

  /// Binds the claim; gives the conditions that are not part of what was bound.
  private func binding(
    of statement: Statement, _ known: inout PageBindings
  ) -> (binding: ClaimBinding, conditions: [Condition]) {
    let conditions = statement.conditions
    guard let claim = statement.claim else { return (.unbound, conditions) }
    let first = bind(claim, statement, &known)
    if case .bound = first { return (first, conditions) }
    if case .ambiguous = first { return (first, conditions) }
    for (place, condition) in conditions.enumerated() where condition.form == .clause {
      guard !condition.isNegated, !condition.isTemporal else { continue }
      var whole = claim
      whole.subject += " for " + WordSequence.withoutRole(condition.text)
      // "IMAP must be enabled for the mailbox": the vocabulary may have a term for both together.
      guard case .bound(let bound) = bind(whole, statement, &known), bound.implied.isEmpty else {
        continue
      }
      var rest = conditions
      rest.remove(at: place)
      return (.bound(bound), rest)
    }
    for other in SubjectFinder(phrases: claims.phrases).claims(of: statement) {
      if case .bound(let bound) = bind(other, statement, &known) {
        return (.bound(bound), conditions)
      }
    }
    return (first, conditions)
  }

  private func bind(
    _ claim: Claim, _ statement: Statement, _ known: inout PageBindings
  ) -> ClaimBinding {
    let isProhibition = statement.wording?.isNegative ?? false
    let isNegated = !claim.relation.isNegative && (claim.isNegated || isProhibition)
    var binder = claims
    binder.joiner = AttributeDemand.Joiner(of: claim.object, in: statement.text)
    return checked(binder.bind(claim, isNegated: isNegated), &known)
  }

  /// Drops readings that do not compile; what is left decides again.
  private func checked(_ binding: ClaimBinding, _ known: inout PageBindings) -> ClaimBinding {
    func valid(_ readings: [BoundClaim]) -> [BoundClaim] {
      readings.filter { reading in
        let all = [reading.require] + reading.implied
        return self.valid(all, &known).count == all.count
      }
    }
    switch binding {
    case .bound(let claim): return valid([claim]).isEmpty ? .unbound : binding
    case .ambiguous(let readings):
      let kept = valid(readings)
      if kept.count == 1 { return .bound(kept[0]) }
      return kept.isEmpty ? .unbound : .ambiguous(kept)
    case .partial(let readings):
      let kept = valid(readings)
      return kept.isEmpty ? .unbound : .partial(kept)
    case .notObservable, .unbound: return binding
    }
  }

  private func demand(of binding: ClaimBinding) -> BoundClaim? {
    if case .bound(let claim) = binding { claim } else { nil }
  }

  private func manual(_ binding: ClaimBinding, _ scope: Scope) -> Manual? {
    switch binding {
    case .unbound: return Manual(reason: .unbound)
    case .notObservable: return Manual(reason: .notObservable)
    case .ambiguous(let readings): return Manual(reason: .ambiguous, readings: texts(readings))
    case .partial(let readings): return Manual(reason: .partial, readings: texts(readings))
    case .bound(let claim):
      if !scope.conflict.isEmpty {
        return Manual(reason: .ambiguous, readings: scope.conflict.map(\.expression))
      }
      return scope.unclear.isEmpty ? nil : Manual(reason: .partial, readings: texts([claim]))
    }
  }

  private func texts(_ readings: [BoundClaim]) -> [String] {
    var texts: [String] = []
    for reading in readings where !texts.contains(reading.require.expression) {
      texts.append(reading.require.expression)
    }
    return texts
  }

  private func valid(_ conditions: [Formula], _ known: inout PageBindings) -> [Formula] {
    conditions.filter { known.isValid($0.expression, isValid) }
  }

  /// A condition of the claim and one of its scope that cannot hold together.
  private func conflict(_ implied: [Formula], _ scope: [Formula]) -> [Formula] {
    for formula in implied {
      guard let set = MemberSet(formula) else { continue }
      for outer in scope where MemberSet(outer)?.isDisjoint(from: set) ?? false {
        return [outer, formula]
      }
    }
    return []
  }
}
