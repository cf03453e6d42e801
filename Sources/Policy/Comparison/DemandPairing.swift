/// Pairs the demands of two policies one to one: by identity, then by claim, then by their words.
struct DemandPairing {
  /// Two demands that are taken for the same one.
  struct Pair {
    var old: Demand
    var new: Demand
    /// Whether only their words suggest it.
    var isBySimilarity = false
  }

  private(set) var pairs: [Pair] = []
  private(set) var oldOnly: [Demand]
  private(set) var newOnly: [Demand]

  /// Below this share of common words two texts are not taken for one demand.
  private static let leastSimilarity = 0.6

  init(old: [Demand], new: [Demand], aliases: [RequirementID: RequirementID]) {
    oldOnly = old
    newOnly = new
    pair { Key.identity(aliases[$0.id] ?? $0.id) }
    pair { demand in demand.claim.map { Key.claim(Self.normalised($0), demand.conditions) } }
    pair { Key.text($0.isStep, $0.words) }
    pair { demand in demand.require.map { Key.rule($0, Conjuncts.of(demand.conditions)) } }
    pair { demand in demand.isStep ? nil : demand.require.map { Key.rule($0, []) } }
    pairBySimilarity()
    pairs.sort { $0.new.position < $1.new.position }
  }

  private enum Key: Hashable {
    case identity(RequirementID)
    case claim(Claim, [String])
    case text(Bool, [String])
    case rule(String, Set<String>)
  }

  /// Pairs what has the same key, in the page's order where several have it.
  private mutating func pair(by key: (Demand) -> Key?) {
    var waiting: [Key: [Demand]] = [:]
    for demand in oldOnly.reversed() {
      if let key = key(demand) { waiting[key, default: []].append(demand) }
    }
    var paired: Set<Int> = []
    newOnly.removeAll { demand in
      guard let key = key(demand), let partner = waiting[key]?.popLast() else { return false }
      pairs.append(Pair(old: partner, new: demand))
      paired.insert(partner.position)
      return true
    }
    oldOnly.removeAll { paired.contains($0.position) }
  }

  private static func normalised(_ claim: Claim) -> Claim {
    var result = claim
    result.subject = claim.subject.lowercased()
    result.object = claim.object.map { $0.lowercased() }
    return result
  }

  /// Pairs the most alike first; ties go to the page's order, so the result is always the same.
  private mutating func pairBySimilarity() {
    // The product of two long pages that have nothing in common would take minutes.
    guard oldOnly.count * newOnly.count <= 250_000 else { return }
    var candidates: [(similarity: Double, old: Demand, new: Demand)] = []
    for old in oldOnly {
      for new in newOnly where old.isStep == new.isStep {
        let similarity = Self.similarity(old.words, new.words)
        if similarity >= Self.leastSimilarity { candidates.append((similarity, old, new)) }
      }
    }
    candidates.sort { left, right in
      if left.similarity != right.similarity { return left.similarity > right.similarity }
      if left.old.position != right.old.position { return left.old.position < right.old.position }
      return left.new.position < right.new.position
    }
    var usedOld: Set<Int> = []
    var usedNew: Set<Int> = []
    for candidate in candidates
    where !usedOld.contains(candidate.old.position) && !usedNew.contains(candidate.new.position) {
      usedOld.insert(candidate.old.position)
      usedNew.insert(candidate.new.position)
      pairs.append(Pair(old: candidate.old, new: candidate.new, isBySimilarity: true))
    }
    oldOnly.removeAll { usedOld.contains($0.position) }
    newOnly.removeAll { usedNew.contains($0.position) }
  }

  /// The share of words that two texts have in common (Dice's coefficient over multisets).
  static func similarity(_ left: [String], _ right: [String]) -> Double {
    guard !left.isEmpty || !right.isEmpty else { return 0 }
    var counts: [String: Int] = [:]
    for word in left { counts[word, default: 0] += 1 }
    var common = 0
    for word in right where (counts[word] ?? 0) > 0 {
      counts[word, default: 0] -= 1
      common += 1
    }
    return 2 * Double(common) / Double(left.count + right.count)
  }
}
