import Policy

/// "be written in lower case", "be URL encoded": the shape that a value must have.
struct ShapePredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    guard phrase.isCopular else { return nil }
    if let noun = phrase.rest.last, reader.lexicon.shapeNouns.contains(noun),
      let preposition = phrase.rest.prefix(2).firstIndex(where: { $0.word == "in" && !$0.isMarked })
    {
      let shape = reader.nouns.bare(phrase.rest[(preposition + 1)...])
      let choice = reader.nouns.members(of: shape.dropLast())
      if choice.count > 1, shape.contains(where: { $0.word == "or" && !$0.isMarked }) {
        return Predicate(relation: .oneOf, object: choice.map(\.text))
      }
      return Predicate(relation: .matches, object: [shape.text])
    }
    let body = phrase.rest.drop {
      reader.lexicon.writtenForms.contains($0) && !$0.isMarked
    }
    guard let match = reader.lexicon.shapes.match(body, at: body.startIndex),
      match.length == body.trimmed().count
    else { return nil }
    return Predicate(relation: .matches, object: [body.trimmed().text])
  }
}
