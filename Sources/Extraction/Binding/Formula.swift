/// A rule before it becomes text: what binding builds, compares and reads back in plain English.
indirect enum Formula: Hashable, Sendable {
  /// A boolean attribute has the value.
  case truth(String, Bool)
  case equal(String, Literal)
  case unequal(String, Literal)
  /// The attribute's value is one of several.
  case among(String, [Literal])
  case text(String, TextTest, String)
  case bound(String, Bound, Literal)
  /// The text or list is empty, or is not.
  case empty(String, isList: Bool, Bool)
  /// The number of characters or elements.
  case length(String, Bound, Int64)
  /// Two attributes are equal.
  case same(String, String)
  /// The number is at least, or at most, another attribute's.
  case order(String, Bound, String)
  /// Some element, named `element`, of the list meets the formula.
  case some(String, Formula)
  /// Every element of the list meets the formula.
  case every(String, Formula)
  /// A member of an enumeration that stands for an expression of its own.
  case holds(String, member: String, expression: String)
  case not(Formula)
  case all([Formula])
  case either([Formula])
  /// Conditions that the diff page does not print.
  case scopeNotPrinted

  /// The name of the variable that stands for a list's element.
  static let element = "e"
}

/// How a text is tested.
enum TextTest: String, Hashable, Sendable {
  case startsWith, endsWith, contains, matches
}

/// Which side of a number is allowed; both include the number.
enum Bound: String, Hashable, Sendable {
  case atLeast = ">="
  case atMost = "<="
}

/// A constant of a rule.
enum Literal: Hashable, Sendable {
  case string(String)
  case int(Int64)
  /// The digits as the page prints them.
  case double(String)
  /// Seconds.
  case duration(Int64)
  case bool(Bool)
}

extension Formula {
  /// A conjunction without nesting and repetition; a single part stands for itself.
  static func conjunction(_ parts: [Formula]) -> Formula {
    joined(parts, as: Formula.all) { if case .all(let inner) = $0 { inner } else { nil } }
  }

  /// A disjunction without nesting and repetition; a single part stands for itself.
  static func disjunction(_ parts: [Formula]) -> Formula {
    joined(parts, as: Formula.either) { if case .either(let inner) = $0 { inner } else { nil } }
  }

  private static func joined(
    _ parts: [Formula], as make: ([Formula]) -> Formula, flatten: (Formula) -> [Formula]?
  ) -> Formula {
    var kept: [Formula] = []
    for part in parts.flatMap({ flatten($0) ?? [$0] }) where !kept.contains(part) {
      kept.append(part)
    }
    return kept.count == 1 ? kept[0] : make(kept)
  }

  /// The conjuncts, outermost first.
  var conjuncts: [Formula] {
    if case .all(let parts) = self { parts } else { [self] }
  }

  /// The formula that holds exactly when this one does not, without a leading `!` where possible.
  var negated: Formula {
    switch self {
    case .truth(let name, let value): .truth(name, !value)
    case .equal(let name, let literal): .unequal(name, literal)
    case .unequal(let name, let literal): .equal(name, literal)
    case .empty(let name, let isList, let value): .empty(name, isList: isList, !value)
    case .not(let inner): inner
    default: .not(self)
    }
  }

  /// The attributes that it reads, in order of occurrence, each once.
  var attributes: [String] {
    var names: [String] = []
    collectAttributes(into: &names)
    return names
  }

  private func collectAttributes(into names: inout [String]) {
    func add(_ name: String) {
      if name != Formula.element, !names.contains(name) { names.append(name) }
    }
    switch self {
    case .truth(let name, _), .equal(let name, _), .unequal(let name, _), .among(let name, _),
      .text(let name, _, _), .bound(let name, _, _), .empty(let name, _, _),
      .length(let name, _, _), .holds(let name, _, _):
      add(name)
    case .same(let left, let right), .order(let left, _, let right):
      add(left)
      add(right)
    case .some(let name, let inner), .every(let name, let inner):
      add(name)
      inner.collectAttributes(into: &names)
    case .not(let inner): inner.collectAttributes(into: &names)
    case .all(let parts), .either(let parts):
      for part in parts { part.collectAttributes(into: &names) }
    case .scopeNotPrinted: break
    }
  }
}
