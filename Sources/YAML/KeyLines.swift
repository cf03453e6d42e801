/// The keys of a mapping with their lines, for finding one that stands there twice.
///
/// Most mappings have a handful of keys, which are compared faster than a table of them is built.
struct KeyLines {
  private static let fewest = 8

  private var few: [(key: String, line: Int)] = []
  private var many: [[UInt8]: Int] = [:]

  /// Notes a key.
  ///
  /// - Returns: the line of the same key before it; nil where there is none.
  mutating func note(_ key: String, line: Int) -> Int? {
    if many.isEmpty {
      if let known = few.first(where: { $0.key.utf8.elementsEqual(key.utf8) }) { return known.line }
      few.append((key, line))
      if few.count > Self.fewest {
        many = Dictionary(few.map { (Array($0.key.utf8), $0.line) }) { first, _ in first }
      }
      return nil
    }
    return many.updateValue(line, forKey: Array(key.utf8))
  }
}
