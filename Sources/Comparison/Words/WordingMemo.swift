import Policy

/// Reads each text once.
final class WordingMemo {
  private let reader: WordingReader
  private var wordings: [String: Wording] = [:]
  private var keySets: [String: Set<String>] = [:]

  init(_ table: WordTable) {
    reader = WordingReader(table: table)
  }

  /// The table that texts are read with.
  var table: WordTable { reader.table }

  /// The wording of a text.
  func wording(of text: String) -> Wording {
    if let known = wordings[text] { return known }
    let wording = reader.read(text)
    wordings[text] = wording
    return wording
  }

  /// The names of the words of a text.
  func keys(of text: String) -> Set<String> {
    if let known = keySets[text] { return known }
    let keys = wording(of: text).keys
    keySets[text] = keys
    return keys
  }

  /// The wording of a demand's sentence; a bound that only the reading of the page knows is added,
  /// and with `withObject` the values that stand elsewhere on the page.
  func wording(of demand: Demand, withObject: Bool = false) -> Wording {
    var wording = wording(of: withObject ? told(demand) : demand.text)
    guard let claim = demand.claim, wording.amounts.count == 1, wording.amounts[0].bound == .exactly
    else { return wording }
    switch claim.relation {
    case .atLeast: wording.amounts[0].bound = claim.isNegated ? .atMost : .atLeast
    case .atMost: wording.amounts[0].bound = claim.isNegated ? .atLeast : .atMost
    default: break
    }
    return wording
  }

  /// The sentence with the values of the claim, where it has none of them.
  private func told(_ demand: Demand) -> String {
    guard let claim = demand.claim, !claim.object.isEmpty else { return demand.text }
    let values = claim.object.joined(separator: claim.isAlternative ? " or " : " and ")
    guard Set(Tokens.normalised(values)).isDisjoint(with: demand.words),
      wording(of: demand.text).amounts.isEmpty
    else { return demand.text }
    let sentence = demand.text.reversed().drop { ".:! ".contains($0) }.reversed()
    return String(sentence) + " " + values
  }
}
