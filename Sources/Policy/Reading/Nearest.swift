/// Finds the name that somebody may have meant.
public enum Nearest {
  /// Longer words are not compared; the work grows with the square of their length.
  private static let greatestLength = 120

  /// The valid name that differs least from a wrong one.
  ///
  /// - Parameters:
  ///   - wrong: the name as it was written.
  ///   - names: the valid names.
  /// - Returns: the nearest name, the first of several; nil where none is near enough to be meant.
  public static func name(to wrong: String, among names: some Sequence<String>) -> String? {
    let written = folded(wrong)
    guard !written.isEmpty, written.count <= greatestLength else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let candidate = folded(name)
      let limit = max(1, min(written.count, candidate.count) / 3)
      guard candidate.count <= greatestLength, abs(candidate.count - written.count) <= limit else {
        continue
      }
      let distance = distance(written, candidate)
      if distance <= limit, distance < best?.distance ?? .max {
        best = (name, distance)
      }
    }
    return best?.name
  }

  /// Advice for a message: the nearest name, or all names if they are few, or nothing.
  public static func advice(for wrong: String, among names: [String]) -> String? {
    if let name = name(to: wrong, among: names) {
      return "the nearest valid name is `\(name)`"
    }
    guard !names.isEmpty, names.count <= 16 else { return nil }
    return "valid names: " + names.map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two words.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let change = left[row] == right[column] ? 0 : 1
        var cost = min(last[column] + change, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
