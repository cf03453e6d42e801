import Policy

/// Finds a title for a run of steps.
struct ProcedureTitle: Sendable {
  let index: TermIndex

  /// The title: the nearest lead-in, label or heading, made to read as an instruction.
  ///
  /// "To disable them" takes its object from the claims of the steps, else from the titles around
  /// it; without any title the first step gives one.
  func title(of steps: [Statement], under titles: [OutlineNode]) -> String {
    for (place, node) in titles.enumerated().reversed() {
      if case .alternative = node.kind { break }
      guard !node.title.isEmpty, isTelling(node) else { continue }
      return resolved(plain(node.title), steps: steps, around: titles[..<place])
    }
    return steps.first.map(firstStep) ?? "Steps"
  }

  /// A lead-in that is a clause of its own ("if you do not see it") is a condition, not a title.
  private func isTelling(_ node: OutlineNode) -> Bool {
    guard node.kind == .leadIn else { return true }
    let first = WordSequence.of(node.title).first?.text ?? ""
    return !["if", "when", "unless", "otherwise", "where"].contains(first)
  }

  private func plain(_ title: String) -> String {
    var text = Substring(title)
    while let last = text.last, last == ":" || last == " " || last == "." { text.removeLast() }
    for opener in ["How to ", "How To ", "To ", "How do I ", "Steps to "]
    where text.hasPrefix(opener) {
      text = text.dropFirst(opener.count)
      break
    }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private func resolved(
    _ title: String, steps: [Statement], around titles: ArraySlice<OutlineNode>
  ) -> String {
    let words = title.spacedParts
    let pronouns: Set<String> = ["it", "them", "this", "that", "these", "those"]
    guard words.count > 1, let last = words.last, pronouns.contains(last.lowercased()) else {
      return title
    }
    let verb = words.dropLast().joined(separator: " ")
    if let subject = steps.lazy.compactMap({ $0.claim?.subject }).first(where: { !$0.isEmpty }) {
      return "\(verb) \(subject)"
    }
    for node in titles.reversed() {
      if let term = term(in: node.title) { return "\(verb) \(term)" }
    }
    return title
  }

  /// The words of a title that the vocabulary knows, as the vocabulary writes them.
  private func term(in title: String) -> String? {
    guard let match = index.matches(in: WordSequence.of(title)).first,
      let meaning = match.meanings.first
    else { return nil }
    let attribute = index.attribute(of: meaning)
    if case .member(_, let member) = meaning { return attribute.members[member].terms.first }
    return attribute.terms.first
  }

  private func firstStep(_ statement: Statement) -> String {
    guard let step = statement.step, step.action != .other, let target = step.target,
      !target.isEmpty
    else {
      let text = plain(statement.text)
      return text.isEmpty ? "Steps" : text
    }
    let verbs: [Action: String] = [
      .navigate: "Go to", .signIn: "Sign in to", .wait: "Wait for",
    ]
    let verb =
      verbs[step.action] ?? step.action.rawValue.prefix(1).uppercased()
      + step.action.rawValue.dropFirst()
    return "\(verb) \(target)"
  }
}
