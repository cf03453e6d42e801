/// Compares what two policies demand (design document, section 9).
///
/// Demands are paired by identity, then by claim, then by their words; a pair whose demand and words
/// are the same is not listed.
public struct RequirementDiff: Sendable {
  private let old: PolicyDocument
  private let new: PolicyDocument

  /// Prepares the comparison; identifiers that `new` has as aliases count as renamed.
  public init(from old: PolicyDocument, to new: PolicyDocument) {
    self.old = old
    self.new = new
  }

  /// The changes in the order of the new policy; what was removed stands where it would come.
  public func changes() -> [RequirementChange] {
    let before = Demand.all(of: old)
    let after = Demand.all(of: new)
    let pairing = DemandPairing(old: before, new: after, aliases: new.aliases)
    let moved = Self.moved(pairing.pairs)
    var places: [(Double, RequirementChange)] = []
    for pair in pairing.pairs {
      guard let change = change(of: pair, hasMoved: moved.contains(pair.new.position)) else {
        continue
      }
      places.append((Double(pair.new.position), change))
    }
    for demand in pairing.newOnly {
      places.append((Double(demand.position), added(demand)))
    }
    for demand in pairing.oldOnly {
      places.append((Self.place(of: demand, among: pairing.pairs), removed(demand)))
    }
    return places.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
      .map(\.element.1)
  }

  private func change(of pair: DemandPairing.Pair, hasMoved: Bool) -> RequirementChange? {
    let comparison = DemandComparison(old: pair.old, new: pair.new)
    guard let judgement = comparison.judge(hasMoved: hasMoved) else { return nil }
    let reason: RequirementChange.Reason? =
      !judgement.isDecided ? .undecided : pair.isBySimilarity ? .similarity : nil
    return RequirementChange(
      effect: judgement.effect, old: pair.old.side, new: pair.new.side,
      forms: comparison.forms(hasMoved: hasMoved), reason: reason)
  }

  /// Nothing is concluded about lines that a diff page does not print.
  private func added(_ demand: Demand) -> RequirementChange {
    RequirementChange(
      effect: .added, old: nil, new: demand.side, reason: old.source.gaps.isEmpty ? nil : .partial)
  }

  private func removed(_ demand: Demand) -> RequirementChange {
    RequirementChange(
      effect: .removed, old: demand.side, new: nil,
      reason: new.source.gaps.isEmpty ? nil : .partial)
  }

  /// Just behind the successor of the nearest demand before it that has one.
  private static func place(of demand: Demand, among pairs: [DemandPairing.Pair]) -> Double {
    let before = pairs.filter { $0.old.position < demand.position }
    let nearest = before.max { $0.old.position < $1.old.position }
    return (nearest.map { Double($0.new.position) } ?? -1) + 0.5
  }

  /// The positions of pairs that do not keep the order of the rest: all but the longest run of pairs
  /// that ascends on both sides.
  private static func moved(_ pairs: [DemandPairing.Pair]) -> Set<Int> {
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].old.position < pair.old.position {
          low = middle + 1
        } else {
          high = middle
        }
      }
      previous[index] = low > 0 ? tails[low - 1] : nil
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var inPlace: Set<Int> = []
    var next = tails.last
    while let index = next {
      inPlace.insert(pairs[index].new.position)
      next = previous[index]
    }
    return Set(pairs.map(\.new.position)).subtracting(inPlace)
  }
}
