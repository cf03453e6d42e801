/// Works out how many steps an evaluation takes, before there are values.
///
/// What literals make is counted exactly; what variables hold is taken to be between nothing and
/// ``Limits/assumedSize``.
struct CostEstimator {
  let limits: Limits
  private var locals: [Int: Size] = [:]

  /// From how few to how many.
  struct Size {
    var least: Int
    var most: Int

    static let none = Size(least: 0, most: 0)
    static let one = Size(least: 1, most: 1)

    static func + (left: Size, right: Size) -> Size {
      Size(least: left.least.capped(right.least, +), most: left.most.capped(right.most, +))
    }

    static func * (left: Size, right: Size) -> Size {
      Size(least: left.least.capped(right.least, *), most: left.most.capped(right.most, *))
    }

    /// Either of them.
    func or(_ other: Size) -> Size {
      Size(least: min(least, other.least), most: max(most, other.most))
    }

    /// Perhaps nothing.
    var optional: Size { Size(least: 0, most: most) }
  }

  typealias Estimate = (cost: Size, size: Size)

  init(limits: Limits) {
    self.limits = limits
  }

  mutating func estimate(_ typed: Typed) -> Estimate {
    switch typed.form {
    case .constant(let value):
      let weight = value.weight(upTo: limits.cost)
      return (.none, Size(least: weight, most: weight))
    case .local(let place, _): return (.none, locals[place] ?? assumed(typed.type))
    case .slot, .failure: return (.none, assumed(typed.type))
    case .select(let operand, _), .has(let operand, _), .bound(let operand):
      return (estimate(operand).cost, assumed(typed.type))
    case .index(let operand, let index):
      return (estimate(operand).cost + estimate(index).cost, assumed(typed.type))
    case .contained(let element, let container):
      let (first, second) = (estimate(element), estimate(container))
      return (first.cost + second.cost + (first.size + second.size).optional, .one)
    case .call(let function, let operands): return call(function, operands, typed.type)
    case .logical(_, let parts): return (logical(parts), .one)
    case .conditional(let test, let then, let otherwise):
      let (first, second) = (estimate(then), estimate(otherwise))
      return (estimate(test).cost + first.cost.or(second.cost), first.size.or(second.size))
    case .list(let elements): return container(elements)
    case .map(let entries): return container(entries.flatMap { [$0.key, $0.value] })
    case .comprehension(let macro, let over, let places, let arguments):
      return comprehension(macro, over, places, arguments)
    case .bind(let place, let value, let body):
      let known = estimate(value)
      locals[place] = known.size
      let inner = estimate(body)
      return (known.cost + inner.cost, inner.size)
    }
  }

  /// What values of a type may take to look through.
  private func assumed(_ type: ValueType) -> Size {
    switch type {
    case .dyn, .never, .list, .map, .string, .bytes: Size(least: 1, most: limits.assumedSize)
    default: .one
    }
  }

  private mutating func call(
    _ function: Function, _ operands: [Typed], _ type: ValueType
  ) -> Estimate {
    var cost = Size.none
    var size = Size.none
    for operand in operands {
      let part = estimate(operand)
      cost = cost + part.cost
      size = size + part.size
    }
    if function.isLinear { cost = cost + size.optional }
    return (cost, function.name == "+" ? size : assumed(type))
  }

  /// The first operand is always evaluated, the others perhaps.
  private mutating func logical(_ parts: [Typed]) -> Size {
    var cost = Size.none
    for (place, part) in parts.enumerated() {
      let own = estimate(part).cost
      cost = cost + (place == 0 ? own : own.optional)
    }
    return cost
  }

  private mutating func container(_ parts: [Typed]) -> Estimate {
    var cost = Size.none
    var size = Size.one
    for part in parts {
      let own = estimate(part)
      cost = cost + own.cost
      size = size + own.size
    }
    return (cost + size.optional, size)
  }

  private mutating func comprehension(
    _ macro: Macro, _ over: Typed, _ places: [Int], _ arguments: [Typed]
  ) -> Estimate {
    let range = estimate(over)
    var rounds = Size(least: over.elementCount ?? 0, most: range.size.most)
    if let count = over.elementCount { rounds.most = count }
    if macro == .all || macro == .exists { rounds.least = min(1, rounds.least) }
    for place in places { locals[place] = nil }
    var round =
      Size.one
      + Size(
        least: arguments.reduce(0) { $0 + $1.source.size },
        most: arguments.reduce(0) { $0 + $1.source.size })
    var made = Size.one
    for (place, argument) in arguments.enumerated() {
      let own = estimate(argument)
      round = round + (place == 0 ? own.cost : own.cost.optional)
      made = own.size
    }
    let size: Size
    switch macro {
    case .all, .exists, .existsOne: size = .one
    case .filter: size = Size(least: 1, most: range.size.most)
    default: size = Size.one + (arguments.count > 1 ? rounds.optional : rounds) * made
    }
    return (range.cost + rounds * round + size, size)
  }
}

extension Typed {
  /// The number of elements, where a literal says it.
  fileprivate var elementCount: Int? {
    switch form {
    case .list(let elements): elements.count
    case .map(let entries): entries.count
    default: nil
    }
  }
}

extension Int {
  /// The result of an operation, or the largest number where it would be larger.
  fileprivate func capped(_ other: Int, _ operation: (Double, Double) -> Double) -> Int {
    let result = operation(Double(self), Double(other))
    return result < 1e15 ? Int(result) : Int(1e15)
  }
}
