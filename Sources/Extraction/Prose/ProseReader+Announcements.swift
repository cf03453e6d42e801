import Policy

/// Clauses that announce what stands under them, or that demand by their form.
extension ProseReader {
  /// "Any hull with a keel.": a thing and no verb, in a section that lists what is needed.
  func namesThing(_ clause: Clause) -> Bool {
    !clause.endsWithColon && clause.core.trimmed().count > 2
      && !clause.core.contains {
        !$0.isMarked
          && (lexicon.finiteVerbs.contains($0) || $0.word == "below" || $0.word == "following")
      }
  }

  /// "… proceed as follows:": nothing but an announcement of what stands under it.
  func announces(_ clause: Clause) -> Bool {
    if clause.endsWithColon, clause.words.trimmed().first?.word == "what", clause.words.count <= 9 {
      return true
    }
    guard clause.endsWithColon,
      let match = lexicon.announcements.match(clause.core, at: clause.core.startIndex)
    else { return false }
    return clause.core.dropFirst(match.length).filter(\.isWordLike).count <= 3
  }

  /// "What you need:", "What has to be ready:": what stands under it is demanded.
  func asksForNeeds(_ clause: Clause) -> Bool {
    clause.words.contains {
      !$0.isMarked
        && (lexicon.requiredWords.contains($0) || lexicon.requirements.matches([$0], at: 0))
    }
  }

  /// "… and fill in:" only announces the fields under it.
  func isBareVerb(_ clause: Clause) -> Bool {
    guard clause.isImperative, clause.endsWithColon,
      let verb = demands.verbs.verb(in: clause.core, at: clause.core.startIndex),
      verb.value == .enter
    else { return false }
    return !clause.core.dropFirst(verb.length).contains(where: \.isWordLike)
  }

  /// "Make sure …", "Do not …": imperative in form, a demand in meaning.
  func isDemandByItself(_ clause: Clause) -> Bool {
    let start = clause.core.startIndex
    if let verb = demands.verbs.verb(in: clause.core, at: start), verb.value == .verify {
      return false
    }
    if let verb = lexicon.verbs.match(clause.core, at: start),
      verb.length > lexicon.assurances.match(clause.core, at: start)?.length ?? verb.length
    {
      return false
    }
    if limitsUse(clause.core) { return true }
    return lexicon.assurances.matches(clause.core, at: start)
      || lexicon.prohibitions.matches(clause.core, at: start)
      || lexicon.avoidances.matches(clause.core, at: start)
  }

  /// "The job needs these rights:" demands all of the permissions under it.
  func announceMembers(of statement: inout Statement) {
    statement.claim?.relation = .allOf
    guard let object = statement.claim?.object.first, statement.claim?.object.count == 1 else {
      return
    }
    let noun = object.split(separator: " ").drop {
      ["these", "the", "following"].contains($0)
        || lexicon.numbers.contains($0.lowercased())
    }.prefix {
      !["on", "for", "in", "of", "to"].contains($0)
    }
    statement.claim?.subject = noun.joined(separator: " ")
    statement.claim?.object = []
  }
}
