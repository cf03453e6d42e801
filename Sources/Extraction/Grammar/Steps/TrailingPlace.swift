import Policy

/// Takes the place off the end of an instruction: "set X to Y under A > B", "tick X on the Y tab".
///
/// Examples:
/// - "Set __Length__ to 12 under Buoys > Chain."
///   → step enter: @ Buoys > Chain Length = 12 {Length equals 12}
/// - "Tick __Foghorn__ on the __Signals__ tab."
///   → step enable: @ Signals Foghorn {Foghorn enabled}
struct TrailingPlace {
  let lexicon: Lexicon
  let paths: PathReader

  /// The object of a verb without the place behind it, and the way to that place.
  func split(_ body: Tokens, of action: Action) -> (body: Tokens, path: [String]) {
    switch action {
    case .enable, .disable, .select, .enter, .click, .create: break
    case .navigate, .copy, .grant, .verify, .wait, .signIn, .install, .restart, .other:
      return (body, [])
    }
    let end = body.firstOutsideBrackets(where: { $0.isMark(";") || $0.isOpening }) ?? body.endIndex
    for index in body[..<end].indices.dropFirst().reversed() {
      guard ["in", "on", "under", "at", "within"].contains(body[index].word), !body[index].isMarked,
        index + 1 < end
      else { continue }
      let place = body[(index + 1)..<end].trimmed()
      guard isPlace(place, behind: body[..<index], of: action) else { return (body, []) }
      return (body[..<index], paths.place(place))
    }
    return (body, [])
  }

  /// Whether the words name a place rather than a field or list that receives the object.
  private func isPlace(_ words: Tokens, behind object: Tokens, of action: Action) -> Bool {
    guard let last = words.last, object.contains(where: \.isWordLike),
      !words.contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return false }
    let isWay = words.contains { $0.kind == .separator }
    let isScreen =
      words.contains(where: { $0.isMarked || $0.isCapitalised })
      && (lexicon.screens.contains(last) && !last.isMarked || startsWithScreen(words))
    guard isWay || isScreen else { return false }
    return action != .select || object.contains { $0.isMarked || $0.isCapitalised }
  }

  /// "tab __Signals__": the noun in front of the name.
  private func startsWithScreen(_ words: Tokens) -> Bool {
    let name = words.drop { lexicon.articles.contains($0) && !$0.isMarked }
    guard let noun = name.first, lexicon.screens.contains(noun), !noun.isMarked, name.count > 1
    else { return false }
    return name.dropFirst().allSatisfy { $0.isMarked || $0.isCapitalised }
  }
}
