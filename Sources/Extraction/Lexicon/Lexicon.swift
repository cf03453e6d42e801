import Policy

/// The words of the grammar, read from a lexicon file.
///
/// Every reader of the grammar holds it, and many of them are made for each clause: a reference
/// makes that cheap.
@dynamicMemberLookup
final class Lexicon: Sendable {
  private let lists: Lists

  init(_ lists: Lists) {
    self.lists = lists
  }

  @inline(__always)
  subscript<List>(dynamicMember path: KeyPath<Lists, List>) -> List {
    lists[keyPath: path]
  }

  /// The part that a modal phrase plays.
  enum ConditionOpener: Sendable {
    case clause, negated, temporal, phrase
  }

  /// A cell of a table, by what its column head asks for.
  enum TableColumn: String, Sendable, CaseIterable {
    case demand, symptom, cause, remedy
  }

  /// A remark in brackets behind an item.
  enum Marker: String, Sendable, CaseIterable {
    case optional, recommended, required
  }

  /// The word lists and phrase tables as the file names them.
  struct Lists: Sendable {
    /// Which of the lists and tables below know a word.
    var words = WordTable()
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
    var states = PhraseTable<Relation>()
    var valueStates = PhraseTable<Relation>()
    var predicates = PhraseTable<Relation>()
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
    var errorLabels = PhraseTable<Void>()
    var exampleLabels = PhraseTable<Void>()
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
    var whensEmpty = PhraseTable<Void>()
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
  }
}
