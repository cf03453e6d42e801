/// What the parts of an expression gave in one evaluation.
public struct Trace: Sendable {
  /// What the whole expression gave.
  public let outcome: Outcome
  /// Its parts that are not literals, each before its own parts, in the order of the text.
  public let entries: [Entry]

  /// One part of the expression.
  public struct Entry: Sendable {
    /// The part.
    public let expression: Expression
    /// How deep it stands in the whole, which has 0.
    public let depth: Int
    /// What it gave, once for each time it was evaluated; empty where it was not needed.
    ///
    /// A part that is evaluated very often keeps the first outcomes only.
    public let outcomes: [Outcome]
  }
}

extension Program {
  /// Evaluates the expression as ``evaluate(_:)`` does, and keeps what each of its parts gave.
  public func trace(_ lookup: (Int) -> Outcome) -> Trace {
    let plan = TracePlan()
    let holder = LimitsHolder(limits)
    let root = Assembler(holder, plan: plan).node(typed)
    let log = TraceLog(count: plan.parts.count)
    let slots = variables.indices.map(lookup)
    let outcome = EvaluationState.with(holder, localCount: localCount) { state in
      state.log = log
      let outcome = root.evaluate(slots.span, &state)
      return state.isExhausted ? .error(state.costFailure) : outcome
    }
    let entries = zip(plan.parts, log.outcomes).map { part, outcomes in
      Trace.Entry(expression: part.expression, depth: part.depth, outcomes: outcomes)
    }
    return Trace(outcome: outcome, entries: entries)
  }
}

/// The parts of an expression that is being assembled for a trace.
final class TracePlan {
  private(set) var parts: [(expression: Expression, depth: Int)] = []
  private var depth = 0

  /// Adds a part; its place.
  func open(_ expression: Expression) -> Int {
    parts.append((expression, depth))
    depth += 1
    return parts.count - 1
  }

  /// Ends the part that was opened last.
  func close() {
    depth -= 1
  }
}

/// What the parts gave so far.
final class TraceLog {
  private(set) var outcomes: [[Outcome]]
  /// How many outcomes of one part are kept.
  private static let most = 100

  init(count: Int) {
    outcomes = Array(repeating: [], count: count)
  }

  func note(_ outcome: Outcome, of part: Int) {
    if outcomes[part].count < Self.most { outcomes[part].append(outcome) }
  }
}

/// A piece whose outcomes are kept.
final class TracedNode: Node {
  private let inner: any Node
  private let part: Int

  init(_ inner: any Node, part: Int) {
    self.inner = inner
    self.part = part
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = inner.evaluate(slots, &state)
    state.log?.note(outcome, of: part)
    return outcome
  }

  func parts(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> ListParts? {
    let parts = inner.parts(slots, &state)
    switch parts {
    case .each(let elements): state.log?.note(Self.list(of: elements), of: part)
    case .whole(let outcome): state.log?.note(outcome, of: part)
    case nil: break
    }
    return parts
  }

  private static func list(of elements: [Outcome]) -> Outcome {
    let open = elements.filter { !$0.isValue }
    guard let first = open.first else { return .value(.list(elements.compactMap(\.value))) }
    return open.dropFirst().reduce(first) { .merged($0, $1) }
  }
}
