/// How often something has to happen: the bound is on how many times a second.
extension WordingReader.Run {
  /// Reads `daily`, `every 90 days` and `twice a week`; gives the piece behind it.
  mutating func collectFrequency(at index: Int) -> Int? {
    guard let (rate, end) = interval(at: index) ?? repetition(at: index) else { return nil }
    let (bound, takesNegation) = bound(around: index..<end)
    add(
      rate, kind: Wording.Amount.frequency, bound == .exactly ? .atLeast : bound, at: index..<end,
      takesNegation: takesNegation)
    return end
  }

  /// `daily`, `every hour` and `every 90 days`.
  private func interval(at index: Int) -> (rate: Double, end: Int)? {
    for case .interval(let seconds) in pieces[index].kinds { return (1 / seconds, index + 1) }
    guard ["every", "each"].contains(text(of: index)),
      let (seconds, end) = time(at: index + 1)
    else { return nil }
    return (1 / seconds, end)
  }

  /// `once a week`, `3 times per hour` and `twice every 2 days`.
  func repetition(at index: Int) -> (rate: Double, end: Int)? {
    // `half an hour` is a span of time.
    guard let count = pieces[index].number, count >= 1, pieces[index].unit == nil else {
      return nil
    }
    var next = index + 1
    if next < pieces.count, ["times", "time"].contains(text(of: next)) { next += 1 }
    guard next < pieces.count, ["a", "an", "per", "every", "each"].contains(text(of: next)),
      let (seconds, end) = time(at: next + 1)
    else { return nil }
    return (count / seconds, end)
  }

  /// A span of time with or without a number.
  private func time(at index: Int) -> (seconds: Double, end: Int)? {
    guard index < pieces.count else { return nil }
    let count = pieces[index].number
    let unit = pieces[index].unit
    let next = count != nil && unit == nil ? index + 1 : index
    guard next < pieces.count, let (kind, factor) = unit ?? pieces[next].unit, kind == "seconds",
      count ?? 1 > 0
    else { return nil }
    return ((count ?? 1) * factor, next + 1)
  }
}
