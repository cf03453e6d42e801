/// Finds the name that somebody may have meant.
enum NearestName {
  /// The candidate with the fewest changes to `name`, unless it is another name altogether; of
  /// equals the first in the order of their bytes.
  static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8.map(\.asciiLowered))
    let allowed = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let bytes = Array(candidate.utf8.map(\.asciiLowered))
      guard abs(bytes.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, bytes)
      guard distance <= allowed else { continue }
      if let known = best,
        (known.distance, known.name) <= (distance, candidate)
      {
        continue
      }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// The number of bytes to insert, remove, change or swap.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard left.count <= 200, right.count <= 200 else { return .max }
    var before: [Int] = []
    var row = Array(0...right.count)
    for i in 0..<left.count {
      var next = [i + 1]
      next.reserveCapacity(right.count + 1)
      for j in 0..<right.count {
        var cost = row[j] + (left[i] == right[j] ? 0 : 1)
        cost = min(cost, row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        next.append(cost)
      }
      before = row
      row = next
    }
    return row[right.count]
  }
}
