import Policy

/// Turns relation and object of a claim into a formula about one attribute, by the attribute's type.
struct AttributeDemand: Sendable {
  let attribute: Attribute
  let phrases: PhraseReader
  /// How the page joins several objects, where that is known.
  let joiner: Joiner?
  /// Whether the demand is that the relation does not hold.
  private(set) var isProhibition = false
  let values: ValueReader

  /// How several objects are joined.
  enum Joiner: Sendable {
    case either, all
  }

  init(attribute: Attribute, phrases: PhraseReader, joiner: Joiner? = nil) {
    self.attribute = attribute
    self.phrases = phrases
    self.joiner = joiner
    values = ValueReader(attribute: attribute)
  }

  /// The readings of a demand; `isNegated` turns a positive relation round.
  func readings(_ relation: Relation, _ objects: [String], isNegated: Bool) -> Readings {
    if case .list = attribute.type {
      return listReadings(relation, objects, isNegated: isNegated)
    }
    var demand = self
    demand.isProhibition = isNegated
    let readings = demand.scalarReadings(attribute.name, relation, objects)
    return isNegated ? readings.map(\.negated) : readings
  }

  /// The readings for a single value that the formula calls `name`.
  private func scalarReadings(
    _ name: String, _ relation: Relation, _ objects: [String]
  ) -> Readings {
    if relation == .sameAs { return sameReadings(name, objects) }
    switch values.elementType {
    case .bool: return truthReadings(name, relation, objects)
    case .enumeration: return memberReadings(name, relation, objects)
    case .int, .double, .duration: return numberReadings(name, relation, objects)
    case .string, .email, .host, .url: return textReadings(name, relation, objects)
    case .timestamp, .list: return .none
    }
  }

  // MARK: Switches

  private func truthReadings(
    _ name: String, _ relation: Relation, _ objects: [String]
  ) -> Readings {
    let value: Bool?
    switch relation {
    case .enabled, .present: value = objects.isEmpty ? true : nil
    case .disabled, .absent: value = objects.isEmpty ? false : nil
    case .supported: value = objects.isEmpty ? true : nil
    case .notSupported: value = objects.isEmpty ? false : nil
    case .equals, .sameAs, .oneOf: value = objects.count == 1 ? ValueReader.truth(objects[0]) : nil
    default: value = nil
    }
    guard let value else { return .none }
    return Readings(.truth(name, isInverted ? !value : value))
  }

  /// Whether the attribute says that something is off (`app.disabled`).
  private var isInverted: Bool {
    let last = attribute.name.split(separator: ".").last.map(String.init) ?? ""
    guard let word = last.split(separator: "_").last else { return false }
    let isNegative = ["disabled", "blocked", "denied", "locked", "off"].contains(String(word))
    return isNegative
      && !attribute.terms.contains { term in
        WordSequence.of(term).contains { BindingLexicon.offWords.contains($0.stem) }
      }
  }

  // MARK: Enumerations

  private func memberReadings(
    _ name: String, _ relation: Relation, _ objects: [String]
  ) -> Readings {
    switch relation {
    case .enabled: return memberReadings(name, .equals, objects.isEmpty ? ["enabled"] : objects)
    case .disabled: return memberReadings(name, .equals, objects.isEmpty ? ["disabled"] : objects)
    case .equals, .oneOf, .supported, .sameAs: return among(name, objects)
    case .notSupported, .absent: return among(name, objects).map(\.negated)
    case .atLeast, .atMost: return ordered(name, relation, objects)
    case .allOf: return objects.count == 1 ? among(name, objects) : among(name, objects).doubtful
    default: return .none
    }
  }

  private func among(_ name: String, _ objects: [String]) -> Readings {
    let parts = objects.map { object in
      values.members(object).reduce(Readings.none) { $0 + Readings(member($1, of: name)) }
    }
    return Readings.joined(parts) { MemberSet.joined($0, of: name) }
  }

  /// The formula that says that the value is the member.
  func member(_ place: Int, of name: String) -> Formula {
    let member = attribute.members[place]
    if let holds = member.holds, name == attribute.name {
      return .holds(name, member: member.name, expression: holds.text)
    }
    return .equal(name, .string(member.name))
  }

  /// "At least TLS 1.2": the members from there on, where their names carry numbers.
  private func ordered(_ name: String, _ relation: Relation, _ objects: [String]) -> Readings {
    guard objects.count == 1, let limit = values.members(objects[0]).first else { return .none }
    let ranks = attribute.members.map { NumberRank(of: $0.name) }
    guard ranks.allSatisfy({ $0 != nil }), let bound = ranks[limit] else { return .none }
    let kept = attribute.members.indices.filter { place in
      guard let rank = ranks[place] else { return false }
      return relation == .atLeast ? rank >= bound : rank <= bound
    }
    return Readings(MemberSet.joined(kept.map { member($0, of: name) }, of: name))
  }

  // MARK: Numbers

  private func numberReadings(
    _ name: String, _ relation: Relation, _ objects: [String]
  ) -> Readings {
    if let order = orderReadings(name, relation, objects) { return order }
    let literals = objects.map(number)
    guard !literals.isEmpty, literals.allSatisfy({ $0 != nil }) else { return .none }
    let known = literals.compactMap { $0 }
    switch relation {
    case .equals, .oneOf, .supported:
      return Readings(known.count == 1 ? .equal(name, known[0]) : .among(name, known))
    case .notSupported:
      return Readings(known.count == 1 ? .unequal(name, known[0]) : .not(.among(name, known)))
    case .atLeast where known.count == 1: return Readings(.bound(name, .atLeast, known[0]))
    case .atMost where known.count == 1: return Readings(.bound(name, .atMost, known[0]))
    default: return .none
    }
  }

  /// "At least the largest file": a bound that is another attribute; nil where it is none.
  private func orderReadings(
    _ name: String, _ relation: Relation, _ objects: [String]
  ) -> Readings? {
    guard relation == .atLeast || relation == .atMost, objects.count == 1,
      NumberReader.read(objects[0]) == nil, let other = attributeNamed(objects[0])
    else { return nil }
    let readings = Readings(.order(name, relation == .atLeast ? .atLeast : .atMost, other))
    return NumberReader.unit(ofName: name) == NumberReader.unit(ofName: other)
      ? readings : readings.doubtful
  }

  private func number(_ object: String) -> Literal? {
    guard let quantity = NumberReader.read(object), isAbout(quantity) else { return nil }
    switch values.elementType {
    case .int: return NumberReader.whole(quantity, forName: attribute.name).map(Literal.int)
    case .duration: return NumberReader.seconds(quantity).map(Literal.duration)
    case .double:
      guard !NumberReader.hasUnit(quantity) else { return nil }
      return .double(quantity.digits.contains(".") ? quantity.digits : quantity.digits + ".0")
    default: return nil
    }
  }

  /// Whether the words beside a number only repeat what the attribute counts.
  private func isAbout(_ quantity: Quantity) -> Bool {
    let known = Set(
      (attribute.terms + [attribute.name.split(separator: ".").joined(separator: " ")])
        .flatMap { WordSequence.of($0.split(separator: "_").joined(separator: " ")) }.map(\.stem))
    let counted: Set<String> = ["charact", "character", "digit", "bit", "time", "attempt", "than"]
    return NumberReader.words(besideUnit: quantity).allSatisfy {
      known.contains($0) || counted.contains($0) || BindingLexicon.fillers.contains($0)
    }
  }
}
