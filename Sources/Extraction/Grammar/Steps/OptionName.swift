/// Tells the name of an option, which a list offers, from a literal that has to be typed.
///
/// Examples:
/// - "Set __Tide table__ to __North Sea__."
///   → step select: Tide table = North Sea {Tide table equals North Sea}
/// - "Set __Depth__ to __3__."
///   → step enter: Depth = 3 {Depth equals 3}
enum OptionName {
  /// Whether a value is spelled as the label of an option: marked, in plain words, with a capital in front.
  static func isOption(_ value: Tokens) -> Bool {
    guard let first = value.first, first.isMarked, first.isCapitalised, first.kind == .word else {
      return false
    }
    let letters = value.allSatisfy { token in
      token.run == first.run && token.text.utf8.allSatisfy { !(48...57).contains($0) && $0 != 95 }
    }
    return letters && first.text.utf8.contains { (97...122).contains($0) }
  }

  /// Whether a field takes any text ("Login name", "Title").
  static func isFreeText(_ field: Tokens, _ lexicon: Lexicon) -> Bool {
    field.contains { lexicon.freeTextNouns.contains($0) }
  }
}
