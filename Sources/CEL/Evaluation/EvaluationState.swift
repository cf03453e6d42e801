/// What changes while an expression is evaluated.
struct EvaluationState {
  // The program that is evaluated holds the limits and outlives the evaluation, so they need not
  // be kept alive here.
  private unowned(unsafe) let holder: LimitsHolder
  /// The steps that are left.
  private(set) var remaining: Int
  /// What the macros' variables that are alive stand for.
  ///
  /// The room for them is on the stack of whoever began the evaluation; the checker gives out the
  /// places, and never one beyond the room.
  private let room: UnsafeMutableBufferPointer<Outcome>
  private var extras: Extras?

  /// The steps that making a regular expression takes.
  private static let patternCost = 2000

  private init(_ holder: LimitsHolder, _ room: UnsafeMutableBufferPointer<Outcome>) {
    self.holder = holder
    self.room = room
    remaining = holder.limits.cost
  }

  /// Begins an evaluation without variables of macros.
  @inline(__always)
  init(_ holder: LimitsHolder) {
    self.init(holder, UnsafeMutableBufferPointer(start: nil, count: 0))
  }

  /// Begins an evaluation with room for so many variables of macros.
  @inline(__always)
  static func with<Result>(
    _ holder: LimitsHolder, localCount: Int, _ body: (inout EvaluationState) -> Result
  ) -> Result {
    if localCount == 0 {
      var state = EvaluationState(holder)
      return body(&state)
    }
    return withUnsafeTemporaryAllocation(of: Outcome.self, capacity: localCount) { room in
      room.initialize(repeating: .value(.null))
      defer { room.deinitialize() }
      var state = EvaluationState(holder, room)
      return body(&state)
    }
  }

  /// What a macro's variable stands for.
  subscript(local place: Int) -> Outcome {
    get { room[place] }
    nonmutating set { room[place] = newValue }
  }

  /// How far the evaluation may go.
  var limits: Limits { holder.limits }

  /// Takes steps from what is left; false when there are none.
  @inline(__always)
  mutating func spend(_ steps: Int) -> Bool {
    remaining -= steps
    return remaining >= 0
  }

  /// Where outcomes are noted for a trace.
  var log: TraceLog? {
    get { extras?.log }
    set { table.log = newValue }
  }

  private var table: Extras {
    mutating get {
      let known = extras ?? Extras()
      extras = known
      return known
    }
  }

  /// Takes the steps that looking at all of a value takes.
  @inline(__always)
  mutating func spend(on value: Value) -> Bool {
    switch value {
    case .list, .map: remaining -= value.weight(upTo: max(0, remaining) + 1)
    case .string(let text): remaining -= 1 + text.utf8.count / 16
    case .bytes(let bytes): remaining -= 1 + bytes.count / 16
    default: remaining -= 1
    }
    return remaining >= 0
  }

  /// Takes the steps that looking at all of the values takes.
  mutating func spend(on values: [Value]) -> Bool {
    for value in values where remaining >= 0 { remaining -= value.weight(upTo: remaining + 1) }
    return remaining >= 0
  }

  var isExhausted: Bool { remaining < 0 }

  var costFailure: EvaluationError {
    EvaluationError(.limit, "limit cost: the evaluation takes more than \(limits.cost) steps")
  }

  /// A new value as an outcome; an error where it is larger than the limits allow.
  mutating func made(_ value: Value) -> Outcome {
    switch value {
    case .string(let text): return sized(value, text.utf8.count)
    case .bytes(let bytes): return sized(value, bytes.count)
    case .list(let elements): return counted(value, elements.count)
    case .map(let map): return counted(value, map.count)
    default: return .value(value)
    }
  }

  private func sized(_ value: Value, _ length: Int) -> Outcome {
    guard length <= limits.textLength else {
      return .failure(.limit, "limit text length: more than \(limits.textLength) bytes")
    }
    return .value(value)
  }

  private mutating func counted(_ value: Value, _ count: Int) -> Outcome {
    guard count <= limits.listSize else {
      return .failure(.limit, "limit list size: more than \(limits.listSize) elements")
    }
    // Values share their parts, so a few steps could make one that is huge when looked through.
    let weight = value.weight(upTo: limits.valueSize + 1)
    guard weight <= limits.valueSize else {
      return .failure(.limit, "limit value size: more than \(limits.valueSize)")
    }
    return spend(weight) ? .value(value) : .error(costFailure)
  }

  /// A regular expression that is not known before.
  mutating func pattern(_ text: String) throws(EvaluationError) -> Pattern {
    let table = table
    if let known = table.patterns[TextKey(text: text)] { return known }
    guard spend(Self.patternCost) else { throw costFailure }
    let made = try Pattern(text, memory: limits.patternMemory / 4)
    table.patterns[TextKey(text: text)] = made
    return made
  }
}

/// The limits of a program, held once for all its evaluations.
final class LimitsHolder: Sendable {
  let limits: Limits

  init(_ limits: Limits) {
    self.limits = limits
  }
}

/// What few evaluations need.
private final class Extras {
  /// The regular expressions that were made while evaluating.
  var patterns: [TextKey: Pattern] = [:]
  var log: TraceLog?
}

extension Value {
  /// About how many steps it takes to look at all of the value; counts no further than `limit`.
  func weight(upTo limit: Int) -> Int {
    switch self {
    case .string(let text): return 1 + text.utf8.count / 16
    case .bytes(let bytes): return 1 + bytes.count / 16
    case .list(let elements):
      var sum = 1
      for element in elements where sum <= limit { sum += element.weight(upTo: limit - sum) }
      return sum
    case .map(let map):
      var sum = 1
      for entry in map.entries where sum <= limit {
        sum += entry.key.weight(upTo: limit - sum)
        sum += entry.value.weight(upTo: limit - sum)
      }
      return sum
    default: return 1
    }
  }
}
