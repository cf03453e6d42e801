/// What binding made of a condition.
enum ConditionBinding: Hashable, Sendable {
  /// What the words say; empty for words that are true of every set-up ("for your tenant").
  case bound([Formula])
  /// A title: it names what the text is about and conditions nothing.
  case title
  /// The words refer to a title ("it is used").
  case reference
  /// The words are a condition that cannot be expressed; with the expressions that they may mean.
  case unclear([Formula])
}
