import CEL
import Policy

/// Values of an attribute, at least one of each class that atoms tell apart; simple values first.
struct Domain {
  let name: String
  private(set) var values: [Value]
  /// Whether every class has a value; false where an atom has a form that is not foreseen.
  private(set) var isComplete: Bool

  /// More elements than this are not combined to lists in every way.
  private static let elementLimit = 7

  /// The values of an attribute.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - attribute: its declaration; nil for a variable that is no attribute.
  ///   - group: the attribute and those that atoms compare it with; what one is compared with, the
  ///     others have to take as well.
  ///   - atoms: what tells its values apart.
  init(_ name: String, _ attribute: Attribute?, group: Set<String>, atoms: [Expression]) {
    self.name = name
    let uses = AttributeUses(of: group, in: atoms)
    isComplete = uses.areForeseen
    // `scope_not_printed` is the one variable that is no attribute.
    guard let attribute else {
      values = [.bool(true), .bool(false)]
      return
    }
    if case .list(let element) = attribute.type {
      let elements = Self.values(of: element, attribute, uses)
      values = []
      makeLists(of: elements, uses, atoms)
    } else {
      values = Self.values(of: attribute.type, attribute, uses)
      if uses.mixesLengthAndParts { isComplete = false }
    }
    if attribute.type != .enumeration { addDistinct(group.count - 1) }
    values = values.map(attribute.type.canonical)
  }

  /// Values that differ from all others, so that several attributes can differ from each other.
  private mutating func addDistinct(_ count: Int) {
    for number in 0..<max(0, count) {
      switch values.first {
      case .string? where values.count > 0: values.append(.string("other-\(number)"))
      case .int?:
        if case .int(let last)? = values.last, last < .max { values.append(.int(last + 1)) }
      default: break
      }
    }
  }

  private static func values(
    of type: AttributeType, _ attribute: Attribute, _ uses: AttributeUses
  ) -> [Value] {
    switch type {
    case .bool: [.bool(true), .bool(false)]
    case .enumeration: attribute.members.map { .string($0.name) }
    case .int: integers(uses.literals + uses.lengths.map { .int(Int64($0)) })
    case .double: doubles(uses.literals)
    case .duration: durations(uses.literals)
    case .timestamp: timestamps(uses.literals)
    case .string, .email, .host, .url: texts(uses)
    case .list: []
    }
  }

  // MARK: Numbers and times

  private static func integers(_ literals: [Value]) -> [Value] {
    var numbers: Set<Int64> = [0]
    for literal in literals {
      guard case .int(let number) = literal else { continue }
      for step in [-1, 0, 1] as [Int64] {
        let (value, overflow) = number.addingReportingOverflow(step)
        if !overflow { numbers.insert(value) }
      }
    }
    return numbers.sorted().map(Value.int)
  }

  private static func doubles(_ literals: [Value]) -> [Value] {
    let numbers = Set(
      literals.compactMap { literal -> Double? in
        switch literal {
        case .double(let number): number
        case .int(let number): Double(number)
        default: nil
        }
      }
    ).sorted()
    guard let first = numbers.first, let last = numbers.last else { return [.double(0)] }
    let between = zip(numbers, numbers.dropFirst()).map { ($0 + $1) / 2 }
    return ([first - 1] + numbers + between + [last + 1]).sorted().map(Value.double)
  }

  private static func durations(_ literals: [Value]) -> [Value] {
    var spans: Set<Int64> = [0]
    for case .duration(let span) in literals {
      for step in [-1_000_000_000, 0, 1_000_000_000] as [Int64] {
        spans.insert(span.nanoseconds &+ step)
      }
    }
    return spans.sorted().map { .duration(TimeSpan(nanoseconds: $0)) }
  }

  private static func timestamps(_ literals: [Value]) -> [Value] {
    var times: [Value] = []
    for case .timestamp(let time) in literals {
      times.append(.timestamp(time))
      for step in [-1, 1] as [Int64] {
        if let other = Timestamp(seconds: time.seconds + step) { times.append(.timestamp(other)) }
      }
    }
    if times.isEmpty, let epoch = Timestamp(seconds: 0) { times.append(.timestamp(epoch)) }
    return times
  }

  // MARK: Texts

  /// A text for each set of beginnings, endings and parts that can hold together.
  ///
  /// Between them stands a character that no literal has, so that nothing else holds by chance.
  private static func texts(_ uses: AttributeUses) -> [Value] {
    let filler = uses.unusedCharacter
    var texts: [String] = uses.texts + uses.prefixes + uses.suffixes + uses.parts
    let parts = Array(uses.parts.prefix(5))
    for prefix in [""] + uses.prefixes {
      for suffix in [""] + uses.suffixes {
        for choice in 0..<(1 << parts.count) {
          let chosen = parts.indices.filter { choice >> $0 & 1 == 1 }.map { parts[$0] }
          let middle = chosen.map { filler + $0 }.joined()
          texts.append(prefix + middle + filler + suffix)
          if texts.count > 1500 { break }
        }
      }
    }
    for length in uses.lengths {
      for size in [length - 1, length, length + 1] where (0...64).contains(size) {
        texts.append(String(repeating: filler, count: size))
      }
    }
    texts.append("")
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.map(Value.string)
  }

  // MARK: Lists

  /// The empty list, and lists of elements that differ for some atom, in every combination.
  private mutating func makeLists(
    of elements: [Value], _ uses: AttributeUses, _ atoms: [Expression]
  ) {
    let kinds = elements
    if kinds.count > Self.elementLimit { isComplete = isComplete && uses.hasSmallElements }
    let near = uses.lengths.flatMap { [$0 - 1, $0, $0 + 1] }
    let sizes = Set(near.filter { (1...12).contains($0) }).sorted()
    if near.contains(where: { $0 > 12 }) { isComplete = false }
    values = [.list([])] + kinds.map { .list([$0]) }
    let few = Array(kinds.prefix(Self.elementLimit))
    for choice in 1..<(1 << few.count) {
      let chosen = few.indices.filter { choice >> $0 & 1 == 1 }.map { few[$0] }
      if chosen.count > 1 { values.append(.list(chosen)) }
      guard let last = chosen.last else { continue }
      for size in sizes where size > chosen.count {
        let repeated = Array(repeating: last, count: size - chosen.count)
        values.append(.list(chosen + repeated))
      }
    }
    for left in kinds {
      for right in kinds.dropFirst(Self.elementLimit) { values.append(.list([left, right])) }
    }
    if kinds.count > Self.elementLimit { values.append(.list(kinds)) }
    for case .list(let items) in uses.lists { values.append(.list(items)) }
  }
}
