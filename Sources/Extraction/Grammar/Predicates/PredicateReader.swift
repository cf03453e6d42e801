import Policy

/// Reads what a verb phrase behind a modal says of its subject.
struct PredicateReader: Sendable {
  let lexicon: Lexicon
  let nouns: NounPhraseReader
  let bounds: BoundReader
  let objects: ObjectReader

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    nouns = NounPhraseReader(lexicon: lexicon)
    bounds = BoundReader(lexicon: lexicon)
    objects = ObjectReader(lexicon: lexicon)
  }

  /// The forms in the order in which they are tried; the first that reads the phrase wins.
  static let forms: [any PredicateForm] = [
    PartStatePredicate(), WithoutPredicate(), AbilityPredicate(), SamePredicate(),
    LimitedPredicate(),
    BoundPredicate(), ShapePredicate(), MemberPredicate(), StatePredicate(), UsePredicate(),
    RelationPredicate(), ExistencePredicate(), WithinPredicate(),
  ]

  /// The predicate that begins the words; nil where no relation fits.
  func predicate(in words: Tokens) -> Predicate? {
    var phrase = VerbPhrase(words: words.trimmed())
    var isNegated = false
    phrase.words = withoutAdverbs(phrase.words, &isNegated, &phrase.isLimited)
    if phrase.isCopular, let verb = phrase.words.first,
      !lexicon.predicates.matchesBeyond(phrase.words, length: 1)
    {
      let rest = withoutAdverbs(phrase.rest, &isNegated, &phrase.isLimited)
      phrase.words = ([verb] + rest)[...]
    }
    for form in Self.forms {
      if var predicate = form.read(phrase, self) {
        predicate.isNegated = predicate.isNegated != isNegated
        return predicate
      }
    }
    return nil
  }

  /// The words behind adverbs and negations that no phrase of the lexicon begins with.
  private func withoutAdverbs(
    _ words: Tokens, _ isNegated: inout Bool, _ isLimited: inout Bool
  ) -> Tokens {
    var body = words
    while let first = body.first, !first.isMarked, body.count > 1 {
      let start = body.startIndex
      if lexicon.predicates.matches(body, at: start) || lexicon.states.matches(body, at: start)
        || lexicon.bounds.matches(body, at: start)
      {
        break
      }
      if first.word == "not" || first.word == "never" {
        isNegated.toggle()
      } else if first.word == "only" {
        isLimited = true
      } else if !lexicon.adverbs.contains(first) {
        break
      }
      body.removeFirst()
    }
    return body
  }
}

extension PhraseTable {
  /// Whether a phrase longer than a number of words begins the words.
  func matchesBeyond(_ words: Tokens, length: Int) -> Bool {
    guard let match = match(words, at: words.startIndex) else { return false }
    return match.length > length
  }
}
