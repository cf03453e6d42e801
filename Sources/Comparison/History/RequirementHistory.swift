public import Policy

/// Which revision demands what: for every demand of the newest revision who introduced it and each
/// change of what it demands since.
///
/// Revisions are added from the oldest to the newest; each is compared with the one before it. What
/// did not change costs a look-up.
public struct RequirementHistory {
  /// A revision and who wrote it.
  public struct Stamp: Hashable, Sendable {
    /// The number of the revision.
    public var revision: Int
    /// When, as `YYYY-MM-DD`; nil where nothing says it.
    public var date: String?
    /// Who; nil where nothing says it.
    public var author: String?

    /// Creates a stamp.
    public init(revision: Int, date: String? = nil, author: String? = nil) {
      self.revision = revision
      self.date = date
      self.author = author
    }
  }

  /// What a revision did to a demand.
  public struct Event: Sendable {
    /// The revision.
    public var stamp: Stamp
    /// What it meant.
    public var effect: RequirementChange.Effect
    /// The sentence before.
    public var before: String
  }

  /// A demand and what became of it.
  public struct Entry: Sendable {
    /// The demand as it was last.
    public var demand: RequirementChange.Side
    /// The revision that introduced it.
    public var introduced: Stamp
    /// The changes since, the oldest first.
    public var events: [Event]
    /// The revision without it; nil where it still stands.
    public var removed: Stamp?
  }

  private let words: ComparisonWords
  private let memo: WordingMemo
  private let tokens = TokenMemo()
  private var last: (revision: Revision, side: ComparedSide)?
  private var current: [Int: Entry] = [:]
  private var former: [Entry] = []

  /// Starts an empty history.
  public init(vocabularies: VocabularySet?) {
    words = ComparisonWords(vocabularies)
    memo = WordingMemo(words.table)
  }

  /// The demands of the newest revision in the page's order.
  public var entries: [Entry] { current.sorted { $0.key < $1.key }.map(\.value) }

  /// What no longer stands, in the order in which it was removed.
  public var removed: [Entry] { former }

  /// Adds the next revision.
  public mutating func add(_ revision: Revision, _ stamp: Stamp) {
    let side = ComparedSide(revision, table: words.table, words: tokens)
    defer { last = (revision, side) }
    guard let last else {
      for demand in side.demands {
        current[demand.position] = Entry(demand: demand.side, introduced: stamp, events: [])
      }
      return
    }
    var diff = RequirementDiff(from: last.revision, to: revision, words: words)
    diff.tracksMoves = false
    let outcome = diff.compare(last.side, side, memo: memo)
    var next: [Int: Entry] = [:]
    var kept: Set<Int> = []
    for (pair, change) in outcome.pairs {
      guard next[pair.new.position] == nil, var entry = current[pair.old.position] else { continue }
      kept.insert(pair.old.position)
      entry.demand = pair.new.side
      if let change {
        entry.events.append(Event(stamp: stamp, effect: change.effect, before: pair.old.text))
      }
      next[pair.new.position] = entry
    }
    for (position, entry) in current.sorted(by: { $0.key < $1.key }) where !kept.contains(position)
    {
      var gone = entry
      gone.removed = stamp
      former.append(gone)
    }
    for demand in side.demands where next[demand.position] == nil {
      next[demand.position] = Entry(demand: demand.side, introduced: stamp, events: [])
    }
    current = next
  }
}
