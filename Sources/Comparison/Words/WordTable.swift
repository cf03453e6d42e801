import Policy

/// What phrases mean for the comparison of two wordings.
///
/// A phrase is a list of stems; of two phrases that begin at the same word the longer one wins, and
/// of two equal ones the one that was added first.
struct WordTable: Sendable {
  /// What a phrase is.
  enum Kind: Hashable, Sendable {
    /// A word or term under the name that all its synonyms share.
    case term(String)
    /// The opposite of a term.
    case opposite(String)
    case neutral, modal, negation, exclusive, condition, exception, reason, failure
    case lower, upper, above, below, exact, between, remark
    case number(Double)
    case unit(kind: String, factor: Double)
    /// Once in so many seconds.
    case interval(Double)
  }

  private struct Node: Sendable {
    var next: [String: Int] = [:]
    var kinds: [Kind] = []
  }

  private var nodes: [Node] = [Node()]
  /// Stems of the words that end titles which say what a section is about.
  var topics: Set<String> = []
  /// Stems of words that are topics where they are a title by themselves.
  var topicTitles: Set<String> = []
  /// Endings of words that name an activity or a quality, which are topics as titles.
  var topicEndings: [String] = []
  /// Names of words by which a demand says no more than that something is there.
  var presence: Set<String> = []
  /// Names of words that a demand may begin with and that add nothing to it.
  var assurances: Set<String> = []
  /// Stems of nouns that only carry the name beside them.
  var carriers: Set<String> = []
  /// Names of words for people of any kind.
  var people: Set<String> = []
  /// Words that tie a clause to the sentence in front of it.
  var relatives: Set<String> = []
  /// Stems of verbs after which a span of time is a lower bound.
  var keeping: Set<String> = []

  /// Adds a phrase, its words in lower case.
  mutating func add(_ phrase: String, _ kind: Kind) {
    var node = 0
    for word in phrase.split(separator: " ") {
      let stem = Stem.of(String(word))
      if let next = nodes[node].next[stem] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].next[stem] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    if node != 0, !nodes[node].kinds.contains(kind) { nodes[node].kinds.append(kind) }
  }

  /// The longest phrase that begins at a stem; all that it can mean.
  func longest(in stems: [String], at start: Int) -> (length: Int, kinds: [Kind])? {
    var node = 0
    var best: (Int, [Kind])?
    for place in start..<stems.count {
      guard let next = nodes[node].next[stems[place]] else { break }
      node = next
      if !nodes[node].kinds.isEmpty { best = (place - start + 1, nodes[node].kinds) }
    }
    return best
  }

  /// The table with the terms of vocabularies as synonyms; a term that stands for several attributes
  /// stands for the first one.
  func adding(_ attributes: [Attribute]) -> WordTable {
    var table = self
    for attribute in attributes {
      table.add(attribute.terms)
      for member in attribute.members { table.add(member.terms) }
    }
    return table
  }

  /// Terms of one thing share the name of the first one, or the name that one of them has already.
  private mutating func add(_ terms: [String]) {
    let terms = terms.map { Tokens.normalised($0) }.filter { !$0.isEmpty }
    guard terms.count > 1 else { return }
    let known = terms.compactMap { name(of: $0) }.first
    let shared = known ?? terms[0].map(Stem.of).joined(separator: " ")
    for term in terms where name(of: term) == nil && !(term.count == 1 && isPlain(term[0])) {
      add(term.joined(separator: " "), .term(shared))
    }
  }

  /// Whether the table gives a word another meaning already.
  private func isPlain(_ word: String) -> Bool {
    longest(in: [Stem.of(word)], at: 0) != nil
  }

  private func name(of term: [String]) -> String? {
    let stems = term.map(Stem.of)
    guard let found = longest(in: stems, at: 0), found.length == stems.count else { return nil }
    for case .term(let name) in found.kinds { return name }
    return nil
  }
}
