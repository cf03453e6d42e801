import Policy

/// Reads a rule back in English, with the vocabulary's own words for attributes and values.
struct PlainEnglish: Sendable {
  private let attributes: [String: Attribute]

  init(attributes: [Attribute]) {
    self.attributes = Dictionary(attributes.map { ($0.name, $0) }) { first, _ in first }
  }

  /// One sentence for a demand under conditions.
  func sentence(
    require: Formula, when conditions: [Formula], level: Level, isPartial: Bool = false
  ) -> String {
    var text = demand(require, modal: level.rawValue)
    let clauses = conditions.filter { $0 != .scopeNotPrinted }.map { condition($0) }
    if !clauses.isEmpty { text += " when " + clauses.joined(separator: " and ") }
    if isPartial { text += " under conditions that the page does not print" }
    return upperFirst(text) + "."
  }

  // MARK: Demands

  private func demand(_ formula: Formula, modal: String) -> String {
    switch formula {
    case .truth(let name, let value):
      return "\(owner(name)) \(modal) \(state(of: name, value, verb: "have", be: "be"))"
    case .equal(let name, let literal): return state(name, [literal], modal, isNegated: false)
    case .unequal(let name, let literal): return state(name, [literal], modal, isNegated: true)
    case .among(let name, let literals): return state(name, literals, modal, isNegated: false)
    case .not(.among(let name, let literals)):
      return state(name, literals, modal, isNegated: true)
    case .holds(let name, let member, _):
      return state(name, [.string(member)], modal, isNegated: false)
    case .text(let name, let test, let value):
      return "the \(noun(name)) \(modal) \(verb(test)) \(quoted(value))"
    case .not(.text(let name, let test, let value)):
      return "the \(noun(name)) \(modal) not \(verb(test)) \(quoted(value))"
    case .bound(let name, let bound, let literal):
      return "the \(noun(name)) \(modal) be \(words(bound)) \(value(literal, of: name))"
    case .length(let name, let bound, let count):
      let unit = isList(name) ? "entries" : "characters"
      return "the \(noun(name)) \(modal) have \(words(bound)) \(count) \(unit)"
    case .empty(let name, _, let isEmpty):
      return "the \(noun(name)) \(modal) \(isEmpty ? "be" : "not be") empty"
    case .same(let left, let right):
      return "the \(noun(left)) \(modal) be the same as the \(noun(right))"
    case .order(let left, let bound, let right):
      return "the \(noun(left)) \(modal) be \(words(bound)) the \(noun(right))"
    default: return joinedDemand(formula, modal: modal)
    }
  }

  /// "Have X enabled", or "be licensed" where the term is an adjective; a term that names the state
  /// itself ("sign-in enabled") stands for itself.
  private func state(of name: String, _ value: Bool, verb: String, be: String) -> String {
    if let able = attributes[name]?.terms.first(where: { $0.hasPrefix("able to ") }) {
      return value ? "\(be) \(able)" : "\(be == "be" ? "not be" : "is not") \(able)"
    }
    let term = noun(name)
    let words = term.split(separator: " ")
    guard let last = words.last.map(String.init) else { return "\(verb) \(term)" }
    let names = name.split(separator: ".")
    if words.count == 1, last.hasSuffix("ed"), names.last.map(String.init) == last {
      return value ? "\(be) \(last)" : "\(be == "be" ? "not be" : "is not") \(last)"
    }
    if BindingLexicon.onWords.contains(Stem.of(last.lowercased())) {
      let thing = words.dropLast().joined(separator: " ")
      return "\(verb) \(thing) \(value ? last : "disabled")"
    }
    return "\(verb) \(term) \(value ? "enabled" : "disabled")"
  }

  private func joinedDemand(_ formula: Formula, modal: String) -> String {
    switch formula {
    case .some(let name, let inner):
      return element(
        attributes[name]?.match == .all ? "at least one" : "the", name, demand(inner, modal: modal))
    case .every(let name, let inner):
      return element(
        attributes[name]?.match == .all ? "the" : "every", name, demand(inner, modal: modal))
    case .not(.some(let name, let inner)):
      return element("no", name, demand(inner, modal: modal))
    case .all(let parts): return all(parts, modal: modal)
    case .either(let parts): return either(parts, modal: modal)
    case .not(let inner): return "it \(modal) not be that " + condition(inner)
    default: return "the conditions that the page does not print \(modal) hold"
    }
  }

  /// Several demands; a subject that repeats is named once.
  private func all(_ parts: [Formula], modal: String) -> String {
    var text = ""
    var subject = ""
    for part in parts {
      let demand = demand(part, modal: modal)
      let head = owner(part.attributes.first ?? "") + " \(modal) "
      if text.isEmpty {
        text = demand
      } else if head == subject, demand.hasPrefix(head) {
        text += " and \(modal) " + demand.dropFirst(head.count)
      } else {
        text += ", and " + demand
      }
      subject = demand.hasPrefix(head) ? head : ""
    }
    return text
  }

  /// "The same as A or B" where every part compares one attribute; else whole demands.
  private func either(_ parts: [Formula], modal: String) -> String {
    if let texts = texts(parts, verb: verb) {
      return "the \(noun(texts.name)) \(modal) \(texts.words)"
    }
    var rights: [String] = []
    var lefts: Set<String> = []
    for part in parts {
      guard case .same(let left, let right) = part else {
        return "either " + parts.map { demand($0, modal: modal) }.joined(separator: " or ")
      }
      lefts.insert(left)
      rights.append("the " + noun(right))
    }
    guard lefts.count == 1, let left = lefts.first else {
      return "either " + parts.map { demand($0, modal: modal) }.joined(separator: " or ")
    }
    return "the \(noun(left)) \(modal) be the same as \(list(rights))"
  }

  /// "Contain A or B" where every part is the same test of one attribute.
  private func texts(
    _ parts: [Formula], verb: (TextTest) -> String
  ) -> (name: String, words: String)? {
    guard case .text(let name, let test, _) = parts.first else { return nil }
    var values: [String] = []
    for part in parts {
      guard case .text(name, test, let value) = part else { return nil }
      values.append(quoted(value))
    }
    return (name, "\(verb(test)) \(list(values))")
  }

  private func element(_ quantifier: String, _ name: String, _ demand: String) -> String {
    let subject = "the \(noun(Formula.element))"
    guard demand.hasPrefix(subject) else { return "\(quantifier) \(noun(name)): \(demand)" }
    return "\(quantifier) \(noun(name))" + demand.dropFirst(subject.count)
  }

  /// "Must use OAuth 2.0" where the values are names of things, "X must be Y" for others.
  private func state(
    _ name: String, _ literals: [Literal], _ modal: String, isNegated: Bool
  ) -> String {
    let values = list(literals.map { value($0, of: name) })
    let not = isNegated ? "not " : ""
    if name != Formula.element, hasNames(name) {
      return "\(owner(name)) \(modal) \(not)use \(values)"
    }
    return "the \(noun(name)) \(modal) \(not)be \(values)"
  }

  // MARK: Conditions

  private func condition(_ formula: Formula) -> String {
    switch formula {
    case .equal(let name, let literal): return use(name, [literal], isNegated: false)
    case .unequal(let name, let literal): return use(name, [literal], isNegated: true)
    case .among(let name, let literals): return use(name, literals, isNegated: false)
    case .not(.among(let name, let literals)):
      return use(name, literals, isNegated: true)
    case .truth(let name, let value):
      return "\(owner(name)) \(state(of: name, value, verb: "has", be: "is"))"
    case .text(let name, let test, let value):
      return "the \(noun(name)) \(thirdPerson(test)) \(quoted(value))"
    case .not(.text(let name, let test, let value)):
      return "the \(noun(name)) does not \(verb(test)) \(quoted(value))"
    case .empty(let name, _, let isEmpty):
      return "the \(noun(name)) is \(isEmpty ? "" : "not ")empty"
    case .either(let parts):
      if let texts = texts(parts, verb: thirdPerson) {
        return "the \(noun(texts.name)) \(texts.words)"
      }
      return parts.map { condition($0) }.joined(separator: " or ")
    case .all(let parts):
      return parts.map { condition($0) }.joined(separator: " and ")
    case .scopeNotPrinted: return "under conditions that the page does not print"
    default: return "\(formula.expression)"
    }
  }

  private func use(
    _ name: String, _ literals: [Literal], isNegated: Bool
  ) -> String {
    let values = list(literals.map { value($0, of: name) })
    if hasNames(name) {
      return "\(owner(name)) \(isNegated ? "does not use" : "uses") \(values)"
    }
    return "the \(noun(name)) is \(isNegated ? "not " : "")\(values)"
  }

  /// Whether only the values have names, so that a sentence has to say that one is used.
  private func hasNames(_ name: String) -> Bool {
    guard let attribute = attributes[name] else { return true }
    guard attribute.terms.isEmpty else { return false }
    return !attribute.members.isEmpty
  }

  // MARK: Words

  private func owner(_ name: String) -> String {
    "the " + name.prefix { $0 != "." }.split(separator: "_").joined(separator: " ")
  }

  /// The first term of an attribute, else the words of its name.
  private func noun(_ name: String) -> String {
    if let term = attributes[name]?.terms.first {
      return term.split(separator: " ").count > 4 ? quoted(term) : term
    }
    return name.split(separator: ".").dropFirst().joined(separator: " ")
      .split(separator: "_").joined(separator: " ")
  }

  private func value(_ literal: Literal, of name: String) -> String {
    switch literal {
    case .string(let text):
      let member = attributes[name]?.members.first { $0.name == text }
      return member.map(words(of:)) ?? quoted(text)
    case .int(let number): return String(number)
    case .double(let digits): return digits
    case .duration(let seconds): return Literal.durationText(seconds)
    case .bool(let value): return value ? "on" : "off"
    }
  }

  /// The first term of a value that does not itself read like a list.
  private func words(of member: EnumMember) -> String {
    let plain = member.terms.first { term in
      !WordSequence.of(term).contains { BindingLexicon.coordinators.contains($0.text) }
    }
    return plain ?? member.terms.first ?? member.name
  }

  private func verb(_ test: TextTest) -> String {
    switch test {
    case .startsWith: "start with"
    case .endsWith: "end with"
    case .contains: "contain"
    case .matches: "match"
    }
  }

  private func thirdPerson(_ test: TextTest) -> String {
    switch test {
    case .startsWith: "starts with"
    case .endsWith: "ends with"
    case .contains: "contains"
    case .matches: "matches"
    }
  }

  private func words(_ bound: Bound) -> String {
    bound == .atLeast ? "at least" : "at most"
  }

  private func isList(_ name: String) -> Bool {
    if case .list = attributes[name]?.type { true } else { false }
  }

  private func quoted(_ text: String) -> String { "\"\(text)\"" }

  private func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " or " + last
  }

  private func upperFirst(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
