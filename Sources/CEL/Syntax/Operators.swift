/// An operator before its operand.
public enum UnaryOperator: String, Hashable, Sendable, CaseIterable {
  /// True for false, false for true.
  case not = "!"
  /// The number with the other sign.
  case negate = "-"
}

/// An operator between two operands, both of which it needs.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  /// Whether both are the same.
  case equal = "=="
  /// Whether they differ.
  case notEqual = "!="
  /// Whether the left one comes first.
  case less = "<"
  /// Whether the right one does not come first.
  case lessOrEqual = "<="
  /// Whether the right one comes first.
  case greater = ">"
  /// Whether the left one does not come first.
  case greaterOrEqual = ">="
  /// Whether the right one, a list or map, has the left one as element or key.
  case contained = "in"
  /// The sum, or both one after the other.
  case add = "+"
  /// The difference.
  case subtract = "-"
  /// The product.
  case multiply = "*"
  /// The quotient, for integers towards zero.
  case divide = "/"
  /// What division leaves, with the sign of the left one.
  case remainder = "%"

  /// How tightly it binds; higher binds first.
  var precedence: Precedence {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contained: .relation
    case .add, .subtract: .sum
    case .multiply, .divide, .remainder: .product
    }
  }
}

/// An operator that may do with one of its operands.
public enum LogicalOperator: String, Hashable, Sendable, CaseIterable {
  /// Whether all operands are true.
  case and = "&&"
  /// Whether one operand is true.
  case or = "||"

  /// The operand that decides the result alone.
  var decisive: Bool { self == .or }
}

/// A macro over the elements of a list or a map.
public enum Macro: String, Hashable, Sendable, CaseIterable {
  /// Whether a predicate holds for every element.
  case all
  /// Whether it holds for one or more.
  case exists
  /// Whether it holds for exactly one.
  case existsOne
  /// The list of what is made of each element.
  case map
  /// The list of the elements for which a predicate holds.
  case filter
  /// The list of what is made of each index or key with its value.
  case transformList
  /// The map of what is made of each value, under its own key.
  case transformMap
  /// The map of the entries that are made of each key and value.
  case transformMapEntry

  /// The numbers of variables and, for each, of arguments that it takes.
  var shapes: [(variables: Int, arguments: ClosedRange<Int>)] {
    switch self {
    case .all, .exists, .existsOne: [(1, 1...1), (2, 1...1)]
    case .filter: [(1, 1...1)]
    case .map: [(1, 1...2)]
    case .transformList, .transformMap, .transformMapEntry: [(2, 1...2)]
    }
  }

  /// How it is written with that many variables.
  func name(variables: Int) -> String {
    self == .existsOne && variables == 1 ? "exists_one" : rawValue
  }

  /// The macro of a name as it is written.
  static func named(_ name: String) -> Macro? {
    name == "exists_one" ? .existsOne : Macro(rawValue: name)
  }
}

/// How tightly the parts of an expression hold together, loosest first.
enum Precedence: Int, Comparable {
  case conditional, or, and, relation, sum, product, unary, member, primary

  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

  /// The next tighter one.
  var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .primary }
}
