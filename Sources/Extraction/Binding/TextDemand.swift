import Policy

extension AttributeDemand {
  // MARK: Texts

  /// The readings for a text, a mail address, a host or an address.
  func textReadings(_ name: String, _ relation: Relation, _ objects: [String]) -> Readings {
    switch relation {
    case .present where objects.isEmpty: return Readings(.empty(name, isList: false, false))
    case .absent where objects.isEmpty: return Readings(.empty(name, isList: false, true))
    case .disabled, .notSupported:
      if objects.isEmpty { return Readings(.empty(name, isList: false, true)) }
      return relation == .disabled ? .none : equalReadings(name, objects).map(\.negated)
    case .equals, .oneOf: return equalReadings(name, objects)
    case .startsWith: return testReadings(name, .startsWith, objects)
    case .endsWith: return testReadings(name, .endsWith, objects)
    case .contains: return containedReadings(name, objects)
    case .matches: return shapeReadings(name, objects)
    case .atLeast, .atMost: return lengthReadings(name, relation, objects)
    default: return .none
    }
  }

  private func equalReadings(_ name: String, _ objects: [String]) -> Readings {
    let parts = objects.map { object -> Readings in
      if let other = attributeNamed(object) { return Readings(.same(name, other)) }
      return literal(object, isWhole: true).map { .equal(name, .string($0)) }
    }
    return Readings.joined(parts) { MemberSet.joined($0, of: name) }
  }

  private func testReadings(_ name: String, _ test: TextTest, _ objects: [String]) -> Readings {
    let parts = objects.map { object -> Readings in
      if let sign = ValueReader.character(object) { return Readings(.text(name, test, sign)) }
      return literal(object).map { .text(name, test, $0) }
    }
    return Readings.joined(parts, by: Formula.disjunction)
  }

  /// Several things to contain: without the page's "and" or "or" both are readings.
  private func containedReadings(_ name: String, _ objects: [String]) -> Readings {
    let parts = objects.map { object -> Readings in
      if let pattern = ValueReader.characterClass(object) {
        return Readings(.text(name, .matches, pattern))
      }
      return testReadings(name, .contains, [object])
    }
    if parts.count < 2 { return parts.first ?? .none }
    let either = Readings.joined(parts, by: Formula.disjunction)
    let all = Readings.joined(parts, by: Formula.conjunction)
    // "Must not contain A or B" and "… A and B" both forbid each of them.
    if isProhibition { return either }
    switch joiner {
    case .either: return either
    case .all: return all
    case nil: return either + all
    }
  }

  private func shapeReadings(_ name: String, _ objects: [String]) -> Readings {
    guard objects.count == 1 else { return .none }
    if let others = ValueReader.otherCase(objects[0]) {
      return Readings(.not(.text(name, .matches, others)))
    }
    let pattern = ValueReader.unquoted(objects[0]).text
    let signs = pattern.utf8.filter { "^$\\[*+".utf8.contains($0) }
    guard signs.count > 1, !pattern.utf8.contains(0x20) else { return .none }
    return Readings(.text(name, .matches, pattern))
  }

  private func lengthReadings(
    _ name: String, _ relation: Relation, _ objects: [String]
  ) -> Readings {
    guard objects.count == 1, let quantity = NumberReader.read(objects[0]),
      let count = quantity.whole,
      quantity.unit.contains(Stem.of("characters")) || quantity.unit == [Stem.of("letters")]
    else { return .none }
    return Readings(.length(name, relation == .atLeast ? .atLeast : .atMost, count))
  }

  /// The value that a field has to hold; plain words are only a guess, except in names of hosts.
  private func value(_ object: String, isWhole: Bool) -> (value: String, isSure: Bool)? {
    let (text, wasQuoted) = ValueReader.unquoted(ValueReader.withoutCarrier(object))
    guard !isWhole || values.hasShape(text) else { return nil }
    if wasQuoted { return (text, true) }
    guard !text.isEmpty, !ValueReader.isPlaceholder(text) else { return nil }
    if ValueReader.isLiteral(text) { return (text, true) }
    if text.utf8.contains(0x20) { return nil }
    return (text, [.host, .url, .email].contains(values.elementType))
  }

  private func literal(_ object: String, isWhole: Bool = false) -> LiteralReading {
    LiteralReading(value: value(object, isWhole: isWhole))
  }

  /// A value that may be only a guess.
  private struct LiteralReading {
    let value: (value: String, isSure: Bool)?

    func map(_ make: (String) -> Formula) -> Readings {
      guard let value else { return .none }
      let readings = Readings(make(value.value))
      return value.isSure ? readings : readings.doubtful
    }
  }

  // MARK: Equality with another attribute

  /// The readings for "the same as X", X being the words for another attribute.
  func sameReadings(_ name: String, _ objects: [String]) -> Readings {
    let parts = objects.map { object -> Readings in
      let phrase = phrases.read(object)
      guard let meanings = phrase.single else {
        return ValueReader.isLiteral(object) ? equalReadings(name, [object]) : .none
      }
      let others = meanings.compactMap { comparable($0) }
      let readings = Readings(sure: others.map { .same(name, $0) })
      return phrase.isComplete && phrase.scope.isEmpty ? readings : readings.doubtful
    }
    return Readings.joined(parts, by: Formula.disjunction)
  }

  /// The attribute that `object` names as a whole.
  func attributeNamed(_ object: String) -> String? {
    guard !ValueReader.isLiteral(object) else { return nil }
    let phrase = phrases.read(object)
    guard phrase.isComplete, phrase.scope.isEmpty, let meanings = phrase.single,
      meanings.count == 1
    else { return nil }
    return comparable(meanings[0])
  }

  /// The attribute's name, where its values can equal this one's.
  private func comparable(_ meaning: TermIndex.Meaning) -> String? {
    guard case .attribute(let place) = meaning else { return nil }
    let other = phrases.index.attributes[place]
    guard other.name != attribute.name else { return nil }
    return kind(other.type) == kind(ValueReader(attribute: attribute).elementType)
      ? other.name : nil
  }

  private func kind(_ type: AttributeType) -> Int {
    switch type {
    case .string, .email, .host, .url: 0
    case .int: 1
    case .double: 2
    case .bool: 3
    case .timestamp: 4
    case .duration: 5
    case .enumeration: 6
    case .list: 7
    }
  }
}
