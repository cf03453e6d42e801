/// What the cases of an assessment select of collections that are read in parts.
struct PartialSelections {
  private struct Key: Hashable {
    var entity: String
    var setup: String
  }

  private var counts: [Key: (selected: Int, undecided: Int)] = [:]

  /// Nothing is selected.
  init() {}

  /// Takes down what a case selects in one part.
  mutating func note(_ entity: String, of setup: String, selected: Int, undecided: Int) {
    let known = counts[Key(entity: entity, setup: setup)] ?? (0, 0)
    counts[Key(entity: entity, setup: setup)] = (
      known.selected + selected, known.undecided + undecided
    )
  }

  /// Whether the case selects an instance of the entity in any part.
  func hasAny(_ entity: String, of setup: String) -> Bool {
    (counts[Key(entity: entity, setup: setup)]?.selected ?? 0) > 0
  }

  /// Of how many instances nothing says whether they are in the case.
  func undecided(_ entity: String, of setup: String) -> Int {
    counts[Key(entity: entity, setup: setup)]?.undecided ?? 0
  }
}
