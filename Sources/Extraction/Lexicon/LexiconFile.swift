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
      for phrase in try phrases(list.node) {
        lexicon[keyPath: path].add(phrase, (), mark: list.mark, to: &words)
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
        "explanations": \.explanations, "notices": \.notices, "error_labels": \.errorLabels,
        "nothings": \.nothings, "example_labels": \.exampleLabels,
        "diagnosis_cues": \.diagnosisCues,
        "diagnosis_openers": \.diagnosisOpeners, "reporting_verbs": \.reportingVerbs,
        "asides": \.asides, "refusals": \.refusals, "advice_marks": \.adviceMarks,
        "inclusions": \.inclusions,
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
      "screens": \.screens,
      "everybody": \.everybody,
      "ways": \.ways,
      "choices": \.choices,
      "advice_words": \.adviceWords,
      "undoings": \.undoings,
      "display_states": \.displayStates, "downward": \.downward, "upward": \.upward,
      "shape_nouns": \.shapeNouns, "placing_verbs": \.placingVerbs, "rights": \.rights,
      "required_words": \.requiredWords,
    ]

  private static let groups:
    [String: @Sendable (List, inout Lexicon.Lists, inout WordTable) throws -> Void] = [
      "verbs": { list, lexicon, words in
        try group(list, as: Action.init(rawValue:)) {
          lexicon.verbs.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "conditions": { list, lexicon, words in
        let kinds: [String: Lexicon.ConditionOpener] = [
          "clause": .clause, "negated": .negated, "temporal": .temporal, "phrase": .phrase,
        ]
        try group(list, as: { kinds[$0] }) {
          lexicon.conditions.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "modals": { list, lexicon, words in
        try group(list, as: Wording.init(rawValue:)) {
          lexicon.modals.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "states": { list, lexicon, words in
        try group(list, as: Relation.init(rawValue:)) {
          lexicon.states.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "value_states": { list, lexicon, words in
        try group(list, as: Relation.init(rawValue:)) {
          lexicon.valueStates.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "predicates": { list, lexicon, words in
        try group(list, as: Relation.init(rawValue:)) {
          lexicon.predicates.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "bounds": { list, lexicon, words in
        try group(list, as: Relation.init(rawValue:)) {
          lexicon.bounds.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "limits": { list, lexicon, words in
        try group(list, as: Relation.init(rawValue:)) {
          lexicon.limits.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "recommended": { list, lexicon, words in
        try group(list, as: Wording.init(rawValue:)) {
          lexicon.recommended.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "table_heads": { list, lexicon, words in
        try group(list, as: Lexicon.TableColumn.init(rawValue:)) {
          lexicon.tableHeads.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "actors": { list, lexicon, words in
        try group(list, as: Actor.init(rawValue:)) {
          lexicon.actors.add($0, $1, mark: list.mark, to: &words)
        }
      },
      "markers": { list, lexicon, words in
        try group(list, as: Lexicon.Marker.init(rawValue:)) {
          lexicon.markers.add($0, $1, mark: list.mark, to: &words)
        }
      },
    ]

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
    return try items.map { item in
      guard case .scalar(let scalar) = item.value else {
        throw Malformed(message: "expected a phrase")
      }
      return scalar.text
    }
  }
}
