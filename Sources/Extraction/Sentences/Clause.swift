import Policy

/// A part of a sentence that says one thing, with what leads it in taken off.
struct Clause: Sendable {
  /// All of its words, the span of the statement.
  var words: Tokens
  /// How many words at the front are a notice mark ("Important"), no part of what is said.
  var noticeLength = 0
  /// The words without openers, leading conditions and places.
  var core: Tokens
  /// Leading conditions, in the sentence's order.
  var conditions: [Condition] = []
  /// The subject of the leading condition, for a pronoun behind it.
  var conditionSubject: Tokens?
  /// Whether it stands under the condition of the sentence before ("in this case").
  var refersBack = false
  /// Places of the user interface that the clause begins with ("In the Channel list").
  var places: [Tokens] = []
  /// What a clause that begins with "which" says more of.
  var relativeTo: Tokens?
  /// Who does it, where the clause begins with "as …".
  var actor: Actor?
  /// What a leading "with …" names.
  var companion: Tokens?
  /// What a leading "without …" names.
  var lacking: Tokens?
  /// What a leading "for …" names in front of a demand.
  var beneficiary: Tokens?
  /// The thing that a leading "for …" names in front of an instruction.
  var topic: Tokens?
  /// Whether the core is an instruction.
  var isImperative = false
  /// Whether the page leaves it to the reader's choice.
  var isOptional = false
  /// Whether it only applies when the check before it does not hold.
  var isFallback = false
  /// Whether a conjunction joins it to the clause before, whose subject it shares.
  var continues = false
  /// Whether its verb is left out and the one of the clause before is meant.
  var isGapped = false
  /// Whether it says what the clause before it means (", meaning …").
  var explains = false
  /// Whether the sentence asks.
  var isQuestion = false
  /// Whether the sentence announces what stands under it.
  var endsWithColon = false

  /// What the clause says, without a notice mark and the conjunction that joins it to another.
  var text: String {
    words.dropFirst(noticeLength).trimmedFront.withoutConjunction.trimmedEnd.text
  }
}

extension Tokens {
  /// The words without marks and signs in front.
  fileprivate var trimmedFront: Tokens {
    drop { !$0.isWordLike && !$0.isOpening }
  }

  /// "and then click X": the words behind the conjunction.
  fileprivate var withoutConjunction: Tokens {
    guard let first, !first.isCapitalised else { return self }
    return drop { ["and", "then", "but"].contains($0.word) && !$0.isMarked }
  }

  /// The words without a comma at the end.
  fileprivate var trimmedEnd: Tokens {
    guard let last, last.isMark(",") || last.isMark(";") else { return self }
    return dropLast()
  }
}
