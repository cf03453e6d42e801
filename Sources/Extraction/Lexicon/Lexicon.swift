import Policy

/// The words of the grammar, read from a lexicon file.
///
/// Every reader of the grammar holds it, and many of them are made for each clause: a reference
/// makes that cheap.
@dynamicMemberLookup
final class Lexicon: Sendable {
  private let lists: Lists
  /// Finds texts without any word that begins an alarm.
  let alarmScan: AlarmScan

  init(_ lists: Lists) {
    self.lists = lists
    alarmScan = AlarmScan(for: lists.words.texts(with: lists.alarms.mark))
  }

  @inline(__always)
  subscript<List>(dynamicMember path: KeyPath<Lists, List>) -> List {
    lists[keyPath: path]
  }

  /// What the lists know of a word in lower case.
  func known(_ word: String) -> KnownWord {
    lists.words.known(word)
  }

  /// Whether a word has the form of a past participle.
  func isParticiple(_ word: String) -> Bool {
    word.hasSuffix("ed") && word.utf8.count > 4 || lists.irregularParticiples.contains(word)
  }

  /// Whether a word begins with a digit or is a numeral ("three").
  func isNumeral(_ token: Token) -> Bool {
    token.startsNumber || lists.numbers.contains(token)
  }

  /// Whether a text begins with a number in digits or words.
  func startsWithNumeral(_ text: String) -> Bool {
    guard let first = text.split(separator: " ").first else { return false }
    return first.utf8.first.map { (48...57).contains($0) } ?? false
      || lists.numbers.contains(String(first))
  }

  /// How the words that begin a condition tie it to the clause.
  enum ConditionOpener: Sendable {
    case clause, negated, temporal, phrase
  }

  /// A cell of a table, by what its column head asks for.
  enum TableColumn: String, Sendable, CaseIterable {
    case demand, obligation, minimum, maximum, symptom, cause, remedy, destination, description
  }

  /// A remark in brackets behind an item.
  enum Marker: String, Sendable, CaseIterable {
    case optional, recommended, required
  }

  /// The word lists and phrase tables as the file names them.
  struct Lists: Sendable {
    /// Which of the lists and tables below know a word.
    var words = WordTable.empty
    var verbs = PhraseTable<Action>()
    var readingVerbs = PhraseTable<Void>()
    var assurances = PhraseTable<Void>()
    var prohibitions = PhraseTable<Void>()
    var avoidances = PhraseTable<Void>()
    var openers = PhraseTable<Void>()
    var optionalOpeners = PhraseTable<Void>()
    var fallbackOpeners = PhraseTable<Void>()
    var conditions = PhraseTable<ConditionOpener>()
    var purposes = PhraseTable<Void>()
    var modals = PhraseTable<Wording>()
    var idle = PhraseTable<Void>()
    var alarms = PhraseTable<Void>()
    var states = PhraseTable<Relation>()
    var valueStates = PhraseTable<Relation>()
    var predicates = PhraseTable<Relation>()
    /// Words of comparison in front of a number.
    var bounds = PhraseTable<Relation>()
    /// Words that make an instruction advice.
    var adviceMarks = PhraseTable<Void>()
    /// What is said of things that are not taken.
    var refusals = PhraseTable<Void>()
    /// Verbs of not taking something.
    var denials = PhraseTable<Void>()
    /// Verbs that say with which licence something comes.
    var inclusions = PhraseTable<Void>()
    /// Sentences that only announce what stands under them.
    var announcements = PhraseTable<Void>()
    /// What is part of a whole.
    var memberships = PhraseTable<Void>()
    /// What is put into a field.
    var entries = PhraseTable<Void>()
    /// Titles over what does not go.
    var limitTitles = PhraseTable<Void>()
    /// Titles over what has to hold before one starts.
    var demandTitles = PhraseTable<Void>()
    /// Words in the titles of sections about errors.
    var problemTitles = PhraseTable<Void>()
    /// Words that point to what stands below ("as here:").
    var pointers = PhraseTable<Void>()
    /// Verbs of being possible that "only" limits, in front of a preposition.
    var supportVerbs = PhraseTable<Void>()
    /// Adjectives of a noun that a bound is put on.
    var limits = PhraseTable<Relation>()
    /// Words for a side of a number that must not be reached, by the bound that is then kept.
    var crossings = PhraseTable<Relation>()
    /// What ends a value: an example, a contrast, a remark.
    var asides = PhraseTable<Void>()
    /// Adverbs at the end of a value that are no part of it.
    var tails = PhraseTable<Void>()
    /// "think of" and the like, in front of what must not even be considered.
    var considerations = PhraseTable<Void>()
    /// Words for something else of the same kind.
    var others = PhraseTable<Void>()
    var requirements = PhraseTable<Void>()
    var required = PhraseTable<Void>()
    var unsupported = PhraseTable<Void>()
    var forbidden = PhraseTable<Void>()
    var supportedOnly = PhraseTable<Void>()
    var recommended = PhraseTable<Wording>()
    var guidanceVerbs = PhraseTable<Void>()
    var consequences = PhraseTable<Void>()
    var explanations = PhraseTable<Void>()
    var notices = PhraseTable<Void>()
    var changeLabels = PhraseTable<Void>()
    var errorLabels = PhraseTable<Void>()
    var exampleLabels = PhraseTable<Void>()
    var nothings = PhraseTable<Void>()
    var diagnosisCues = PhraseTable<Void>()
    var diagnosisOpeners = PhraseTable<Void>()
    var tableHeads = PhraseTable<TableColumn>()
    var actors = PhraseTable<Actor>()
    var markers = PhraseTable<Marker>()
    var reportingVerbs = PhraseTable<Void>()
    var errorWords = PhraseTable<Void>()
    var shapes = PhraseTable<Void>()
    var backReferences = PhraseTable<Void>()
    var defaults = PhraseTable<Void>()
    var pronouns = PhraseTable<Void>()
    var places = WordList()
    var controls = WordList()
    var linkWords = WordList()
    var units = WordList()
    var numbers = WordList()
    var articles = WordList()
    var possessives = WordList()
    var relatives = WordList()
    var finiteVerbs = WordList()
    /// Auxiliary verbs that show that the words before them are a subject.
    var bareVerbs = WordList()
    /// Nouns for what a firewall lets through.
    var networkNouns = WordList()
    /// Nouns for a right to use something: licence, plan, edition.
    var licences = WordList()
    var abbreviations = WordList()
    var outsiders = WordList()
    /// Words between modal and verb, or behind "be", that carry no relation.
    var adverbs = WordList()
    var sameness = WordList()
    var differences = WordList()
    var prepositions = WordList()
    /// Prepositions that lead in where or when a value is set, no part of it.
    var adjunctPrepositions = WordList()
    /// Words that end a noun phrase.
    var boundaries = WordList()
    /// States of something that a subject has ("have X attached").
    var possessionStates = WordList()
    /// Participles of what is permitted ("only be accepted in X").
    var permissions = WordList()
    /// Verbs whose object may be counted ("have at least one X").
    var countedVerbs = WordList()
    var writtenForms = WordList()
    /// Verbs whose prohibition means that their object must not be there.
    var takingVerbs = WordList()
    /// Verbs that set their object to what stands behind "to".
    var settingVerbs = WordList()
    /// Verbs that leave their object empty.
    var clearingVerbs = WordList()
    /// Words that begin advice without a verb of its own ("recommended is X").
    var adviceWords = WordList()
    /// Participles of what a program may refuse to do ("cannot be deleted").
    var undoings = WordList()
    /// Participles that say which value of a setting is taken ("should be used").
    var choices = WordList()
    /// Nouns of what "is to" tells about without demanding it ("the next step is to …").
    var ways = WordList()
    /// Words for all or none, with which a bad outcome begins ("… and nobody can log in").
    var everybody = WordList()
    /// Nouns for what somebody is in a group or project.
    var roles = WordList()
    /// Verbs of what comes of going over a bound.
    var outcomes = WordList()
    /// Nouns for places that hold controls and are none themselves.
    var screens = WordList()
    /// Participles behind which a name stands ("a group named X").
    var namingParticiples = WordList()
    /// Verbs of a program at work, with "cannot" and a place or partner.
    var runningVerbs = WordList()
    /// Verbs whose prohibition names a bound ("do not go below 9").
    var boundVerbs = WordList()
    /// Nouns between a thing and the number of its version ("from version 3").
    var versionNouns = WordList()
    /// Words for the value of a setting ("anything above 9").
    var valueWords = WordList()
    /// Words between an amount and the place that must have it.
    var roomWords = WordList()
    /// Nouns for what a value is entered into.
    var fieldNouns = WordList()
    /// Verbs that give their object a name.
    var namingVerbs = WordList()
    /// Verbs of what a screen says.
    var displayVerbs = WordList()
    /// States of what a screen shows.
    var displayStates = WordList()
    /// Verbs of permission.
    var permissive = WordList()
    /// Words for the author of the page.
    var speakers = WordList()
    var downward = WordList()
    var upward = WordList()
    var shares = WordList()
    /// Verbs of holding as much as a bound says.
    var capacityVerbs = WordList()
    /// Adjectives of a value that is advised.
    var praises = WordList()
    /// Words of the closed classes that no other list holds.
    var functionWords = WordList()
    /// Nouns behind "in" that name a shape.
    var shapeNouns = WordList()
    /// Verbs that put something into something else.
    var placingVerbs = WordList()
    /// Nouns in front of a literal ("the suffix X").
    var valueNouns = WordList()
    /// Verbs behind "cannot" that demand rather than tell of an inability.
    var limitVerbs = WordList()
    /// Words for "required" that stand behind a label without a verb.
    var requiredWords = WordList()
    var opinions = WordList()
    var freeTextNouns = WordList()
    var pageParts = WordList()
    var doings = WordList()
    /// Nouns for what somebody may or is able to do.
    var rights = WordList()
    var irregularParticiples = WordList()
  }
}
