import Comparison
import Randomness

/// A page that is edited at random; every edit says what it does to the demands.
struct RevisionChain {
  /// What an edit does; nil for one that changes no demand.
  enum Edit {
    case cosmetic
    case semantic(RequirementChange.Effect, marker: String)
  }

  /// A demand of the page.
  private struct Line {
    /// A name that no other line has, so that a change can be found again.
    var name: String
    var subject: String
    var form: Form
    var level = "must"
    var condition: String?
  }

  private enum Form {
    case atLeast(Int, String)
    case atMost(Int, String)
    case items([String])
    case alternatives([String])
    case state(Bool)
    case forbidden([String])
  }

  /// The markup of the page; it changes without a meaning.
  private struct Look {
    var bullet = "* "
    var isBold = false
    var hasRules = false
    var verb = 0
    var intro = 0
  }

  private var sections: [[Line]] = []
  private var look = Look()
  private var count = 0
  private var random: SeededGenerator

  private static let items = [
    "Amber", "Basalt", "Cobalt", "Dune", "Ember", "Flint", "Garnet", "Heron", "Iris", "Juniper",
  ]
  private static let nouns = [
    "Buffer", "Worker", "Spool", "Cache", "Channel", "Ledger", "Relay", "Shard", "Vault", "Probe",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    for _ in 0..<4 { sections.append((0..<6).map { _ in line() }) }
  }

  private mutating func line() -> Line {
    count += 1
    let name = "\(random.pick(Self.nouns)) K\(count)"
    let form: Form
    switch random.below(6) {
    case 0: form = .atLeast(10 + random.below(50), random.pick(["seconds", "MB", "digits"]))
    case 1: form = .atMost(10 + random.below(50), random.pick(["minutes", "GB", "percent"]))
    case 2: form = .items(choice(3))
    case 3: form = .alternatives(choice(2))
    case 4: form = .state(random.below(2) == 0)
    default: form = .forbidden(choice(2))
    }
    return Line(name: name, subject: name, form: form)
  }

  private mutating func choice(_ count: Int) -> [String] {
    Array(Self.items.shuffled(using: &random).prefix(count))
  }

  // MARK: Text

  var text: String {
    var text = "!!!Chain\n"
    text += ["Some words in front.\n", "Other words in front, and more of them.\n"][look.intro]
    for (index, lines) in sections.enumerated() {
      if look.hasRules { text += "----\n" }
      text += "!!\(index + 1). Settings\n"
      for line in lines {
        text += look.bullet + sentence(line) + (look.bullet == "* " ? "\n" : "\\\\\n")
      }
    }
    return text
  }

  private func sentence(_ line: Line) -> String {
    let verb =
      line.level == "must" ? ["must", "has to", "must"][look.verb] : line.level
    let subject = look.isBold ? "__\(line.name)__" : line.name
    let demand: String
    switch line.form {
    case .atLeast(let value, let unit):
      demand = "The size of \(subject) \(verb) be at least \(value) \(unit)"
    case .atMost(let value, let unit):
      demand = "The limit of \(subject) \(verb) be at most \(value) \(unit)"
    case .items(let items): demand = "\(subject) \(verb) have the rights \(list(items, "and"))"
    case .alternatives(let items): demand = "\(subject) \(verb) be written in \(list(items, "or"))"
    case .state(let isOn):
      demand = "The flag of \(subject) \(verb) be \(isOn ? "enabled" : "disabled")"
    case .forbidden(let items):
      demand = "The name of \(subject) \(verb) not contain \(list(items, "or"))"
    }
    guard let condition = line.condition else { return demand + "." }
    let rest = demand.hasPrefix("The ") ? "the " + demand.dropFirst(4) : demand
    return "If \(condition), \(rest)."
  }

  private func list(_ items: [String], _ joiner: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(joiner) " + last
  }

  // MARK: Edits

  /// Makes the next revision.
  mutating func next() -> [Edit] {
    (0..<1 + random.below(3)).map { _ in edit() }
  }

  private mutating func edit() -> Edit {
    random.below(2) == 0 ? cosmetic() : semantic()
  }

  private mutating func cosmetic() -> Edit {
    switch random.below(5) {
    case 0: look.bullet = random.pick(["* ", "• ", ""])
    case 1: look.isBold.toggle()
    case 2: look.hasRules.toggle()
    case 3: look.verb = random.below(3)
    default: look.intro = 1 - look.intro
    }
    return .cosmetic
  }

  private mutating func semantic() -> Edit {
    let section = random.below(sections.count)
    switch random.below(5) {
    case 0:
      let added = line()
      sections[section].insert(added, at: random.below(sections[section].count + 1))
      return .semantic(.added, marker: added.name)
    case 1 where sections[section].count > 3:
      let gone = sections[section].remove(at: random.below(sections[section].count))
      return .semantic(.removed, marker: gone.name)
    default:
      let index = random.below(sections[section].count)
      var line = sections[section][index]
      let effect = change(&line)
      sections[section][index] = line
      return .semantic(effect, marker: line.name)
    }
  }

  private mutating func change(_ line: inout Line) -> RequirementChange.Effect {
    switch random.below(4) {
    case 0:
      if line.level == "must" {
        line.level = "should"
        return .relaxed
      }
      line.level = "must"
      return .strengthened
    case 1:
      if line.condition == nil {
        line.condition = "guests are admitted"
        return .relaxed
      }
      line.condition = nil
      return .strengthened
    default: return changeForm(&line)
    }
  }

  private mutating func changeForm(_ line: inout Line) -> RequirementChange.Effect {
    let isUp = random.below(2) == 0
    switch line.form {
    case .atLeast(let value, let unit):
      line.form = .atLeast(isUp ? value + 5 : value - 3, unit)
      return isUp ? .strengthened : .relaxed
    case .atMost(let value, let unit):
      line.form = .atMost(isUp ? value + 5 : value - 3, unit)
      return isUp ? .relaxed : .strengthened
    case .items(let items):
      let (next, isMore) = changed(items)
      line.form = .items(next)
      return isMore ? .strengthened : .relaxed
    case .alternatives(let items):
      let (next, isMore) = changed(items)
      line.form = .alternatives(next)
      return isMore ? .relaxed : .strengthened
    case .forbidden(let items):
      let (next, isMore) = changed(items)
      line.form = .forbidden(next)
      return isMore ? .strengthened : .relaxed
    case .state(let isOn):
      line.form = .state(!isOn)
      return .changed
    }
  }

  private mutating func changed(_ items: [String]) -> ([String], isMore: Bool) {
    let others = Self.items.filter { !items.contains($0) }
    if items.count > 2 || others.isEmpty { return (Array(items.dropLast()), false) }
    return (items + [random.pick(others)], true)
  }
}
