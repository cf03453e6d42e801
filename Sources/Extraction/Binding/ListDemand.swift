import Policy

extension AttributeDemand {
  /// The readings for a list: the vocabulary says whether one element or every one has to meet it.
  func listReadings(_ relation: Relation, _ objects: [String], isNegated: Bool) -> Readings {
    let name = attribute.name
    switch relation {
    case .present, .absent:
      guard objects.isEmpty else { return .none }
      let isEmpty = (relation == .absent) != isNegated
      return Readings(.empty(name, isList: true, isEmpty))
    case .allOf: return eachReadings(objects, isNegated: isNegated)
    case .contains, .requires:
      return containsReadings(objects, isNegated: isNegated)
    case .atLeast, .atMost:
      return countReadings(relation, objects, isNegated: isNegated)
    default: return elementReadings(relation, objects, isNegated: isNegated)
    }
  }

  private func elementReadings(
    _ relation: Relation, _ objects: [String], isNegated: Bool
  ) -> Readings {
    let element = elementDemand.readings(relation, objects, isNegated: false)
    let isProhibition = isNegated != relation.isNegative
    guard isProhibition else { return element.map(quantified) }
    // "None of them" is the only natural reading where every element counts; where one is enough,
    // "one of them must not" is another.
    let positive = isNegated ? element : element.map(\.negated)
    let none = positive.map { some($0).negated }
    guard attribute.match != .all, !hasExpressions else { return none }
    return none + positive.map { .some(attribute.name, $0.negated) }
  }

  /// "All of A, B": each of them has to be in the list.
  private func eachReadings(_ objects: [String], isNegated: Bool) -> Readings {
    let parts = objects.map { object in
      elementDemand.readings(.equals, [object], isNegated: false)
        .map(some)
    }
    let all = Readings.joined(parts, by: Formula.conjunction)
    return isNegated ? all.map(\.negated) : all
  }

  /// A list contains a value as an element; a text of a list may also contain it as a part.
  private func containsReadings(_ objects: [String], isNegated: Bool) -> Readings {
    let whole = eachReadings(objects, isNegated: isNegated)
    if case .enumeration = elementDemand.attribute.type { return whole }
    let part = elementReadings(.contains, objects, isNegated: isNegated)
    return whole + part
  }

  private func countReadings(
    _ relation: Relation, _ objects: [String], isNegated: Bool
  ) -> Readings {
    guard objects.count == 1, let quantity = NumberReader.read(objects[0]),
      let count = quantity.whole, !NumberReader.hasUnit(quantity)
    else { return .none }
    let formula = Formula.length(attribute.name, relation == .atLeast ? .atLeast : .atMost, count)
    let readings = Readings(isNegated ? .not(formula) : formula)
    let known = Set(attribute.terms.flatMap { WordSequence.of($0) }.map(\.stem))
    return quantity.unit.allSatisfy(known.contains) ? readings : readings.doubtful
  }

  private func quantified(_ element: Formula) -> Formula {
    attribute.match == .all && !hasExpressions
      ? .every(attribute.name, element) : some(element)
  }

  /// Whether the list stands for other attributes, so that its values have expressions of their own.
  private var hasExpressions: Bool { attribute.members.contains { $0.holds != nil } }

  /// Some element meets the formula; a value with an expression of its own stands for that.
  private func some(_ element: Formula) -> Formula {
    switch element {
    case .equal(Formula.element, .string(let value)):
      guard let member = attribute.members.first(where: { $0.name == value }),
        let holds = member.holds
      else { return .some(attribute.name, element) }
      return .holds(attribute.name, member: value, expression: holds.text)
    case .among(Formula.element, let literals) where hasExpressions:
      return .disjunction(literals.map { some(.equal(Formula.element, $0)) })
    default: return .some(attribute.name, element)
    }
  }

  /// The same demand on a single element, which the formula calls ``Formula/element``.
  private var elementDemand: AttributeDemand {
    var element = attribute
    if case .list(let type) = attribute.type { element.type = type }
    element.name = Formula.element
    for place in element.members.indices { element.members[place].holds = nil }
    return AttributeDemand(attribute: element, phrases: phrases, joiner: joiner)
  }
}
