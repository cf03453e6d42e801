import Policy

/// The words of the vocabularies, found in text.
///
/// Rules in order: the longest match wins; of two that overlap the longer one stays, then the
/// earlier one; a term of an attribute or a value beats the words of an attribute's name; of several
/// things those win whose term is spelled as on the page, before any inflection; words that
/// several things share give all of them. A value that is named by a state word only ("enabled") is
/// found where its attribute is asked for it, never in running text.
struct TermIndex: Sendable {
  /// What a term stands for: places in ``attributes`` and in its members.
  enum Meaning: Hashable, Sendable {
    case attribute(Int)
    case member(attribute: Int, member: Int)

    /// The attribute itself, or the one whose value it is.
    var attribute: Int {
      switch self {
      case .attribute(let index), .member(let index, _): index
      }
    }
  }

  /// A term in a sequence of words.
  struct Match: Hashable, Sendable {
    var words: Range<Int>
    var meanings: [Meaning]
  }

  let attributes: [Attribute]
  /// The stems with which terms begin, and the node behind each: nearly all words begin none.
  private var starts = ByteTable()
  private var startNodes: [Int] = []
  private var nodes: [Node] = []

  private struct Node: Sendable {
    var children: [String: Int] = [:]
    var terms: [Meaning] = []
    var names: [Meaning] = []
    /// The words of the terms before inflection is taken off.
    var spellings: [String: [Meaning]] = [:]
    var meanings: [Meaning] { terms.isEmpty ? names : terms }
  }

  /// Indexes the terms of `attributes`; meanings refer to places in that list.
  init(_ attributes: [Attribute]) {
    self.attributes = attributes
    for (index, attribute) in attributes.enumerated() {
      for term in attribute.terms { add(WordSequence.of(term), .attribute(index), isName: false) }
      add(TermIndex.nameWords(attribute), .attribute(index), isName: true)
      for (member, value) in attribute.members.enumerated() {
        for term in value.terms.isEmpty ? [value.name] : value.terms {
          let words = WordSequence.of(term)
          if words.count == 1, BindingLexicon.stateWords.contains(words[0].stem) { continue }
          add(words, .member(attribute: index, member: member), isName: false)
        }
      }
    }
  }

  /// The last telling word of an attribute's name: `security defaults` of
  /// `tenant.security_defaults.enabled`.
  private static func nameWords(_ attribute: Attribute) -> [Word] {
    let parts = attribute.name.split(separator: ".").dropFirst()
    let states = ["enabled", "disabled", "state", "allowed", "blocked", "value", "setting"]
    let telling = parts.last { !states.contains(String($0)) }
    guard let words = telling?.split(separator: "_").joined(separator: " ") else { return [] }
    let name = WordSequence.of(words)
    // A single word ("from", "name") is too common to stand for an attribute by itself.
    return name.count > 1 ? name : []
  }

  private mutating func add(_ words: [Word], _ meaning: Meaning, isName: Bool) {
    guard let first = words.first else { return }
    let start = starts.add(first.stem.utf8.span)
    if start == startNodes.count {
      startNodes.append(nodes.count)
      nodes.append(Node())
    }
    var node = startNodes[start]
    for word in words.dropFirst() {
      if let next = nodes[node].children[word.stem] {
        node = next
      } else {
        nodes.append(Node())
        nodes[node].children[word.stem] = nodes.count - 1
        node = nodes.count - 1
      }
    }
    if !isName {
      nodes[node].spellings[TermIndex.spelling(words[...]), default: []].append(meaning)
    }
    if isName {
      if !nodes[node].names.contains(meaning) { nodes[node].names.append(meaning) }
    } else if !nodes[node].terms.contains(meaning) {
      nodes[node].terms.append(meaning)
    }
  }

  /// The terms in `words` that do not overlap, in order of occurrence.
  func matches(in words: [Word]) -> [Match] {
    var found: [Match] = []
    for start in words.indices {
      if let match = longest(in: words, from: start) { found.append(match) }
    }
    guard found.count > 1 else { return found }
    found.sort {
      ($0.words.count, $1.words.lowerBound) > ($1.words.count, $0.words.lowerBound)
    }
    var taken = Array(repeating: false, count: words.count)
    var kept: [Match] = []
    for match in found where !taken[match.words].contains(true) {
      for index in match.words { taken[index] = true }
      kept.append(match)
    }
    return kept.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  private func longest(in words: [Word], from start: Int) -> Match? {
    guard let first = starts.place(of: words[start].stem.utf8.span) else { return nil }
    var node = startNodes[first]
    var end = start + 1
    var best: Match?
    while true {
      let meanings = meanings(at: node, for: words[start..<end])
      if !meanings.isEmpty { best = Match(words: start..<end, meanings: meanings) }
      guard end < words.count, let next = nodes[node].children[words[end].stem] else { return best }
      node = next
      end += 1
    }
  }

  private func meanings(at node: Int, for words: ArraySlice<Word>) -> [Meaning] {
    let all = nodes[node].meanings
    guard all.count > 1, let exact = nodes[node].spellings[TermIndex.spelling(words)] else {
      return all
    }
    return all.filter(exact.contains)
  }

  private static func spelling(_ words: ArraySlice<Word>) -> String {
    words.map(\.text).joined(separator: " ")
  }

  /// The attribute that a meaning is about.
  func attribute(of meaning: Meaning) -> Attribute { attributes[meaning.attribute] }
}
