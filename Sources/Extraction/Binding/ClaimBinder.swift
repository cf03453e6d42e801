import Policy

/// Binds claims in words to formulas over the attributes of the vocabularies.
///
/// Rules in order: what the subject names decides (an attribute; a value of an enumeration; several
/// joined by "and" or "or"; nothing but an entity or a pronoun), then the relation, then the
/// attribute's type. A claim is bound when exactly one reading accounts for all of its words.
struct ClaimBinder: Sendable {
  let phrases: PhraseReader
  /// How the page joins the objects of the claim, where that is known.
  var joiner: AttributeDemand.Joiner?

  init(phrases: PhraseReader) {
    self.phrases = phrases
  }

  var index: TermIndex { phrases.index }

  /// Binds a claim; `isNegated` says that the page demands that the relation does not hold.
  func bind(_ claim: Claim, isNegated: Bool) -> ClaimBinding {
    switch claim.relation {
    case .before, .reachable: return .notObservable
    default: break
    }
    let (claim, isNegated) = rewritten(claim, isNegated: isNegated)
    let phrase = subject(of: claim)
    var readings = self.readings(claim, phrase, isNegated: isNegated)
    if claim.relation.isNegative, claim.isNegated {
      // "Must not be disabled" and "must be disabled" can both be meant: never guessed.
      readings = readings + self.readings(claim, phrase, isNegated: true)
    }
    if !phrase.isComplete { readings = readings.doubtful }
    return binding(readings)
  }

  private func binding(_ readings: ClaimReadings) -> ClaimBinding {
    switch readings.sure.count {
    case 1: .bound(readings.sure[0])
    case 0: readings.unsure.isEmpty ? .unbound : .partial(readings.unsure)
    default: .ambiguous(readings.sure)
    }
  }

  /// Of what a term may mean, what the relation speaks of: a switch is on or off, a value is used.
  private func suited(
    _ meanings: [TermIndex.Meaning], to relation: Relation
  ) -> [TermIndex.Meaning] {
    let switches = meanings.filter { meaning in
      guard case .attribute(let place) = meaning else { return false }
      return index.attributes[place].type == .bool
    }
    let isSwitching = relation == .enabled || relation == .disabled
    if isSwitching { return switches.isEmpty ? meanings : switches }
    let values = meanings.filter { !switches.contains($0) }
    return values.isEmpty ? meanings : values
  }

  private func subject(of claim: Claim) -> Phrase {
    var phrase = phrases.read(claim.subject)
    // "X enabled: enabled" says the same twice; any other state in the subject is a claim of its own.
    if let state = phrase.state {
      if claim.relation == .enabled && state || claim.relation == .disabled && !state {
        phrase.state = nil
      } else if claim.relation != .requires, claim.relation != .notSupported {
        phrase.isComplete = false
      }
    }
    return phrase
  }

  private func readings(_ claim: Claim, _ phrase: Phrase, isNegated: Bool) -> ClaimReadings {
    if phrase.things.isEmpty { return genericReadings(claim, phrase, isNegated: isNegated) }
    if let shared = sharedReadings(claim, phrase, isNegated: isNegated) { return shared }
    let parts = phrase.things.map { meanings in
      suited(meanings, to: claim.relation).reduce(ClaimReadings()) { sum, meaning in
        sum + self.readings(claim, about: meaning, isNegated: isNegated, state: phrase.state)
      }
    }
    let scope = conditions(phrase.scope)
    let joined = parts.count == 1 ? parts[0] : join(parts, phrase, claim, isNegated: isNegated)
    return joined.map { BoundClaim(implied: scope + $0.implied, require: $0.require) }
  }

  /// Several subjects: all of them have to meet the demand; after "or" one may be enough.
  private func join(
    _ parts: [ClaimReadings], _ phrase: Phrase, _ claim: Claim, isNegated: Bool
  ) -> ClaimReadings {
    let all = ClaimReadings.joined(parts, by: Formula.conjunction)
    let isProhibition = isNegated || claim.relation.isNegative
    guard phrase.isAlternative else { return all }
    let either = ClaimReadings.joined(parts, by: Formula.disjunction)
    return isProhibition ? all + either : either
  }

  /// A subject that names nothing by itself: only what it requires can be bound.
  private func genericReadings(
    _ claim: Claim, _ phrase: Phrase, isNegated: Bool
  ) -> ClaimReadings {
    let isState = claim.relation == .equals && claim.object.count == 1
    guard [.requires, .allOf].contains(claim.relation) || isState, !isNegated else {
      return ClaimReadings()
    }
    let needs = requirements(claim.object)
    let readings = ClaimReadings(needs, implied: [])
    return phrase.isGeneric ? readings : readings.doubtful
  }

  private func readings(
    _ claim: Claim, about meaning: TermIndex.Meaning, isNegated: Bool, state: Bool?
  ) -> ClaimReadings {
    switch meaning {
    case .attribute(let place):
      attributeReadings(claim, index.attributes[place], isNegated: isNegated, state: state)
    case .member(let place, let member):
      memberReadings(claim, index.attributes[place], member, isNegated: isNegated)
    }
  }

  // MARK: Attributes as subject

  private func attributeReadings(
    _ claim: Claim, _ attribute: Attribute, isNegated: Bool, state: Bool?
  ) -> ClaimReadings {
    let joiner = claim.isAlternative ? .either : self.joiner
    let demand = AttributeDemand(attribute: attribute, phrases: phrases, joiner: joiner)
    switch claim.relation {
    case .requires:
      guard !isNegated, attribute.type == .bool else {
        return ClaimReadings(requirements(claim.object), implied: []).doubtful
      }
      return ClaimReadings(
        requirements(claim.object), implied: [.truth(attribute.name, state ?? true)])
    case .supported, .notSupported:
      if attribute.type == .bool, !claim.object.isEmpty {
        let isAllowed = (claim.relation == .supported) != isNegated
        return switchReadings(attribute, claim.object, isAllowed: isAllowed)
      }
      fallthrough
    default:
      return ClaimReadings(
        demand.readings(claim.relation, claim.object, isNegated: isNegated), implied: [])
    }
  }

  /// A switch that does (not) work with what is used.
  private func switchReadings(
    _ attribute: Attribute, _ objects: [String], isAllowed: Bool
  ) -> ClaimReadings {
    guard let usage = usage(objects) else { return ClaimReadings() }
    return isAllowed
      ? ClaimReadings(Readings(usage), implied: [.truth(attribute.name, true)])
      : ClaimReadings(Readings(.truth(attribute.name, false)), implied: [usage])
  }
}
