import Policy

/// Reads the lexicon that is embedded in the library.
enum LexiconFile {
  /// A lexicon that cannot be read; the embedded one is tested, so users never see it.
  struct Malformed: Error {
    var message: String
  }

  /// The embedded English lexicon.
  ///
  /// Read from its compiled form, which takes a tenth of the time, unless the text has changed since
  /// it was compiled.
  static let english: Result<Lexicon, any Error> = Result {
    let text = PackageResources.english_lexicon_yaml
    let compiled = PackageResources.english_lexicon_bin
    return try CompiledLexicon.isCurrent(compiled, for: text) ? load(compiled) : read(text)
  }

  /// Reads a lexicon from YAML; an unknown key is an error.
  static func read(_ bytes: [UInt8]) throws -> Lexicon {
    try load(LexiconCompiler.compile(bytes))
  }

  /// Reads a lexicon from its compiled form; an unknown key is an error.
  static func load(_ bytes: [UInt8]) throws -> Lexicon {
    let compiled = try CompiledLexicon(bytes)
    var lexicon = Lexicon.Lists()
    lexicon.words = compiled.wordTable()
    for list in compiled.lists {
      try add(Source(lexicon: compiled, list: list, words: lexicon.words), to: &lexicon)
    }
    return Lexicon(lexicon)
  }

  /// Whether a list of the file holds single words and no phrases.
  static func isWordList(_ key: String) -> Bool { wordLists[key] != nil }

  /// A list of a compiled lexicon.
  private struct Source {
    let lexicon: CompiledLexicon
    let list: CompiledLexicon.List
    let words: WordTable
  }

  private static func add(_ source: Source, to lexicon: inout Lexicon.Lists) throws {
    if let path = phraseLists[source.list.key] {
      lexicon[keyPath: path] = try table(source) { $0.isEmpty ? () : nil }
    } else if let path = wordLists[source.list.key] {
      lexicon[keyPath: path] = WordList(mark: source.list.mark, words: source.words)
    } else if let add = groups[source.list.key] {
      try add(source, &lexicon)
    } else {
      throw Malformed(message: "unknown key `\(source.list.key)`")
    }
  }

  private static let phraseLists:
    [String: any (WritableKeyPath<Lexicon.Lists, PhraseTable<Void>> & Sendable)] =
      [
        "reading_verbs": \.readingVerbs, "assurances": \.assurances, "prohibitions": \.prohibitions,
        "avoidances": \.avoidances, "openers": \.openers, "optional_openers": \.optionalOpeners,
        "fallback_openers": \.fallbackOpeners, "purposes": \.purposes, "idle": \.idle,
        "alarms": \.alarms,
        "requirements": \.requirements, "required": \.required, "unsupported": \.unsupported,
        "forbidden": \.forbidden, "supported_only": \.supportedOnly,
        "guidance_verbs": \.guidanceVerbs, "consequences": \.consequences,
        "explanations": \.explanations, "notices": \.notices,
        "change_labels": \.changeLabels, "error_labels": \.errorLabels,
        "nothings": \.nothings, "example_labels": \.exampleLabels,
        "diagnosis_cues": \.diagnosisCues,
        "diagnosis_openers": \.diagnosisOpeners, "reporting_verbs": \.reportingVerbs,
        "asides": \.asides, "refusals": \.refusals, "advice_marks": \.adviceMarks,
        "inclusions": \.inclusions, "denials": \.denials,
        "announcements": \.announcements, "memberships": \.memberships, "entries": \.entries,
        "limit_titles": \.limitTitles, "demand_titles": \.demandTitles,
        "problem_titles": \.problemTitles, "pointers": \.pointers,
        "support_verbs": \.supportVerbs, "tails": \.tails, "considerations": \.considerations,
        "others": \.others,
        "defaults": \.defaults, "pronouns": \.pronouns,
        "error_words": \.errorWords, "shapes": \.shapes, "back_references": \.backReferences,
      ]

  private static let wordLists:
    [String: any (WritableKeyPath<Lexicon.Lists, WordList> & Sendable)] = [
      "places": \.places, "controls": \.controls, "link_words": \.linkWords, "units": \.units,
      "numbers": \.numbers, "articles": \.articles, "possessives": \.possessives,
      "relatives": \.relatives, "finite_verbs": \.finiteVerbs, "abbreviations": \.abbreviations,
      "outsiders": \.outsiders, "bare_verbs": \.bareVerbs, "network_nouns": \.networkNouns,
      "licences": \.licences, "adverbs": \.adverbs, "sameness": \.sameness,
      "differences": \.differences, "prepositions": \.prepositions,
      "adjunct_prepositions": \.adjunctPrepositions, "boundaries": \.boundaries,
      "possession_states": \.possessionStates, "permissions": \.permissions,
      "counted_verbs": \.countedVerbs, "written_forms": \.writtenForms,
      "value_nouns": \.valueNouns, "irregular_participles": \.irregularParticiples,
      "limit_verbs": \.limitVerbs, "taking_verbs": \.takingVerbs,
      "speakers": \.speakers, "permissive": \.permissive,
      "setting_verbs": \.settingVerbs, "display_verbs": \.displayVerbs,
      "clearing_verbs": \.clearingVerbs,
      "naming_verbs": \.namingVerbs,
      "naming_participles": \.namingParticiples,
      "running_verbs": \.runningVerbs,
      "bound_verbs": \.boundVerbs,
      "version_nouns": \.versionNouns,
      "value_words": \.valueWords,
      "room_words": \.roomWords,
      "field_nouns": \.fieldNouns,
      "screens": \.screens,
      "everybody": \.everybody,
      "outcomes": \.outcomes, "roles": \.roles,
      "ways": \.ways,
      "choices": \.choices,
      "advice_words": \.adviceWords,
      "undoings": \.undoings,
      "display_states": \.displayStates, "downward": \.downward, "upward": \.upward,
      "shares": \.shares, "function_words": \.functionWords, "capacity_verbs": \.capacityVerbs,
      "praises": \.praises,
      "shape_nouns": \.shapeNouns, "placing_verbs": \.placingVerbs, "rights": \.rights,
      "required_words": \.requiredWords,
      "opinions": \.opinions,
      "free_text_nouns": \.freeTextNouns, "page_parts": \.pageParts, "doings": \.doings,
    ]

  /// Fills a table of the lexicon from a list of the file.
  private typealias Filler = @Sendable (Source, inout Lexicon.Lists) throws -> Void

  private static let groups: [String: Filler] = [
    "verbs": table(\.verbs, Action.init(rawValue:)),
    "conditions": table(\.conditions) { openers[$0] },
    "modals": table(\.modals, Wording.init(rawValue:)),
    "recommended": table(\.recommended, Wording.init(rawValue:)),
    "states": table(\.states, Relation.init(rawValue:)),
    "value_states": table(\.valueStates, Relation.init(rawValue:)),
    "predicates": table(\.predicates, Relation.init(rawValue:)),
    "bounds": table(\.bounds, Relation.init(rawValue:)),
    "limits": table(\.limits, Relation.init(rawValue:)),
    "crossings": table(\.crossings, Relation.init(rawValue:)),
    "table_heads": table(\.tableHeads, Lexicon.TableColumn.init(rawValue:)),
    "actors": table(\.actors, Actor.init(rawValue:)),
    "markers": table(\.markers, Lexicon.Marker.init(rawValue:)),
  ]

  private static let openers: [String: Lexicon.ConditionOpener] = [
    "clause": .clause, "negated": .negated, "temporal": .temporal, "phrase": .phrase,
  ]

  /// Fills a table whose phrases stand in groups, one for each value.
  private static func table<Value>(
    _ path: any (WritableKeyPath<Lexicon.Lists, PhraseTable<Value>> & Sendable),
    _ value: @escaping @Sendable (String) -> Value?
  ) -> Filler {
    { source, lexicon in lexicon[keyPath: path] = try table(source, value) }
  }

  private static func table<Value>(
    _ source: Source, _ value: (String) -> Value?
  ) throws -> PhraseTable<Value> {
    var phrases: [(phrase: CompiledLexicon.Phrase, value: Value)] = []
    for group in source.list.groups {
      guard let value = value(group.name) else {
        throw Malformed(message: "unknown phrase group `\(group.name)`")
      }
      for phrase in source.lexicon.phrases[group.phrases] { phrases.append((phrase, value)) }
    }
    return PhraseTable(phrases, mark: source.list.mark, numbers: source.lexicon.numbers)
  }
}
