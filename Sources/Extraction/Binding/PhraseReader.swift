import Policy

/// What a noun phrase of the page stands for.
struct Phrase: Sendable {
  /// The things it names, each with what it may mean.
  var things: [[TermIndex.Meaning]]
  /// Whether the things are joined by "or".
  var isAlternative = false
  /// Values that only say in which set-up the thing is meant ("for SMTP").
  var scope: [TermIndex.Meaning] = []
  /// Whether every word is accounted for.
  var isComplete = true
  /// Whether the words name no thing of the vocabulary and none of their own ("this", "the user").
  var isGeneric = false
  /// On, off, or unsaid ("2-Step Verification enabled").
  var state: Bool?

  /// The meanings of the only thing it names.
  var single: [TermIndex.Meaning]? { things.count == 1 ? things[0] : nil }
}

/// Reads noun phrases by the terms of the vocabularies.
struct PhraseReader: Sendable {
  let index: TermIndex
  /// Stems of the words for the entities that the vocabularies describe.
  let entityWords: Set<String>
  /// Stems of the words that name vocabularies and their vendors.
  let vendorWords: Set<String>

  init(index: TermIndex, vocabularies: [String]) {
    self.index = index
    entityWords = index.attributes.reduce(into: []) {
      $0.formUnion(BindingLexicon.words(for: $1.entity))
    }
    vendorWords = Set(
      vocabularies.flatMap { name in
        [name, String(name.prefix { !$0.isNumber })].map(Stem.of)
      } + ["365"])
  }

  /// Reads a phrase; words in brackets only count where the others name nothing.
  func read(_ text: String) -> Phrase {
    let (head, rest) = WordSequence.aroundBracket(text)
    let phrase = read(words: head)
    if !phrase.things.isEmpty || rest.isEmpty { return phrase }
    let whole = read(words: head + rest)
    return whole.things.isEmpty ? phrase : whole
  }

  /// Reads a phrase that is already split.
  func read(words all: [Word]) -> Phrase {
    let named = index.matches(in: all)
    let telling = withoutPurpose(all, named)
    let words = telling ?? all
    let matches = narrowed(telling == nil ? named : index.matches(in: words), in: words)
    var phrase = Phrase(things: [])
    var rest = words.indices.filter { place in !matches.contains { $0.words.contains(place) } }
    let states = rest.filter { isState(words[$0]) }
    if states.count == 1, !matches.isEmpty {
      phrase.state = BindingLexicon.onWords.contains(words[states[0]].stem)
      rest.removeAll { $0 == states[0] }
    }
    let attributes = Set(matches.flatMap(\.meanings).map(\.attribute))
    rest.removeAll { isWeak(words[$0], beside: attributes) }
    phrase.isComplete = rest.isEmpty
    if matches.isEmpty {
      phrase.isGeneric = rest.allSatisfy { isGeneric(words[$0]) }
      phrase.isComplete = phrase.isGeneric
      return phrase
    }
    join(matches, in: words, into: &phrase)
    return phrase
  }

  /// "X to sign in to other apps": what a thing is for says nothing about which thing is meant; nil
  /// where nothing like that stands behind a term.
  private func withoutPurpose(_ words: [Word], _ matches: [TermIndex.Match]) -> [Word]? {
    let telling = matches.first { match in
      match.words.count > 2 && match.words.upperBound + 1 < words.count
        && words[match.words.upperBound].text == "to"
    }
    return telling.map { Array(words[..<$0.words.upperBound]) }
  }

  /// Of the things that share a term, those whose names the words around it repeat
  /// ("backup proxy": `server.backup.proxy`).
  private func narrowed(_ matches: [TermIndex.Match], in words: [Word]) -> [TermIndex.Match] {
    guard matches.contains(where: { $0.meanings.count > 1 }) else { return matches }
    let rest = words.indices.filter { place in !matches.contains { $0.words.contains(place) } }
    return matches.map { match in
      let scores = match.meanings.map { meaning in
        rest.filter { isNamed(words[$0], by: index.attribute(of: meaning)) }.count
      }
      let best = scores.max() ?? 0
      var narrowed = match
      narrowed.meanings = zip(match.meanings, scores).filter { $0.1 == best }.map(\.0)
      return narrowed
    }
  }

  /// Whether the word names the attribute's entity or is a part of its name.
  private func isNamed(_ word: Word, by attribute: Attribute) -> Bool {
    BindingLexicon.words(for: attribute.entity).contains(word.stem)
      || attribute.name.split(whereSeparator: { $0 == "." || $0 == "_" })
        .contains { Stem.of(String($0)) == word.stem }
  }

  private func join(
    _ matches: [TermIndex.Match], in words: [Word], into phrase: inout Phrase
  ) {
    var last: TermIndex.Match?
    for match in matches {
      defer { last = match }
      guard let before = last else {
        phrase.things.append(match.meanings)
        continue
      }
      if phrase.things.contains(match.meanings) { continue }
      let between = words[before.words.upperBound..<match.words.lowerBound]
      switch relation(between, to: words[match.words.lowerBound]) {
      case .list(let isAlternative):
        phrase.things.append(match.meanings)
        phrase.isAlternative = phrase.isAlternative || isAlternative
      case .scope: addScope(match, to: &phrase)
      case .modifier: modify(with: match, &phrase)
      }
    }
  }

  private enum Junction {
    case list(isAlternative: Bool)
    case scope
    case modifier
  }

  private func relation(_ between: ArraySlice<Word>, to next: Word) -> Junction {
    // "Licensed and must be able to …": the verb is only said again.
    let verbs: Set<String> = ["must", "should", "be", "is", "are", "has", "have", "also"]
    let between = between.filter { !verbs.contains($0.text) }
    let joins = between.filter { BindingLexicon.coordinators.contains($0.text) }
    if !joins.isEmpty, joins.count == between.count {
      return .list(isAlternative: joins.contains { BindingLexicon.alternatives.contains($0.text) })
    }
    if between.isEmpty { return next.isListed ? .list(isAlternative: false) : .modifier }
    let isScope = between.contains { BindingLexicon.scopePrepositions.contains($0.text) }
    return isScope ? .scope : .modifier
  }

  /// "X for SMTP": a value behind a preposition is the set-up that is meant.
  private func addScope(_ match: TermIndex.Match, to phrase: inout Phrase) {
    if match.meanings.used.count == 1, case .member = match.meanings.used[0] {
      phrase.scope.append(match.meanings.used[0])
    } else {
      phrase.isComplete = false
    }
  }

  /// "SMTP From address": a value in front of an attribute whose name repeats it adds nothing.
  private func modify(with match: TermIndex.Match, _ phrase: inout Phrase) {
    guard let before = phrase.things.last else { return }
    if isRepeated(before, in: match.meanings) {
      phrase.things[phrase.things.count - 1] = match.meanings
    } else if !isRepeated(match.meanings, in: before) {
      phrase.things.append(match.meanings)
      phrase.isComplete = false
    }
  }

  /// Whether `value` is a value that the name of the attribute in `meanings` contains.
  private func isRepeated(
    _ value: [TermIndex.Meaning], in meanings: [TermIndex.Meaning]
  ) -> Bool {
    value.contains { meaning in
      guard case .member(let place, let member) = meaning else { return false }
      let name = index.attributes[place].members[member].name
      return meanings.contains { other in
        let attribute = index.attribute(of: other)
        if case .attribute = other, other.attribute == place { return true }
        return attribute.name.split(separator: ".").contains { $0 == name }
      }
    }
  }

  private func isState(_ word: Word) -> Bool {
    BindingLexicon.onWords.contains(word.stem) || BindingLexicon.offWords.contains(word.stem)
  }

  /// Whether a word beside a term says nothing about which thing is meant.
  private func isWeak(_ word: Word, beside attributes: Set<Int>) -> Bool {
    if word.isWeak || vendorWords.contains(word.stem) { return true }
    return attributes.contains { isNamed(word, by: index.attributes[$0]) }
  }

  /// Whether a word names no thing at all, or only an entity.
  private func isGeneric(_ word: Word) -> Bool {
    BindingLexicon.pronouns.contains(word.text) || entityWords.contains(word.stem)
  }
}
