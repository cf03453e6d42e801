import Policy

/// Reads an instruction: what to do, with what, where, and the state that it leaves behind.
///
/// Examples:
/// - "Click on the __Keys__ tab."
///   → step click: Keys
/// - "Switch __Guest upload__ off."
///   → step disable: Guest upload {Guest upload disabled}
/// - "In the __Mode__ list, select __Strict__."
///   → step select: @ Mode Mode = Strict {Mode equals Strict}
/// - "Restart the agent and wait 5 minutes."
///   → step restart: agent
///   → step wait: = 5 minutes
/// - "Under Reports choose Weekly."
///   → step select: @ Reports Reports = Weekly {Reports equals Weekly}
/// - "In the field Call sign type the code."
///   → step enter: @ Call sign code {code present}
/// - "Turn __Auto dock__ on and __Allow guests__ off."
///   → step enable: Auto dock {Auto dock enabled}
///   → step disable: Allow guests {Allow guests disabled}
/// - "Switch __Mode__ over to __Live__."
///   → step select: Mode = Live {Mode equals Live}
/// - "Optionally, click __Preview__."
///   → step click: Preview (optional)
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
    guard let verb = verbs.verb(in: core, at: core.startIndex),
      !namesControl(clause, topic: topic)
    else {
      return gapped(clause, topic: topic)
    }
    var object = core.dropFirst(verb.length)
    if let particle = verb.particle {
      object = core[(core.startIndex + verb.length)..<particle]
    }
    var (body, remarks) = splitRemarks(object)
    if verb.particle == nil { body = withoutConsequence(body) }
    let trailing = TrailingPlace(lexicon: lexicon, paths: paths).split(body, of: verb.value)
    body = trailing.body
    let phrase = StepPhrase(
      lexicon: lexicon, nouns: nouns, paths: paths, action: verb.value,
      verb: core.first?.word ?? "", verbEnd: core.prefix(verb.length).last?.word ?? "", body: body,
      clause: clause, topic: topic, links: links)
    let isChoice = phrase.verb == "take" && clause.topic != nil
    let isAddition = ["add", "append"].contains(phrase.verb) && verb.length == 1
    let isButton =
      verb.value == .other && core.trimmed().count == 1 && core.first?.isCapitalised ?? false
    let form: any StepForm =
      isButton
      ? ClickStep()
      : isAddition
        ? AddStep()
        : isChoice ? SelectStep() : phrase.assignsRight ? GrantStep() : Self.form(of: verb.value)
    var result = form.read(phrase)
    result.step.isOptional = result.step.isOptional || clause.isOptional || remarks.isOptional
    result.step.isFallback = clause.isFallback
    result.actor = remarks.actor
    if result.step.path.isEmpty { result.step.path = phrase.placePath + trailing.path }
    return result
  }

  /// The form in which an action reads its object.
  private static func form(of action: Action) -> any StepForm {
    switch action {
    case .navigate: NavigateStep()
    case .click: ClickStep()
    case .select: SelectStep()
    case .enable, .disable: ToggleStep()
    case .enter: EnterStep()
    case .verify: VerifyStep()
    case .signIn: SignInStep()
    case .wait: WaitStep()
    case .grant: GrantStep()
    case .create: CreateStep()
    case .copy, .install, .restart, .other: PlainStep()
    }
  }

  /// "…, then X", "… and B in the Y field": the verb of the clause before is meant again.
  private func gapped(_ clause: Clause, topic: Topic) -> Result? {
    let words = clause.core.trimmed()
    guard let action = topic.action, let first = words.first,
      first.isMarked || first.isCapitalised
        || words.dropFirst().first?.startsNumber ?? false
    else { return nil }
    if [.enable, .disable].contains(action), first.isMarked,
      let switched = switched(words, first.run)
    {
      return switched
    }
    let isSetting = words.contains { $0.word == "to" && !$0.isMarked }
    guard action == .enter || isSetting else {
      let name = nouns.name(in: words)
      return Result(step: StepReading(action: action, target: name.text), focus: name)
    }
    return EnterStep().read(
      StepPhrase(
        lexicon: lexicon, nouns: nouns, paths: paths, action: .enter,
        verb: isSetting ? "set" : "enter", verbEnd: isSetting ? "set" : "enter", body: words,
        clause: clause, topic: topic, links: []))
  }

  /// "Click Apply, then Close": a name alone, although it could be a verb.
  private func namesControl(_ clause: Clause, topic: Topic) -> Bool {
    let words = clause.core.trimmed()
    guard clause.core.startIndex > clause.words.startIndex, words.count <= 2,
      ["and", "then"].contains(clause.words.first?.word), let action = topic.action,
      [.click, .select, .navigate].contains(action)
    else { return false }
    return words.allSatisfy { $0.isCapitalised && !$0.isMarked }
  }

  /// "… and B off": the name, and which way the switch goes.
  private func switched(_ words: Tokens, _ run: Int) -> Result? {
    let name = words.prefix { $0.run == run }
    guard let value = words[name.endIndex...].first, ["on", "off"].contains(value.word) else {
      return nil
    }
    let isOn = value.word == "on"
    return Result(
      step: StepReading(action: isOn ? .enable : .disable, target: name.text),
      claim: Claim(subject: name.text, relation: isOn ? .enabled : .disabled), focus: name)
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
      marker.length == inside.count
    {
      remarks.isOptional = marker.value == .optional
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
