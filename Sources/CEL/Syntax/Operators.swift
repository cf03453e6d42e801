/// An operator before its operand.
public enum UnaryOperator: String, Hashable, Sendable, CaseIterable {
  case not = "!"
  case negate = "-"
}

/// An operator between two operands, both of which it needs.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case contained = "in"
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
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
  case and = "&&"
  case or = "||"

  /// The operand that decides the result alone.
  var decisive: Bool { self == .or }
}

/// A macro over the elements of a list or a map.
public enum Macro: String, Hashable, Sendable, CaseIterable {
  case all
  case exists
  case existsOne
  case map
  case filter
  case transformList
  case transformMap
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
