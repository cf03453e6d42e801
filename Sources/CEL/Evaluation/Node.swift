/// A piece of a compiled expression.
protocol Node: AnyObject, Sendable {
  /// What the piece gives; `slots` holds what the program's variables stand for.
  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome

  /// What the elements of a list literal give, for operations that look at them one by one; nil for
  /// any other piece.
  func parts(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> ListParts?
}

/// What is known of a list literal.
enum ListParts {
  /// Its elements, each of which has a value or will have one.
  case each([Outcome])
  /// What the list as a whole gives, where an element is an error or might turn out to be one.
  case whole(Outcome)
}

extension Node {
  func parts(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> ListParts? { nil }
}

/// A piece that compares two values.
protocol ComparisonNode: Node {
  var left: any Node { get }
  var right: any Node { get }

  /// Whether the comparison holds; nil where the values have no such comparison, or the steps are
  /// used up.
  func compare(_ left: Value, _ right: Value, _ state: inout EvaluationState) -> Bool?

  /// How the operation is called.
  var name: String { get }
  var range: Range<Int> { get }
}

extension ComparisonNode {
  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let first = left.evaluate(slots, &state)
    let second = right.evaluate(slots, &state)
    guard case .value(let a) = first, case .value(let b) = second else {
      return .merged(first, second)
    }
    if let holds = compare(a, b, &state) { return .value(.bool(holds)) }
    if state.isExhausted { return .error(state.costFailure) }
    return .error(.unsupported(name, [a, b])).placed(at: range)
  }
}

extension Outcome {
  /// What a strict operation gives that has these operands, at least one of which is no value: an
  /// error, since every way to settle the unknowns leaves it, else all that is not known.
  static func merged(_ left: Outcome, _ right: Outcome) -> Outcome {
    switch (left, right) {
    case (.error, _): left
    case (_, .error): right
    case (.unknown(let a), .unknown(let b)): .unknown(a.union(b))
    case (.unknown, _): left
    default: right
    }
  }

  /// The same outcome, with a place where it is an error without one.
  func placed(at range: Range<Int>) -> Outcome {
    guard case .error(var error) = self, error.range == nil else { return self }
    error.range = range
    return .error(error)
  }

  var isValue: Bool {
    if case .value = self { true } else { false }
  }
}
