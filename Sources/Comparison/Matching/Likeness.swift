import Glibc
import Policy

/// How much the demands that are left on two sides are alike.
struct Likeness {
  /// Two demands that may be one, by their places in the lists.
  struct Candidate {
    var similarity: Double
    var old: Int
    var new: Int
  }

  /// Below this likeness two texts are not taken for one demand.
  private static let least = 0.5
  /// The product of two long pages that have nothing in common would take minutes.
  private static let limit = 250_000

  private struct Side {
    var keys: Set<String>
    var weight: Double
    var hole: [Int]?
    /// The name of the first word.
    var first: String?
    /// The names of the words of what is demanded something of.
    var subject: Set<String>
  }

  private let old: [Demand]
  private let new: [Demand]
  private var oldSides: [Side] = []
  private var newSides: [Side] = []
  private var weights: [String: Double] = [:]

  init(old: [Demand], new: [Demand], pairs: [DemandPairing.Pair], memo: WordingMemo) {
    self.old = old
    self.new = new
    guard old.count * new.count <= Self.limit, !old.isEmpty, !new.isEmpty else { return }
    let oldKeys = old.map { Self.keys(of: $0, memo) }
    let newKeys = new.map { Self.keys(of: $0, memo) }
    var counts: [String: Int] = [:]
    for key in (oldKeys + newKeys).joined() { counts[key, default: 0] += 1 }
    let total = Double(old.count + new.count)
    weights = counts.mapValues { 0.4 + log(1 + total / Double($0)) }
    let places = Neighbours(pairs)
    oldSides = zip(old, oldKeys).map { demand, keys in
      side(demand, keys, hole: places.hole(old: demand.position), memo)
    }
    newSides = zip(new, newKeys).map { demand, keys in
      side(demand, keys, hole: places.hole(new: demand.position), memo)
    }
  }

  private func side(
    _ demand: Demand, _ keys: Set<String>, hole: [Int]?, _ memo: WordingMemo
  ) -> Side {
    Side(
      keys: keys, weight: weight(of: keys), hole: hole,
      first: memo.wording(of: demand.text).words.first?.key,
      subject: demand.claim.map { memo.keys(of: $0.subject) } ?? [])
  }

  /// The words of a sentence and what its pronouns and labels stand for.
  private static func keys(of demand: Demand, _ memo: WordingMemo) -> Set<String> {
    var keys = memo.keys(of: demand.text)
    if let subject = demand.claim?.subject { keys.formUnion(memo.keys(of: subject)) }
    for amount in memo.wording(of: demand.text).amounts { keys.insert("# \(amount.kind)") }
    return keys
  }

  private func weight(of keys: Set<String>) -> Double {
    keys.sorted().reduce(0) { $0 + (weights[$1] ?? 0) }
  }

  /// The pairs that are alike enough, the most alike first.
  func candidates() -> [Candidate] {
    guard !oldSides.isEmpty else { return [] }
    var found: [Candidate] = []
    for left in old.indices {
      for right in new.indices {
        let similarity = similarity(left, right)
        if similarity >= Self.least {
          found.append(Candidate(similarity: similarity, old: left, new: right))
        }
      }
    }
    return found.sorted { left, right in
      if left.similarity != right.similarity { return left.similarity > right.similarity }
      return (old[left.old].position, new[left.new].position)
        < (old[right.old].position, new[right.new].position)
    }
  }

  /// The weight of the common words, and what speaks for one demand besides.
  private func similarity(_ left: Int, _ right: Int) -> Double {
    let (before, after) = (oldSides[left], newSides[right])
    let common = weight(of: before.keys.intersection(after.keys))
    guard common > 0 else { return 0 }
    var similarity = 2 * common / (before.weight + after.weight)
    // The same can be said as an instruction and as a demand, which is rare.
    if old[left].isStep != new[right].isStep { similarity -= 0.25 }
    if let require = old[left].require, require == new[right].require { similarity += 0.4 }
    if before.hole != nil, before.hole == after.hole {
      similarity += 0.12
    } else if !before.subject.isEmpty, !after.subject.isEmpty {
      // The same is demanded of two things, which are two demands.
      let shared = weight(of: before.subject.intersection(after.subject))
      let smaller = min(weight(of: before.subject), weight(of: after.subject))
      if shared < 0.4 * smaller { similarity -= 0.2 }
    }
    if old[left].section == new[right].section { similarity += 0.05 }
    if let step = old[left].step, let other = new[right].step {
      similarity += step.action == other.action ? 0 : -0.2
      if step.action == .other, before.first != after.first { similarity -= 0.3 }
      if step.url != nil, step.url == other.url { similarity += 0.2 }
    }
    return similarity
  }
}
