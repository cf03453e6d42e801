/// The difference between two texts, line by line.
///
/// The lines that stay are as many as possible (Myers 1986, in linear space); only where two texts
/// have next to nothing in common is a good answer taken for the best one, to bound the time.
public struct LineDiff: Sendable {
  /// Lines that were replaced: a run of the old text by a run of the new one, counted from 0.
  public struct Change: Sendable, Hashable {
    /// The lines of the old text; empty for an addition.
    public var old: Range<Int>
    /// The lines of the new text; empty for a removal.
    public var new: Range<Int>
  }

  /// The old text.
  public let old: TextLines
  /// The new text.
  public let new: TextLines
  /// The changes in order; between two of them at least one line stays.
  public let changes: [Change]

  /// Compares two texts.
  public init(old: [UInt8], new: [UInt8]) {
    self.old = TextLines(old)
    self.new = TextLines(new)
    var finder = ChangeFinder(self.old, self.new)
    finder.run()
    changes = finder.changes
  }
}

/// Finds the changes between two lists of lines.
private struct ChangeFinder {
  private var old: [Int32] = []
  private var new: [Int32] = []
  /// Whether a line stays on neither side.
  private var isRemoved: [Bool]
  private var isAdded: [Bool]

  init(_ oldLines: TextLines, _ newLines: TextLines) {
    isRemoved = .init(repeating: false, count: oldLines.count)
    isAdded = .init(repeating: false, count: newLines.count)
    var names = LineNames(expecting: oldLines.count + newLines.count)
    old = names.names(of: oldLines)
    let common = names.count
    new = names.names(of: newLines)
    total = names.count
    shared = common
  }

  private let total: Int
  private let shared: Int

  /// Lines that only one side has cannot stay; the rest is compared.
  mutating func run() {
    var isInNew = [Bool](repeating: false, count: total)
    for name in new { isInNew[Int(name)] = true }
    var first = 0
    while first < old.count, first < new.count, old[first] == new[first] { first += 1 }
    var last = 0
    while last < old.count - first, last < new.count - first,
      old[old.count - 1 - last] == new[new.count - 1 - last]
    { last += 1 }
    var keptOld: [Int] = []
    for index in first..<(old.count - last) {
      if isInNew[Int(old[index])] { keptOld.append(index) } else { isRemoved[index] = true }
    }
    var keptNew: [Int] = []
    for index in first..<(new.count - last) {
      if new[index] < shared { keptNew.append(index) } else { isAdded[index] = true }
    }
    var search = ShortestEdit(old: keptOld.map { old[$0] }, new: keptNew.map { new[$0] })
    search.run()
    for (index, place) in keptOld.enumerated() where search.isRemoved[index] {
      isRemoved[place] = true
    }
    for (index, place) in keptNew.enumerated() where search.isAdded[index] {
      isAdded[place] = true
    }
  }

  var changes: [LineDiff.Change] {
    var changes: [LineDiff.Change] = []
    var left = 0
    var right = 0
    while left < isRemoved.count || right < isAdded.count {
      let start = (left, right)
      while left < isRemoved.count, isRemoved[left] { left += 1 }
      while right < isAdded.count, isAdded[right] { right += 1 }
      if left > start.0 || right > start.1 {
        changes.append(.init(old: start.0..<left, new: start.1..<right))
      } else {
        left += 1
        right += 1
      }
    }
    return changes
  }
}
