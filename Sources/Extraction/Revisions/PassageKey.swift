/// A passage and all that decides how it is read, wherever in the file it stands.
struct PassageKey: Hashable {
  let words: Tokens
  let context: ProseReader.Context
  let topic: Topic

  /// The byte from which places are counted.
  var start: Int { words.first?.span.lowerBound ?? 0 }

  static func == (left: PassageKey, right: PassageKey) -> Bool {
    left.words.isSame(as: right.words, from: left.start, right.start)
      && left.context.isSame(as: right.context, from: left.start, right.start)
      && left.topic.isSame(as: right.topic)
  }

  func hash(into hasher: inout Hasher) {
    for token in words { hasher.combine(token.text) }
    topic.hashNames(into: &hasher)
  }
}

extension Tokens {
  /// Whether tokens say the same in the same markup.
  func isSame(as other: Tokens) -> Bool {
    guard count == other.count else { return false }
    // Runs of marked text are counted through the page; what counts is where one ends.
    var marked: Int?
    var quoted: Int?
    return zip(self, other).allSatisfy { left, right in
      guard left.isSame(as: right) else { return false }
      let distance = left.run - right.run
      if left.run > 0 {
        marked = marked ?? distance
        return right.run > 0 && marked == distance
      }
      if left.run < 0 {
        quoted = quoted ?? distance
        return right.run < 0 && quoted == distance
      }
      return right.run == 0
    }
  }

  /// The same for tokens that stand at the same places, counted from two bytes.
  fileprivate func isSame(as other: Tokens, from start: Int, _ otherStart: Int) -> Bool {
    isSame(as: other)
      && zip(self, other).allSatisfy { left, right in
        left.span.lowerBound - start == right.span.lowerBound - otherStart
          && left.span.count == right.span.count
      }
  }
}

extension Token {
  /// Whether two tokens differ in nothing but where they stand; the rest follows from their texts.
  fileprivate func isSame(as other: Token) -> Bool {
    text == other.text && kind == other.kind && isBold == other.isBold
      && isItalic == other.isItalic && link == other.link
      && hasSpaceBefore == other.hasSpaceBefore && known == other.known
  }
}

extension ProseReader.Context {
  fileprivate func isSame(as other: Self, from start: Int, _ otherStart: Int) -> Bool {
    // Whatever else is known of a place counts as it is.
    withoutPlaces == other.withoutPlaces
      && Label.same(label, other.label, from: start, otherStart)
      && links.count == other.links.count
      && zip(links, other.links).allSatisfy { left, right in
        left.url == right.url && left.span.count == right.span.count
          && left.span.lowerBound - start == right.span.lowerBound - otherStart
      }
  }

  private var withoutPlaces: Self {
    var context = self
    context.label = nil
    context.links = []
    return context
  }
}

extension Label {
  fileprivate static func same(
    _ left: Label?, _ right: Label?, from start: Int, _ otherStart: Int
  ) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.withoutTitle == right.withoutTitle
      && left.title.isSame(as: right.title, from: start, otherStart)
  }

  private var withoutTitle: Label {
    var label = self
    label.title = []
    return label
  }
}
