/// The names of what is not known and would settle a result: sorted, each once, never none.
public struct UnknownSet: Hashable, Sendable {
  /// The names, sorted by their bytes.
  public let names: [String]

  /// Makes a set of one name.
  public init(_ name: String) {
    names = [name]
  }

  /// Makes a set of names in any order; nil for none.
  public init?(_ names: some Sequence<String>) {
    let sorted = names.sorted { $0.compareBytes(with: $1) < 0 }
    guard !sorted.isEmpty else { return nil }
    self.init(sorted: Self.distinct(sorted))
  }

  private init(sorted: [String]) {
    names = sorted
  }

  /// The names of both.
  public func union(_ other: UnknownSet) -> UnknownSet {
    if names == other.names { return self }
    let all = (names + other.names).sorted { $0.compareBytes(with: $1) < 0 }
    return UnknownSet(sorted: Self.distinct(all))
  }

  private static func distinct(_ sorted: [String]) -> [String] {
    var result: [String] = []
    for name in sorted where result.last.map({ !$0.hasSameBytes(as: name) }) ?? true {
      result.append(name)
    }
    return result
  }
}
