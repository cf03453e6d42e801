import Policy

/// Claims whose subject says more than what is constrained: the bound, or the element of a list.
extension ClaimBinder {
  /// The claim about the thing alone, and whether its relation may not hold.
  func rewritten(_ claim: Claim, isNegated: Bool) -> (claim: Claim, isNegated: Bool) {
    var claim = claim
    claim.subject = WordSequence.withoutRole(claim.subject)
    if claim.relation == .supported || claim.relation == .notSupported {
      claim.object.removeAll(where: isProduct)
    }
    if let limit = limit(claim, isNegated: isNegated) { return (limit, false) }
    if let element = element(claim) {
      let isAbsent = claim.relation == .absent || claim.relation == .disabled
      return (element, isAbsent ? !isNegated : isNegated)
    }
    return (claim, isNegated)
  }

  /// Whether the words only name the product that every rule is about ("does not work with Contoso").
  private func isProduct(_ text: String) -> Bool {
    let words = WordSequence.of(text)
    return !words.isEmpty && words.allSatisfy { phrases.vendorWords.contains($0.stem) }
  }

  /// "More than three tiers are not supported": at most three.
  private func limit(_ claim: Claim, isNegated: Bool) -> Claim? {
    guard claim.object.isEmpty else { return nil }
    let isRefused: Bool
    switch claim.relation {
    case .notSupported, .absent, .disabled: isRefused = !isNegated
    case .supported, .enabled, .present: isRefused = isNegated
    default: return nil
    }
    guard isRefused else { return nil }
    let words = claim.subject.spacedParts
    guard words.count > 3, words[1].lowercased() == "than" else { return nil }
    let relation: Relation
    switch words[0].lowercased() {
    case "more": relation = .atMost
    case "fewer", "less": relation = .atLeast
    default: return nil
    }
    guard NumberReader.read(String(words[2])) != nil else { return nil }
    return Claim(
      subject: words[3...].joined(separator: " "), relation: relation, object: [String(words[2])])
  }

  /// "The permission files.read must be present": the list contains the value.
  private func element(_ claim: Claim) -> Claim? {
    guard [.present, .absent, .enabled, .disabled].contains(claim.relation), claim.object.isEmpty,
      let (list, value) = listAndElement(claim.subject)
    else { return nil }
    return Claim(subject: list, relation: .allOf, object: [value])
  }

  /// What "requires the role audit-reader" demands; nil where no element of a list is named.
  func namedElement(_ object: String) -> Readings? {
    guard let (list, value) = listAndElement(object),
      case .attribute(let place)? = phrases.read(list).single?.first
    else { return nil }
    return AttributeDemand(attribute: index.attributes[place], phrases: phrases)
      .readings(.allOf, [value], isNegated: false)
  }

  /// The words for a list and the value behind them that is one of its elements.
  private func listAndElement(_ text: String) -> (list: String, value: String)? {
    let words = text.spacedParts
    guard words.count > 1, let value = words.last.map(String.init),
      ValueReader.isLiteral(ValueReader.unquoted(value).text)
    else { return nil }
    let list = words.dropLast().joined(separator: " ")
    let phrase = phrases.read(list)
    guard phrase.isComplete, phrase.scope.isEmpty, phrase.state == nil,
      let meanings = phrase.single, meanings.count == 1, case .attribute(let place) = meanings[0],
      case .list = index.attributes[place].type
    else { return nil }
    return (list, value)
  }

  // MARK: One thing in two places

  /// "The port must be the same on both nodes": the two attributes that share the term are equal.
  func sharedReadings(_ claim: Claim, _ phrase: Phrase, isNegated: Bool) -> ClaimReadings? {
    guard claim.relation == .sameAs, claim.object.count == 1, isEverywhere(claim.object[0]),
      let meanings = phrase.single, meanings.count == 2
    else { return nil }
    let places = meanings.compactMap { meaning -> Attribute? in
      if case .attribute(let place) = meaning { index.attributes[place] } else { nil }
    }
    guard places.count == 2, places[0].type == places[1].type,
      places[0].entity != places[1].entity
    else { return nil }
    let formula = Formula.same(places[0].name, places[1].name)
    return ClaimReadings(Readings(isNegated ? .not(formula) : formula), implied: [])
  }

  /// Whether the words stand for every place that has the thing ("both machines").
  private func isEverywhere(_ text: String) -> Bool {
    let words = WordSequence.of(text)
    return words.first.map { BindingLexicon.quantifiers.contains($0.text) } ?? false
      && words.count <= 3 && index.matches(in: words).isEmpty
  }
}
