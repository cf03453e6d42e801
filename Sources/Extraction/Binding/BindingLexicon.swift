/// The words that binding understands without a vocabulary; all lower case.
enum BindingLexicon {
  /// Words that never tell two things apart.
  static let articles: Set<String> = [
    "a", "an", "the", "your", "their", "its", "our", "his", "her", "my", "this", "these", "that",
    "those",
  ]

  /// Words that refer to something else on the page.
  static let pronouns: Set<String> = [
    "it", "this", "that", "they", "these", "those", "them", "which", "this one", "that one",
  ]

  /// British and other spellings.
  static let spellings: [String: String] = [
    "licence": "license", "licences": "licenses", "licenced": "licensed",
    "organisation": "organization", "organisations": "organizations",
    "organisational": "organizational", "authorise": "authorize", "authorised": "authorized",
    "authorisation": "authorization", "centre": "center", "dialogue": "dialog",
    "enrolment": "enrollment", "e": "e", "mails": "mail",
  ]

  /// Nouns that name the control or the abstraction around a setting, not another setting.
  static let carriers = stems([
    "setting", "option", "flag", "checkbox", "check", "box", "field", "value", "parameter",
    "feature", "property", "attribute", "state", "status", "toggle", "switch", "button", "mode",
    "configuration", "policy", "entry", "column", "authentication", "section", "pane", "page",
    "tab",
    "window", "dialog", "panel", "area", "menu", "list", "item", "row", "line",
  ])

  /// Nouns that announce a literal: "the suffix _x/".
  static let literalCarriers = stems([
    "suffix", "prefix", "ending", "extension", "string", "text", "value", "path", "word", "domain",
    "host", "address", "name", "number", "port",
  ])

  /// What the instance that a set-up is about does: "the mailbox that sends".
  static let roleVerbs = stems([
    "sends", "reads", "signs", "logs", "uses", "is", "owns", "receives", "connects", "fetches",
    "authenticates", "polls",
  ])

  /// Adjectives that say nothing about which thing is meant.
  static let fillers = stems([
    "valid", "real", "correct", "same", "own", "each", "every", "all", "any", "both", "respective",
    "corresponding", "specified", "given", "such", "actual", "exact", "always", "also", "itself",
    "properly", "currently", "only", "other", "there", "product", "must", "should", "be", "is",
    "has",
    "are", "have", "following",
  ])

  /// Words around a term in a condition that add nothing to "this is what is used".
  static let conditionFillers = stems([
    "is", "are", "be", "being", "was", "were", "has", "have", "having", "use", "used", "using",
    "uses", "with", "for", "in", "on", "over", "via", "through", "by", "if", "when", "you", "we",
    "set", "up", "case", "of", "to", "at", "from", "sign", "signing", "signed", "signs", "log",
    "login", "logging", "logs", "logged", "connect", "connecting", "connection", "connections",
    "authenticate", "work", "working", "instead", "choose", "chosen", "select", "selected", "mail",
    "etc", "authentication", "anymore", "currently", "one", "must", "should", "can", "do", "does",
    "who", "wants", "want", "want to", "as", "type", "mode", "protocol", "method", "option",
    "account", "user", "configured", "scenario", "place", "needed", "required", "client",
  ])

  /// Words that name the state of a switch.
  static let onWords = stems([
    "enabled", "on", "active", "activated", "ticked", "checked", "true", "yes", "allowed",
    "permitted", "enable", "allow", "activate", "tick",
  ])
  static let offWords = stems([
    "disabled", "off", "inactive", "deactivated", "unticked", "unchecked", "false", "no", "blocked",
    "forbidden", "disable", "block", "deactivate", "untick", "uncheck", "denied",
  ])

  /// Words that name a state and are therefore no name for the thing that is used.
  static let stateWords: Set<String> = onWords.union(offWords).union(
    stems([
      "enforced", "none", "default", "required", "optional", "open", "closed", "empty", "full",
      "automatic", "manual", "other", "unknown", "new", "old", "high", "low", "standard", "basic",
      "internal", "external", "normal",
    ]))

  static let negators: Set<String> = [
    "not", "no", "never", "without", "dont", "doesnt", "isnt", "arent", "cannot", "cant", "wont",
    "neither", "nor", "unless", "except", "non", "didnt", "wasnt", "havent", "hasnt",
  ]

  /// Words between a thing and a number that it lies beyond, the number left out.
  static let comparisons: [(words: [String], bound: Bound)] = [
    (["less", "than"], .atLeast), (["fewer", "than"], .atLeast), (["smaller", "than"], .atLeast),
    (["shorter", "than"], .atLeast), (["lower", "than"], .atLeast), (["below"], .atLeast),
    (["under"], .atLeast),
    (["more", "than"], .atMost), (["larger", "than"], .atMost), (["bigger", "than"], .atMost),
    (["longer", "than"], .atMost), (["higher", "than"], .atMost), (["greater", "than"], .atMost),
    (["above"], .atMost), (["over"], .atMost),
  ]

  /// Units of which a number is counted in each second ("20 Mbit/s").
  static let rateUnits: Set<String> = [
    "bit", "kbit", "mbit", "gbit", "kb", "mb", "gb", "kib", "mib", "gib", "byte",
  ]

  /// Prepositions in front of what is used where a demand holds ("with a database").
  static let usePrepositions: Set<String> = ["with", "for", "via", "over", "using"]

  /// Words with which a demand goes on behind what it holds for.
  static let demandVerbs: Set<String> = ["must", "should", "need", "needs", "have", "has", "shall"]

  /// Words in front of a clause that says when something holds.
  static let subordinators: Set<String> = [
    "if", "when", "whenever", "unless", "while", "until", "except",
  ]

  /// Words in front of a reason; those of the second list only behind a comma.
  static let reasons: Set<String> = ["because", "otherwise", "since"]
  static let reasonsSetApart: Set<String> = ["as", "or", "else", "so", "for", "which"]

  /// Words in front of an example.
  static let exampleOpeners: Set<String> = ["like", "e.g.", "eg."]

  /// Words that say that every one of several places is meant ("on both nodes").
  static let quantifiers: Set<String> = ["both", "all", "each", "every", "either", "two", "other"]

  /// Words whose closing "s" is no plural: another thing than the word without it.
  ///
  /// The mail protocols are not among them: documentation calls the same setting SMTP and SMTPS.
  static let unpluralized: Set<String> = [
    "https", "ftps", "ldaps", "mqtts", "amqps", "webdavs", "dns",
  ]

  /// Participles that with their preposition say no more than "of".
  static let belonging: [String: String] = [
    "associated": "with", "connected": "with", "linked": "to", "belonging": "to",
  ]

  static let alternatives: Set<String> = ["or", "either"]
  static let coordinators: Set<String> = ["and", "or", "either", "both", "plus", "respectively"]

  /// Verbs in a title that are about getting rid of the thing, so that it is not what is used.
  static let leavingVerbs = stems([
    "disable", "disabling", "remove", "removing", "delete", "deleting", "block", "blocking",
    "avoid", "avoiding", "deprecated", "deprecation", "retire", "retirement", "migrate",
    "migrating", "migration", "replace", "replacing", "switching", "stop", "without",
    "instead", "versus", "vs", "from", "than",
  ])

  /// Characters by the names that documentation uses for them.
  static let characters: [String: String] = [
    "space": " ", "slash": "/", "forward slash": "/", "trailing slash": "/", "leading slash": "/",
    "backslash": "\\", "dot": ".", "period": ".", "full stop": ".", "colon": ":",
    "semicolon": ";", "comma": ",", "hyphen": "-", "dash": "-", "underscore": "_", "at sign": "@",
    "hash": "#", "asterisk": "*", "question mark": "?", "percent sign": "%", "plus sign": "+",
    "equal sign": "=", "quote": "\"", "quotation mark": "\"", "double quote": "\"",
    "single quote": "'", "apostrophe": "'", "blank": " ",
  ]

  /// Kinds of characters as regular expressions that find one of them.
  static let characterClasses: [String: String] = [
    "digit": "[0-9]", "number": "[0-9]", "letter": "[A-Za-z]", "upper case letter": "[A-Z]",
    "uppercase letter": "[A-Z]", "capital letter": "[A-Z]", "lower case letter": "[a-z]",
    "lowercase letter": "[a-z]", "special character": "[^A-Za-z0-9]",
    "non ascii character": "[^\\x00-\\x7F]", "whitespace": "\\s", "white space": "\\s",
  ]

  /// Letter cases by the characters that may not occur in them.
  static let letterCases: [String: String] = [
    "lower case": "[A-Z]", "lowercase": "[A-Z]", "lower case letter": "[A-Z]",
    "lowercase letter": "[A-Z]", "small letter": "[A-Z]", "upper case": "[a-z]",
    "uppercase": "[a-z]", "upper case letter": "[a-z]", "uppercase letter": "[a-z]",
    "capital": "[a-z]", "capital letter": "[a-z]",
  ]

  /// Other words for the entities that vocabularies usually declare.
  static let entityWords: [String: Set<String>] = [
    "tenant": stems(["tenant", "organization", "company"]),
    "account": stems(["account", "user", "person", "mailbox"]),
    "server": stems(["server"]),
    "app": stems(["app", "application", "registration"]),
    "integration": stems(["integration", "connection", "login"]),
    "mailbox": stems(["mailbox", "user", "account"]),
  ]

  /// Prepositions that tie a thing to the set-up that is meant.
  static let scopePrepositions: Set<String> = [
    "for", "with", "of", "in", "on", "via", "over", "using", "from", "under", "at", "by", "when",
  ]

  /// Stems of the words for an entity: its own name and those that are usual for it.
  static func words(for entity: String) -> Set<String> {
    if let words = entityWords[entity] { return words }
    return stems(entity.split(separator: "_").map(String.init))
  }

  private static func stems(_ words: [String]) -> Set<String> {
    Set(words.map(Stem.of))
  }
}
