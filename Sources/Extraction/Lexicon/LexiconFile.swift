import Policy
import YAML

/// Reads the lexicon that is embedded in the library.
enum LexiconFile {
  /// A lexicon that cannot be read; the embedded one is tested, so users never see it.
  struct Malformed: Error {
    var message: String
  }

  /// The embedded English lexicon.
  static let english = Result { try read(PackageResources.english_lexicon_yaml) }

  /// Reads a lexicon from YAML; an unknown key is an error.
  static func read(_ bytes: [UInt8]) throws -> Lexicon {
    guard let root = try YAMLReader.read(bytes), case .mapping(let entries) = root.value else {
      throw Malformed(message: "the lexicon is not a mapping")
    }
    var lexicon = Lexicon.Lists()
    var words = WordTable()
    for entry in entries {
      guard case .scalar(let key) = entry.key.value else { continue }
      if ["apiVersion", "kind", "metadata"].contains(key.text) { continue }
      guard let mark = words.unused() else {
        throw Malformed(message: "more lists of words than `WordMarks` has bits")
      }
      let list = List(mark: mark, node: entry.value)
      try add(list, under: key.text, to: &lexicon, &words)
    }
    lexicon.words = words
    return Lexicon(lexicon)
  }

  /// A list of the file and its mark in the table of all words.
  private struct List {
    var mark: WordMarks
    var node: YAMLNode
  }

  private static func add(
    _ list: List, under key: String, to lexicon: inout Lexicon.Lists, _ words: inout WordTable
  ) throws {
    if let path = phraseLists[key] {
      try fill(path, of: &lexicon) { table in
        for phrase in try phrases(list.node) { table.add(phrase, (), mark: list.mark, to: &words) }
      }
    } else if let path = wordLists[key] {
      lexicon[keyPath: path].add(try phrases(list.node), mark: list.mark, to: &words)
    } else if let add = groups[key] {
      try add(list, &lexicon, &words)
    } else {
      throw Malformed(message: "unknown key `\(key)`")
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
        "defaults": \.defaults, "whens_empty": \.whensEmpty, "pronouns": \.pronouns,
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
  private typealias Filler = @Sendable (List, inout Lexicon.Lists, inout WordTable) throws -> Void

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
    { list, lexicon, words in
      try fill(path, of: &lexicon) { table in
        try group(list, as: value) { table.add($0, $1, mark: list.mark, to: &words) }
      }
    }
  }

  /// Fills the table at a path, which is walked once for all phrases: that costs more than to add one.
  private static func fill<Value>(
    _ path: WritableKeyPath<Lexicon.Lists, PhraseTable<Value>>, of lexicon: inout Lexicon.Lists,
    with add: (inout PhraseTable<Value>) throws -> Void
  ) rethrows {
    var table = PhraseTable<Value>()
    swap(&table, &lexicon[keyPath: path])
    try add(&table)
    lexicon[keyPath: path] = table
  }

  private static func group<Value>(
    _ list: List, as value: (String) -> Value?, add: (String, Value) -> Void
  ) throws {
    guard case .mapping(let entries) = list.node.value else {
      throw Malformed(message: "expected a mapping of phrase lists")
    }
    for entry in entries {
      guard case .scalar(let key) = entry.key.value, let value = value(key.text) else {
        throw Malformed(message: "unknown phrase group")
      }
      for phrase in try phrases(entry.value) { add(phrase, value) }
    }
  }

  private static func phrases(_ node: YAMLNode) throws -> [String] {
    guard case .sequence(let items) = node.value else {
      throw Malformed(message: "expected a list of phrases")
    }
    return try items.flatMap { item in
      guard case .scalar(let scalar) = item.value else {
        throw Malformed(message: "expected a phrase")
      }
      return Inflection.forms(of: scalar.text)
    }
  }
}
