public import CEL

/// An expression in the form that all its spellings share.
///
/// Conjuncts and alternatives are sorted and each stands once; a comparison has the attribute first;
/// a bare condition says `== true`; alternatives for one attribute are one `in`. The form is for
/// identity and comparison: `false && x` and `x && false` become the same, which evaluation order
/// never tells apart in this language.
public struct CanonicalExpression: Hashable, Sendable, CustomStringConvertible {
  /// The canonical form.
  public let expression: Expression

  /// Parses an expression and brings it into canonical form.
  ///
  /// - Throws: where the text is no expression.
  public init(_ source: String) throws(CompilationError) {
    self.init(try Expression(parsing: source))
  }

  /// Brings an expression into canonical form.
  public init(_ expression: Expression) {
    self.expression = Canonicalizer.condition(expression.rewrite(Canonicalizer.simplified))
  }

  /// The parts that all have to hold, sorted; none for an expression that always holds.
  public var conjuncts: [Expression] {
    if case .literal(.bool(true)) = expression.kind { return [] }
    return expression.operands(of: .and)
  }

  /// The canonical text.
  public var description: String { expression.description }
}

/// The steps that bring an expression into canonical form, innermost part first.
enum Canonicalizer {
  static func simplified(_ part: Expression) -> Expression {
    switch part.kind {
    case .binary(let sign, let left, let right): return comparison(sign, left, right)
    case .unary(.not, let operand): return negation(of: condition(operand))
    case .logical(let joiner, let operands): return joined(joiner, operands.map(condition))
    case .conditional(let test, let then, let otherwise):
      return Expression(.conditional(condition(test), then: then, otherwise: otherwise))
    default: return part
    }
  }

  /// A bare name where a condition stands is a truth value: `a` says `a == true`.
  static func condition(_ part: Expression) -> Expression {
    guard part.path != nil, part.path != RuleCompiler.unprintedScope else { return part }
    return Expression(.binary(.equal, part, Expression(.literal(.bool(true)))))
  }

  private static func comparison(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression
  ) -> Expression {
    if sign == .contained {
      return membership(of: left, in: right)
    }
    guard let mirrored = mirrored(sign) else { return Expression(.binary(sign, left, right)) }
    if case .notEqual = sign, let other = opposite(of: right) {
      return comparison(.equal, left, other)
    }
    if isValue(left), !isValue(right) {
      return comparison(mirrored, right, left)
    }
    let isSymmetric = mirrored == sign
    if isSymmetric, isValue(left) == isValue(right), right.description < left.description {
      return Expression(.binary(sign, right, left))
    }
    return Expression(.binary(sign, left, right))
  }

  /// `a != true` says `a == false`.
  private static func opposite(of value: Expression) -> Expression? {
    guard case .literal(.bool(let truth)) = value.kind else { return nil }
    return Expression(.literal(.bool(!truth)))
  }

  private static func membership(of left: Expression, in right: Expression) -> Expression {
    guard case .list(let items) = right.kind else {
      return Expression(.binary(.contained, left, right))
    }
    let sorted = sortedOnce(items)
    if let only = sorted.first, sorted.count == 1 {
      return comparison(.equal, left, only)
    }
    return Expression(.binary(.contained, left, Expression(.list(sorted))))
  }

  private static func negation(of operand: Expression) -> Expression {
    switch operand.kind {
    case .unary(.not, let inner): return inner
    case .literal(.bool(let truth)): return Expression(.literal(.bool(!truth)))
    case .binary(.equal, let left, let right): return comparison(.notEqual, left, right)
    case .binary(.notEqual, let left, let right): return comparison(.equal, left, right)
    case .logical(let joiner, let operands):
      return joined(joiner == .and ? .or : .and, operands.map(negation))
    default: return Expression(.unary(.not, operand))
    }
  }

  private static func joined(_ joiner: LogicalOperator, _ operands: [Expression]) -> Expression {
    var parts = operands.flatMap { $0.operands(of: joiner) }
    let neutral = Expression(.literal(.bool(joiner == .and)))
    parts.removeAll { $0 == neutral }
    if joiner == .or {
      parts = membershipsMerged(parts)
    }
    let sorted = sortedOnce(parts)
    return joiner == .and ? Expression.all(sorted) : Expression.any(sorted)
  }

  /// `a == 1 || a == 2` says `a in [1, 2]`.
  private static func membershipsMerged(_ parts: [Expression]) -> [Expression] {
    var others: [Expression] = []
    var values: [(subject: Expression, items: [Expression])] = []
    for part in parts {
      guard let (subject, items) = alternatives(part) else {
        others.append(part)
        continue
      }
      if let index = values.firstIndex(where: { $0.subject == subject }) {
        values[index].items += items
      } else {
        values.append((subject, items))
      }
    }
    return others
      + values.map { membership(of: $0.subject, in: Expression(.list($0.items))) }
  }

  private static func alternatives(_ part: Expression) -> (Expression, [Expression])? {
    switch part.kind {
    case .binary(.equal, let left, let right) where left.path != nil && isValue(right):
      return (left, [right])
    case .binary(.contained, let left, let right) where left.path != nil:
      if case .list(let items) = right.kind { return (left, items) }
      return nil
    default: return nil
    }
  }

  private static func sortedOnce(_ parts: [Expression]) -> [Expression] {
    let texts = parts.map { (text: $0.description, part: $0) }
      .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    var kept: [(text: String, part: Expression)] = []
    for item in texts where kept.last?.part != item.part {
      kept.append(item)
    }
    return kept.map(\.part)
  }

  /// Whether an expression is written as a value: a literal or a list of literals.
  private static func isValue(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .literal: true
    case .list(let items): items.allSatisfy(isValue)
    default: false
    }
  }

  /// The operator that says the same with its operands exchanged.
  private static func mirrored(_ sign: BinaryOperator) -> BinaryOperator? {
    switch sign {
    case .equal, .notEqual: sign
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: nil
    }
  }
}
