/// The values of one attribute that a formula admits, for joining and comparing conditions.
struct MemberSet: Hashable, Sendable {
  var attribute: String
  var values: [Literal]

  /// The set that a formula stands for; nil for formulas of another form.
  init?(_ formula: Formula) {
    switch formula {
    case .equal(let name, let literal): (attribute, values) = (name, [literal])
    case .among(let name, let literals): (attribute, values) = (name, literals)
    case .truth(let name, let value): (attribute, values) = (name, [.bool(value)])
    default: return nil
    }
  }

  /// Whether no value is in both sets.
  func isDisjoint(from other: MemberSet) -> Bool {
    attribute == other.attribute && !values.contains(where: other.values.contains)
  }

  /// Whether every value is in the other set.
  func isSubset(of other: MemberSet) -> Bool {
    attribute == other.attribute && values.allSatisfy(other.values.contains)
  }

  /// The disjunction of formulas: `in` where all of them are equalities with the attribute.
  static func joined(_ formulas: [Formula], of name: String) -> Formula {
    var literals: [Literal] = []
    for formula in formulas {
      guard case .equal(name, let literal) = formula else { return .disjunction(formulas) }
      if !literals.contains(literal) { literals.append(literal) }
    }
    return literals.count == 1 ? .equal(name, literals[0]) : .among(name, literals)
  }
}

/// The numbers in a name, for putting versions in order.
struct NumberRank: Comparable, Sendable {
  private let numbers: [Int]

  /// The runs of digits of a name; nil where there is none.
  init?(of name: String) {
    numbers = name.split(whereSeparator: { $0 < "0" || $0 > "9" }).compactMap { Int($0) }
    if numbers.isEmpty { return nil }
  }

  static func < (left: NumberRank, right: NumberRank) -> Bool {
    left.numbers.lexicographicallyPrecedes(right.numbers)
  }
}
