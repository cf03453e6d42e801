/// What words can mean as a formula.
struct Readings: Hashable, Sendable {
  /// Readings that account for all the words.
  var sure: [Formula] = []
  /// Readings that leave words out, or that people would not bet on.
  var unsure: [Formula] = []

  static let none = Readings()

  init(sure: [Formula] = [], unsure: [Formula] = []) {
    self.sure = sure
    self.unsure = unsure
  }

  init(_ formula: Formula) {
    sure = [formula]
  }

  /// The only reading; nil where there is none or a choice.
  var single: Formula? { sure.count == 1 ? sure[0] : nil }

  var isEmpty: Bool { sure.isEmpty && unsure.isEmpty }

  /// The same readings, but none of them to be relied on.
  var doubtful: Readings { Readings(unsure: sure + unsure) }

  func map(_ change: (Formula) -> Formula) -> Readings {
    Readings(sure: sure.map(change), unsure: unsure.map(change))
  }

  /// Both sets of readings, without repetition.
  static func + (left: Readings, right: Readings) -> Readings {
    var sum = left
    for formula in right.sure where !sum.sure.contains(formula) { sum.sure.append(formula) }
    for formula in right.unsure where !sum.unsure.contains(formula) { sum.unsure.append(formula) }
    return sum
  }

  /// Joins the readings of several parts, all of which have to be understood.
  ///
  /// A part with several readings gives several readings of the whole, up to `limit`.
  static func joined(
    _ parts: [Readings], limit: Int = 8, by join: ([Formula]) -> Formula
  ) -> Readings {
    guard !parts.isEmpty else { return .none }
    guard parts.allSatisfy({ !$0.sure.isEmpty }) else {
      let known = parts.compactMap { $0.sure.first ?? $0.unsure.first }
      return known.isEmpty ? .none : Readings(unsure: [join(known)])
    }
    var combinations: [[Formula]] = [[]]
    for part in parts {
      combinations = combinations.flatMap { head in part.sure.map { head + [$0] } }
      if combinations.count > limit { combinations.removeSubrange(limit...) }
    }
    var result = Readings.none
    for combination in combinations {
      result = result + Readings(join(combination))
    }
    return result
  }
}
