import Policy

extension ClaimBinder {
  // MARK: Values as subject

  /// A value as the subject says what is used: "App Passwords are not supported with POP".
  func memberReadings(
    _ claim: Claim, _ attribute: Attribute, _ member: Int, isNegated: Bool
  ) -> ClaimReadings {
    let usage = AttributeDemand(attribute: attribute, phrases: phrases)
      .member(member, of: attribute.name)
    switch claim.relation {
    case .supported, .notSupported:
      let isAllowed = (claim.relation == .supported) != isNegated
      return supportReadings(usage, attribute, claim.object, isAllowed: isAllowed)
    case .present where claim.object.isEmpty:
      return ClaimReadings(Readings(isNegated ? usage.negated : usage), implied: [])
    case .absent where claim.object.isEmpty:
      return ClaimReadings(Readings(usage.negated), implied: [])
    case .requires where !isNegated:
      return ClaimReadings(requirements(claim.object), implied: [usage])
    case .enabled, .disabled:
      // Whether a product allows a thing is not whether this set-up uses it.
      let isOn = (claim.relation == .enabled) != isNegated
      return ClaimReadings(Readings(isOn ? usage : usage.negated), implied: []).doubtful
    default: return ClaimReadings()
    }
  }

  private func supportReadings(
    _ usage: Formula, _ attribute: Attribute, _ objects: [String], isAllowed: Bool
  ) -> ClaimReadings {
    if objects.isEmpty {
      return ClaimReadings(Readings(isAllowed ? usage : usage.negated), implied: [])
    }
    guard let other = self.usage(objects) else { return partialUsage(usage, objects, isAllowed) }
    guard !other.attributes.contains(attribute.name) else { return ClaimReadings() }
    return isAllowed
      ? ClaimReadings(Readings(other), implied: [usage])
      : ClaimReadings(Readings(usage.negated), implied: [other])
  }

  private func partialUsage(
    _ usage: Formula, _ objects: [String], _ isAllowed: Bool
  ) -> ClaimReadings {
    let known = objects.compactMap { self.usage([$0]) }
    guard !known.isEmpty else { return ClaimReadings() }
    let other = Formula.disjunction(known)
    return isAllowed
      ? ClaimReadings(Readings(other), implied: [usage]).doubtful
      : ClaimReadings(Readings(usage.negated), implied: [other]).doubtful
  }

  // MARK: Objects

  /// The formula that says that one of the things is used; nil where one of them is not understood.
  func usage(_ objects: [String]) -> Formula? {
    var parts: [Formula] = []
    for object in objects {
      let phrase = phrases.read(object)
      guard phrase.isComplete, phrase.scope.isEmpty, !phrase.things.isEmpty else { return nil }
      for meanings in phrase.things.map(\.used) {
        guard meanings.count == 1, let formula = usage(meanings[0], state: phrase.state) else {
          return nil
        }
        parts.append(formula)
      }
    }
    return parts.isEmpty ? nil : MemberSet.grouped(parts)
  }

  /// The formula that says that a thing is used or, for a switch, that it is on.
  func usage(_ meaning: TermIndex.Meaning, state: Bool?) -> Formula? {
    let attribute = index.attribute(of: meaning)
    switch meaning {
    case .member(_, let member):
      guard state == nil else { return nil }
      return AttributeDemand(attribute: attribute, phrases: phrases)
        .member(member, of: attribute.name)
    case .attribute:
      let demand = AttributeDemand(attribute: attribute, phrases: phrases)
      return demand.readings(state == false ? .disabled : .enabled, [], isNegated: false).single
    }
  }

  /// The formulas for values that scope a subject ("for SMTP").
  func conditions(_ meanings: [TermIndex.Meaning]) -> [Formula] {
    let parts = meanings.compactMap { usage($0, state: nil) }
    return parts.isEmpty ? [] : MemberSet.grouped(parts).conjuncts
  }

  /// What "requires X and Y" demands: switches are on, values are used, texts and lists are given.
  func requirements(_ objects: [String]) -> Readings {
    Readings.joined(objects.map(requirement), by: Formula.conjunction)
  }

  private func requirement(_ object: String) -> Readings {
    if let named = namedElement(object) { return named }
    let phrase = phrases.read(object)
    guard !phrase.things.isEmpty else { return .none }
    let parts = phrase.things.map { meanings in
      meanings.reduce(Readings.none) { sum, meaning in
        sum + requirement(meaning, state: phrase.state)
      }
    }
    let joined = Readings.joined(
      parts, by: phrase.isAlternative ? Formula.disjunction : Formula.conjunction)
    return phrase.isComplete && phrase.scope.isEmpty ? joined : joined.doubtful
  }

  private func requirement(_ meaning: TermIndex.Meaning, state: Bool?) -> Readings {
    if let formula = usage(meaning, state: state) { return Readings(formula) }
    guard case .attribute(let place) = meaning, state == nil else { return .none }
    let demand = AttributeDemand(attribute: index.attributes[place], phrases: phrases)
    return demand.readings(.present, [], isNegated: false)
  }
}

extension MemberSet {
  /// Joins uses: values of one attribute are alternatives, different attributes hold together.
  static func grouped(_ formulas: [Formula]) -> Formula {
    var groups: [(name: String, parts: [Formula])] = []
    for formula in formulas {
      let name = formula.attributes.first ?? ""
      if let place = groups.firstIndex(where: { $0.name == name }) {
        groups[place].parts.append(formula)
      } else {
        groups.append((name, [formula]))
      }
    }
    return .conjunction(groups.map { joined($0.parts, of: $0.name) })
  }
}

extension [TermIndex.Meaning] {
  /// Of what a term may mean, the value, where exactly one is a value: values are what is used.
  var used: [TermIndex.Meaning] {
    let members = filter { meaning in
      if case .member = meaning { true } else { false }
    }
    return members.count == 1 ? members : self
  }
}
