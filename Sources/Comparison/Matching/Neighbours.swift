/// Where demands stand between pairs.
struct Neighbours {
  private let oldPlaces: [(position: Int, partner: Int)]
  private let newPlaces: [(position: Int, partner: Int)]

  init(_ pairs: [DemandPairing.Pair]) {
    oldPlaces = pairs.map { ($0.old.position, $0.new.position) }.sorted { $0.0 < $1.0 }
    newPlaces = pairs.map { ($0.new.position, $0.old.position) }.sorted { $0.0 < $1.0 }
  }

  /// The pairs in front of and behind a demand of the old side, by their new positions; nil where
  /// these are not neighbours on the other side as well.
  func hole(old position: Int) -> [Int]? {
    let (before, after) = Self.around(position, oldPlaces)
    return before < after ? [before, after] : nil
  }

  /// The pairs in front of and behind a demand of the new side, by their new positions.
  func hole(new position: Int) -> [Int]? {
    let index = Self.lowerBound(of: position, newPlaces)
    let before = index > 0 ? newPlaces[index - 1].position : -1
    let after = index < newPlaces.count ? newPlaces[index].position : Int.max
    return [before, after]
  }

  private static func around(
    _ position: Int, _ places: [(position: Int, partner: Int)]
  ) -> (Int, Int) {
    let index = lowerBound(of: position, places)
    return (
      index > 0 ? places[index - 1].partner : -1,
      index < places.count ? places[index].partner : Int.max
    )
  }

  private static func lowerBound(
    of position: Int, _ places: [(position: Int, partner: Int)]
  ) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
