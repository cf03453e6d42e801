import Policy

/// Which pairs do not stand at the same place.
///
/// With the pages at hand their lines decide: the lines that both have may not stand between. Else
/// all but the longest run of pairs that ascends on both sides have moved.
struct Moves {
  private let ranks: LineRanks?
  private let outOfOrder: Set<Int>

  init(_ pairs: [DemandPairing.Pair], old: PageText?, new: PageText?) {
    // Hunks of a diff page that only add lines have no place on the old side.
    if let old, let new, !old.isPartial, !new.isPartial {
      ranks = LineRanks(old, new)
      outOfOrder = []
    } else {
      ranks = nil
      outOfOrder = Self.outOfOrder(pairs)
    }
  }

  func contains(_ pair: DemandPairing.Pair) -> Bool {
    ranks?.differ(old: pair.old.source.line, new: pair.new.source.line)
      ?? outOfOrder.contains(pair.new.position)
  }

  /// The positions of pairs that do not keep the order of the rest: all but the longest run of pairs
  /// that ascends on both sides.
  private static func outOfOrder(_ pairs: [DemandPairing.Pair]) -> Set<Int> {
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
