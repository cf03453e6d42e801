import Policy

/// Which pairs do not stand at the same place.
///
/// With the pages at hand their lines decide: the lines that both have may not stand between. Of what
/// no such line parts, all but the longest run of pairs that ascends on both sides have moved.
struct Moves {
  private let ranks: LineRanks?
  private let outOfOrder: Set<Int>

  init(_ pairs: [DemandPairing.Pair], old: PageText?, new: PageText?) {
    // Hunks of a diff page that only add lines have no place on the old side.
    if let old, let new, !old.isPartial, !new.isPartial {
      let ranks = LineRanks(old, new)
      self.ranks = ranks
      outOfOrder = Self.outOfOrder(
        pairs.filter { !ranks.differ(old: $0.old.source.line, new: $0.new.source.line) })
    } else {
      ranks = nil
      outOfOrder = Self.outOfOrder(pairs)
    }
  }

  func contains(_ pair: DemandPairing.Pair) -> Bool {
    outOfOrder.contains(pair.new.position)
      || ranks?.differ(old: pair.old.source.line, new: pair.new.source.line) ?? false
  }

  /// The new positions of the pairs that do not keep the page's order: all but the longest run that
  /// ascends on both sides.
  ///
  /// The pages decide about the order, since a policy groups steps into procedures.
  private static func outOfOrder(_ pairs: [DemandPairing.Pair]) -> Set<Int> {
    let pairs = pairs.sorted { Place($0.new) < Place($1.new) }
    let places = pairs.map { Place($0.old) }
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: pairs.count)
    for (index, place) in places.enumerated() {
      var low = 0
      var high = tails.count
      while low < high {
        let middle = (low + high) / 2
        // The parts of a split sentence have one place.
        if place < places[tails[middle]] { high = middle } else { low = middle + 1 }
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

  /// Where a demand stands on its page; demands of a policy file stand as they are listed.
  private struct Place: Comparable {
    private let line: Int
    private let byte: Int
    private let position: Int

    init(_ demand: Demand) {
      line = demand.source.bytes == nil ? 0 : demand.source.line
      byte = demand.source.bytes?.lowerBound ?? 0
      position = demand.source.bytes == nil ? demand.position : 0
    }

    static func < (left: Place, right: Place) -> Bool {
      (left.line, left.byte, left.position) < (right.line, right.byte, right.position)
    }
  }
}
