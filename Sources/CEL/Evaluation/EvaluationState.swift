/// What changes while an expression is evaluated.
struct EvaluationState {
  let limits: Limits
  /// What the macros' variables that are alive stand for.
  var locals: [Outcome]
  /// The steps that are left.
  private(set) var remaining: Int
  /// The regular expressions that were made while evaluating.
  private var patterns: [TextKey: Pattern] = [:]

  /// The steps that making a regular expression takes.
  private static let patternCost = 2000

  init(limits: Limits, localCount: Int) {
    self.limits = limits
    remaining = limits.cost
    locals = localCount == 0 ? [] : Array(repeating: .value(.null), count: localCount)
  }

  /// Takes steps from what is left; false when there are none.
  @inline(__always)
  mutating func spend(_ steps: Int) -> Bool {
    remaining -= steps
    return remaining >= 0
  }

  /// Takes the steps that looking at all of a value takes.
  mutating func spend(on value: Value) -> Bool {
    remaining -= value.weight(upTo: max(0, remaining) + 1)
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
    if let known = patterns[TextKey(text: text)] { return known }
    guard spend(Self.patternCost) else { throw costFailure }
    let made = try Pattern(text, memory: limits.patternMemory / 4)
    patterns[TextKey(text: text)] = made
    return made
  }
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
