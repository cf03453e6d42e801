import Synchronization

/// What was read in other revisions of a page, so that lines that did not change are not read again.
///
/// It may be shared between threads. It holds what the last few thousand passages gave, so that its
/// size does not grow with the number of revisions.
final class RevisionMemo: Sendable {
  private let passages = Mutex(Generations<PassageKey, ProseReader.Result>(size: 2048))
  private let rules = Mutex(Generations<RuleKey, Rule>(size: 2048))

  /// What a passage says; `read` is asked where it was not read before in the same surroundings.
  func result(
    of words: Tokens, context: ProseReader.Context, topic: Topic, _ read: () -> ProseReader.Result
  ) -> ProseReader.Result {
    let key = PassageKey(words: words, context: context, topic: topic)
    if let known = passages.withLock({ $0.value(for: key) }) { return known.moved(by: key.start) }
    let result = read()
    passages.withLock { $0.set(result.moved(by: -key.start), for: key) }
    return result
  }

  /// The rule of a statement; `make` is asked where no such statement was bound before.
  func rule(for statement: Statement, _ make: () -> Rule) -> Rule {
    let key = RuleKey(statement: statement)
    if let known = rules.withLock({ $0.value(for: key) }) { return known }
    let rule = make()
    rules.withLock { $0.set(rule, for: key) }
    return rule
  }
}

/// Values by keys, of which those that were not asked for in a while are dropped.
struct Generations<Key: Hashable, Value> {
  private let size: Int
  private var young: [Key: Value] = [:]
  private var old: [Key: Value] = [:]

  /// Holds up to twice as many values as `size`.
  init(size: Int) {
    self.size = size
  }

  /// The value of a key, which is kept for longer by being asked for.
  mutating func value(for key: Key) -> Value? {
    if let value = young[key] { return value }
    guard let value = old[key] else { return nil }
    set(value, for: key)
    return value
  }

  mutating func set(_ value: Value, for key: Key) {
    if young.count >= size {
      old = young
      young = [:]
    }
    young[key] = value
  }
}

extension ProseReader.Result {
  /// The same at another place of the file.
  ///
  /// What the topic remembers stays where it was read: nobody asks where its words stand.
  fileprivate func moved(by distance: Int) -> ProseReader.Result {
    var result = self
    for index in result.statements.indices {
      let span = result.statements[index].span
      result.statements[index].span = span.lowerBound + distance..<span.upperBound + distance
    }
    return result
  }
}
