import Policy

/// Reads an instruction: what to do, with what, where, and the state that it leaves behind.
struct StepReader {
  let lexicon: Lexicon
  let verbs: ImperativeReader
  let nouns: NounPhraseReader
  let paths: PathReader

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    verbs = ImperativeReader(lexicon: lexicon)
    nouns = NounPhraseReader(lexicon: lexicon)
    paths = PathReader(lexicon: lexicon)
  }

  /// An instruction as it was read.
  struct Result {
    var step: StepReading
    var claim: Claim?
    var actor: Actor?
    /// What the instruction acts on, for the sentences after it.
    var focus: Tokens?
  }

  /// Reads an imperative clause; nil where its first word is no verb after all.
  func read(_ clause: Clause, topic: Topic, links: [PassageLink]) -> Result? {
    let core = clause.core
    guard let verb = verbs.verb(in: core, at: core.startIndex) else {
      return gapped(clause, topic: topic)
    }
    var object = core.dropFirst(verb.length)
    if let particle = verb.particle {
      object = core[(core.startIndex + verb.length)..<particle]
    }
    var (body, remarks) = splitRemarks(object)
    if verb.particle == nil { body = withoutConsequence(body) }
    var result = reading(verb.value, body, clause: clause, topic: topic, links: links)
    result.step.isOptional = result.step.isOptional || clause.isOptional || remarks.isOptional
    result.step.isFallback = clause.isFallback
    result.actor = remarks.actor
    if result.step.path.isEmpty { result.step.path = clause.places.flatMap { paths.place($0) } }
    result.step.wait = nil
    return result
  }

  /// Dispatches on the action; each action reads its object in its own way.
  private func reading(
    _ action: Action, _ body: Tokens, clause: Clause, topic: Topic, links: [PassageLink]
  ) -> Result {
    switch action {
    case .navigate: navigation(body, links: links, topic: topic)
    case .click: click(body, topic: topic)
    case .select: selection(body, clause: clause, topic: topic)
    case .enable, .disable: toggle(action, body, topic: topic)
    case .enter: entry(body, verb: clause.core.first?.word ?? "", clause: clause, topic: topic)
    case .verify: check(body, clause: clause, topic: topic)
    case .signIn: signIn(body)
    case .wait: waiting(body)
    case .grant: grant(body, topic: topic)
    case .create: creation(body, topic: topic)
    case .copy, .install, .restart, .other: plain(action, body, topic: topic, links: links)
    }
  }

  /// "…, then X": the verb of the clause before is meant again.
  private func gapped(_ clause: Clause, topic: Topic) -> Result? {
    guard let action = topic.action, let first = clause.core.trimmed().first, first.isMarked else {
      return nil
    }
    let name = nouns.name(in: clause.core)
    return Result(step: StepReading(action: action, target: name.text), focus: name)
  }

  // MARK: Actions

  private func navigation(_ body: Tokens, links: [PassageLink], topic: Topic) -> Result {
    let url = body.compactMap(\.link).first.flatMap {
      links.indices.contains($0) ? links[$0].url : nil
    }
    let path = paths.path(in: body)
    if path.count > 1 {
      return Result(
        step: StepReading(action: .navigate, target: path.last, path: path, url: url),
        focus: nil)
    }
    let target = linkTarget(in: body)
    return Result(
      step: StepReading(action: .navigate, target: target.text, url: url), focus: target)
  }

  /// The name of the place in front of a link, else the text of the link itself.
  private func linkTarget(in body: Tokens) -> Tokens {
    let beforeLink = nouns.trimmed(body.prefix { $0.link == nil && !$0.isMark(":") })
    let named = nouns.withoutControlNoun(nouns.name(in: beforeLink))
    let isName = named.contains { $0.isWordLike && !lexicon.articles.contains($0) }
    if isName { return named }
    var link = body.drop { $0.link == nil }.prefix { $0.link != nil }
    while let last = link.last, lexicon.linkWords.contains(last), link.count > 1 {
      link = link.dropLast()
    }
    return link.isEmpty ? nouns.name(in: body) : link
  }

  private func click(_ body: Tokens, topic: Topic) -> Result {
    let object = resolved(body, topic: topic)
    let name = nouns.withoutControlNoun(nouns.name(in: object))
    return Result(step: StepReading(action: .click, target: name.text), focus: name)
  }

  private func selection(_ body: Tokens, clause: Clause, topic: Topic) -> Result {
    let named = namedControl(in: body)
    let value = named?.value ?? nouns.withoutControlNoun(nouns.name(in: body))
    let place = clause.places.last.map(withoutPlaceNoun)
    if let control = clause.topic ?? named?.control ?? place {
      let isInside = clause.topic != nil || named != nil
      let path = isInside ? clause.places.flatMap { paths.place($0) } : []
      let isAnnouncement = clause.endsWithColon
      return Result(
        step: StepReading(
          action: .select, target: control.text, value: isAnnouncement ? nil : value.text,
          path: path),
        claim: isAnnouncement
          ? Claim(subject: control.text, relation: .oneOf)
          : state(of: control, value: value),
        focus: control)
    }
    if let relation = valueState(value), let subject = topic.state {
      return Result(
        step: StepReading(action: .select, target: subject.text, value: value.text),
        claim: Claim(subject: subject.text, relation: relation), focus: subject)
    }
    return Result(step: StepReading(action: .select, target: value.text), focus: value)
  }

  private func toggle(_ action: Action, _ body: Tokens, topic: Topic) -> Result {
    var object = resolved(body, topic: topic)
    if let colon = object.firstIndex(where: { $0.isMark(":") }), colon + 1 < object.endIndex {
      object = object[(colon + 1)...]
    }
    let name = described(in: object) ?? nouns.withoutControlNoun(nouns.name(in: object))
    return Result(
      step: StepReading(action: action, target: name.text),
      claim: Claim(subject: name.text, relation: action == .enable ? .enabled : .disabled),
      focus: name)
  }

  private func entry(_ body: Tokens, verb: String, clause: Clause, topic: Topic) -> Result {
    let (value, field) = EntrySplitter(lexicon: lexicon).split(
      body, isSetting: verb == "set" || verb == "change")
    let place = clause.places.last.map(nouns.withoutControlNoun)
    guard let target = field.map(nouns.withoutControlNoun) ?? (clause.topic ?? nil) else {
      let name = nouns.name(in: resolved(value, topic: topic))
      if let place, place.contains(where: \.isMarked) {
        return Result(
          step: StepReading(action: .enter, target: place.text, value: name.text),
          claim: claim(of: place, value: value), focus: place)
      }
      return Result(
        step: StepReading(action: .enter, target: name.text),
        claim: Claim(subject: name.text, relation: .present), focus: name)
    }
    let text = nouns.trimmed(value)
    return Result(
      step: StepReading(action: .enter, target: target.text, value: text.text),
      claim: claim(of: target, value: value), focus: target)
  }

  private func check(_ body: Tokens, clause: Clause, topic: Topic) -> Result {
    let place = clause.places.last.map(withoutPlaceNoun)
    if let says = body.firstIndex(where: {
      ["says", "shows", "reads", "displays", "say", "show"].contains($0.word)
    }) {
      let value = nouns.name(in: body[(says + 1)...].drop { $0.isMark(":") })
      let before = nouns.trimmed(
        body[..<says].drop { ["that", "whether", "if"].contains($0.word) })
      let isPronoun = before.isEmpty || lexicon.pronouns.matches(before, at: before.startIndex)
      let isPlaced = place != nil && value.contains(where: \.isMarked)
      let subject =
        isPronoun || isPlaced ? (place ?? topic.focus ?? before) : nouns.withoutControlNoun(before)
      return Result(
        step: StepReading(action: .verify, target: subject.text, value: value.text),
        claim: value.isEmpty ? nil : state(of: subject, value: value), focus: subject)
    }
    let rest = nouns.trimmed(body.drop { ["that", "whether", "if"].contains($0.word) })
    if let isVerb = rest.firstIndex(where: { ["is", "are"].contains($0.word) }),
      isVerb > rest.startIndex
    {
      let subject = nouns.trimmed(rest[..<isVerb])
      let value = nouns.trimmed(rest[(isVerb + 1)...].prefix { !["and", "not"].contains($0.word) })
      return Result(
        step: StepReading(action: .verify, target: subject.text, value: value.text),
        claim: state(of: subject, value: value), focus: subject)
    }
    let name = nouns.withoutControlNoun(nouns.name(in: rest))
    return Result(step: StepReading(action: .verify, target: name.text), focus: name)
  }

  private func signIn(_ body: Tokens) -> Result {
    let rest = body.drop { ["with", "as", "using", "to", "there", "again"].contains($0.word) }
    let value = nouns.trimmed(rest.prefix { !$0.isMark(",") && !$0.isMark(".") })
    return Result(
      step: StepReading(action: .signIn, value: value.isEmpty ? nil : value.text))
  }

  private func waiting(_ body: Tokens) -> Result {
    let rest = body.drop { ["for", "until", "till"].contains($0.word) }
    if let first = rest.first, first.text.utf8.allSatisfy({ (48...57).contains($0) }) {
      let value = nouns.trimmed(rest.prefix { $0.isWordLike }.prefix(2))
      return Result(step: StepReading(action: .wait, value: value.text))
    }
    let subject = nouns.trimmed(
      rest.prefix { !lexicon.finiteVerbs.contains($0) && !$0.isMark(",") })
    let after = rest[subject.endIndex...].dropFirst().prefix { !$0.isMark(",") && !$0.isMark(".") }
    let value = nouns.markedRun(in: after)
    return Result(
      step: StepReading(action: .wait, target: subject.text, value: value?.text), focus: subject)
  }

  private func grant(_ body: Tokens, topic: Topic) -> Result {
    if let to = body.lastIndex(where: { $0.word == "to" && !$0.isMarked }) {
      let receiver = nouns.trimmed(nouns.firstPhrase(of: body[(to + 1)...]))
      var value = nouns.trimmed(body[..<to])
      if let marked = nouns.markedRun(in: value), value.filter(\.isMarked).count == marked.count {
        value = marked
      }
      let members = nouns.members(of: nouns.trimmed(body[..<to])).map { nouns.name(in: $0).text }
      return Result(
        step: StepReading(action: .grant, target: receiver.text, value: value.text),
        claim: Claim(
          subject: receiver.text, relation: members.count > 1 ? .allOf : .requires, object: members),
        focus: receiver)
    }
    let name = nouns.name(in: resolved(body, topic: topic))
    return Result(step: StepReading(action: .grant, target: name.text), focus: name)
  }

  private func creation(_ body: Tokens, topic: Topic) -> Result {
    var name = nouns.name(in: resolved(body, topic: topic))
    if let first = name.first, first.word == "new", name.count > 1 {
      name = nouns.trimmed(name.dropFirst())
    }
    return Result(
      step: StepReading(action: .create, target: name.text),
      claim: name.isEmpty ? nil : Claim(subject: name.text, relation: .present), focus: name)
  }

  private func plain(_ action: Action, _ body: Tokens, topic: Topic, links: [PassageLink]) -> Result
  {
    let object = resolved(body, topic: topic)
    var name = nouns.name(in: object)
    if name.isEmpty {
      let rest = object.drop { token in
        token.kind == .punctuation
          || ["with", "to", "for", "at", "on", "in", "through"].contains(token.word)
      }
      name = nouns.name(in: rest)
    }
    let url = body.compactMap(\.link).first.flatMap {
      links.indices.contains($0) ? links[$0].url : nil
    }
    return Result(step: StepReading(action: action, target: name.text, url: url), focus: name)
  }

  // MARK: Parts

  /// "the platform __Web__": the control in front of the marked value.
  private func namedControl(in body: Tokens) -> (control: Tokens, value: Tokens)? {
    let words = nouns.trimmed(body)
    guard let marked = nouns.markedRun(in: words), marked.startIndex > words.startIndex else {
      return nil
    }
    let control = nouns.trimmed(words[..<marked.startIndex])
    guard control.count <= 2, let last = control.last, last.kind == .word,
      !lexicon.controls.contains(last), !lexicon.articles.contains(last),
      control.allSatisfy({ $0.kind == .word })
    else { return nil }
    let rest = words[marked.endIndex...].prefix { $0.isWordLike }
    if let next = rest.first,
      lexicon.controls.contains(next) || lexicon.places.contains(next)
    {
      return nil
    }
    return (control, marked)
  }

  /// "the flag that allows X": X names the switch.
  private func described(in body: Tokens) -> Tokens? {
    let words = nouns.trimmed(body)
    guard let noun = words.first, lexicon.controls.contains(noun), !noun.isMarked,
      words.count > 3,
      ["that", "which"].contains(words[words.startIndex + 1].word)
    else { return nil }
    let rest = nouns.trimmed(words.dropFirst(3))
    return rest.isEmpty ? nil : rest
  }

  /// The name of a place without the noun that says what kind of place it is.
  private func withoutPlaceNoun(_ words: Tokens) -> Tokens {
    var result = nouns.withoutControlNoun(words)
    while result.count > 1, let last = result.last, lexicon.places.contains(last),
      !last.isMarked
    {
      result = result.dropLast().trimmed()
    }
    return result
  }

  /// The state that entering a value into a field leaves behind.
  private func claim(of field: Tokens, value: Tokens) -> Claim {
    let words = value.trimmed()
    let text = nouns.trimmed(value)
    if let relation = valueState(text) { return Claim(subject: field.text, relation: relation) }
    let isLiteral = text.allSatisfy { $0.isMarked || !$0.isWordLike } || isLiteralText(text)
    if isLiteral { return Claim(subject: field.text, relation: .equals, object: [text.text]) }
    let isDefinite = words.first?.word == "the" || text.first?.word == "same"
    return isDefinite
      ? Claim(subject: field.text, relation: .sameAs, object: [text.text])
      : Claim(subject: field.text, relation: .present)
  }

  /// The state that choosing a value for a control leaves behind.
  private func state(of control: Tokens, value: Tokens) -> Claim {
    if let relation = valueState(value) { return Claim(subject: control.text, relation: relation) }
    return Claim(subject: control.text, relation: .equals, object: [value.text])
  }

  private func valueState(_ value: Tokens) -> Relation? {
    guard let match = lexicon.valueStates.match(value, at: value.startIndex),
      match.length == value.count
    else { return nil }
    return match.value
  }

  private func isLiteralText(_ words: Tokens) -> Bool {
    words.count == 1
      && words.contains { $0.text.utf8.contains { (48...57).contains($0) || $0 == 47 || $0 == 95 } }
  }

  /// The object, or what a pronoun in its place stands for.
  private func resolved(_ body: Tokens, topic: Topic) -> Tokens {
    let words = body.trimmed()
    guard let match = lexicon.pronouns.match(words, at: words.startIndex) else { return body }
    let isAlone =
      match.length == words.count || !words[words.startIndex + match.length].isWordLike
      || ["with", "again", "in", "on", "to", "for", "and", "before", "from", "into"].contains(
        words[words.startIndex + match.length].word)
    if isAlone { return topic.focus ?? body }
    let noun = nouns.firstPhrase(of: words.dropFirst())
    if ["that", "this", "the"].contains(words.first?.word), noun.count == 1,
      let focus = topic.focus, let control = noun.first, lexicon.controls.contains(control)
    {
      return focus
    }
    return body
  }

  private struct Remarks {
    var isOptional = false
    var actor: Actor?
  }

  /// Takes remarks in brackets off an object: who does it, whether it is optional.
  private func splitRemarks(_ words: Tokens) -> (body: Tokens, remarks: Remarks) {
    var remarks = Remarks()
    guard let open = words.firstIndex(where: { $0.isMark("(") }) else { return (words, remarks) }
    let close = words[open...].firstIndex { $0.isMark(")") } ?? words.endIndex
    let inside = words[(open + 1)..<close]
    if let actor = lexicon.actors.match(inside, at: inside.startIndex), actor.length == inside.count
    {
      remarks.actor = actor.value
    } else if let marker = lexicon.markers.match(inside, at: inside.startIndex),
      marker.value == .optional
    {
      remarks.isOptional = true
    } else {
      return (words, remarks)
    }
    return (words[..<open], remarks)
  }

  /// An instruction's object ends where its consequence or reason begins.
  private func withoutConsequence(_ words: Tokens) -> Tokens {
    for index in words.indices where words[index].isMark(",") && index + 1 < words.endIndex {
      let next = index + 1
      if lexicon.consequences.matches(words, at: next)
        || lexicon.explanations.matches(words, at: next)
      {
        return words[..<index]
      }
    }
    return words
  }
}
