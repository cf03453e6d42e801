import Policy
import Randomness
import Testing

@testable import Extraction

/// What changes one demand of a page changes the rule of that demand and no other.
@Suite struct MutationTests {
  /// The least share of changes that do; to be raised whenever the reading gets better.
  private static let floor = 0.98
  /// How many places of a page one mutation is tried at.
  private static let sites = 10

  @Test func exactlyTheTouchedRuleChanges() throws {
    let seed: UInt64 = 0x5EED
    print("mutation seed: \(seed)")
    let mutations: [any Mutation] = [
      LevelChanged(), NumberChanged(), SuffixChanged(), NegationChanged(), JoinChanged(),
      ItemDropped(), MemberDropped(), ConditionDropped(),
    ]
    let compiler = try TrialPages.compiler()
    let bases = TrialPages.all.compactMap { page in
      page.compiled(with: compiler).map { (page: page, base: $0) }
    }
    var total = Share()
    for mutation in mutations {
      var share = Share()
      var random = SeededGenerator(seed: seed)
      for (page, base) in bases {
        for (touched, edit) in sites(of: mutation, page, base, &random) {
          let trial = Trial(page: page, base: base, touched: touched, edit: edit)
          let failure = trial.failure(with: compiler)
          share.add(isRight: failure == nil)
          if let failure, page.isOpen {
            print("  \(page.name), \(mutation.name), \(trial.place): \(failure)")
          }
        }
      }
      print("\(share.text)  \(mutation.name)")
      total.add(share)
    }
    print("\(total.text)  all mutations")
    #expect(total.value >= Self.floor)
  }

  /// Places at which a mutation touches a demand, with the identifier of that demand.
  private func sites(
    of mutation: any Mutation, _ page: SourcePage, _ base: Compilation,
    _ random: inout SeededGenerator
  ) -> [(touched: RequirementID, edit: Edit)] {
    var all: [(touched: RequirementID, edit: Edit)] = []
    var head: Statement?
    // What is said twice is still said when one of the two changes.
    let repeated = Set(
      base.statements.filter { $0.disposition == .duplicate }.compactMap(\.requirement))
    // What another demand points back to ("for those …") changes that one, too.
    let pointedAt = Set(
      base.statements.flatMap(\.conditions).filter { $0.form == .clause }.map(\.text))
    for statement in base.statements {
      if let object = statement.claim?.object, !object.isEmpty,
        pointedAt.contains(object.joined(separator: " or "))
      {
        continue
      }
      if statement.kind?.isNormative ?? false { head = statement }
      let owner = statement.reason == "list_member" ? head : statement
      guard let owner, owner.kind?.isNormative ?? false, owner.disposition != .duplicate,
        let id = owner.requirement, !repeated.contains(id)
      else { continue }
      all += mutation.edits(of: statement, in: page).map { (id, $0) }
    }
    while all.count > Self.sites { all.remove(at: random.below(all.count)) }
    return all
  }
}

/// One change of a page, and what it should change.
private struct Trial {
  let page: SourcePage
  let base: Compilation
  let touched: RequirementID
  let edit: Edit

  /// The line and the change.
  var place: String {
    let line = page.bytes[..<edit.range.lowerBound].count { $0 == 10 } + 1
    return "line \(line), `\(page.text(edit.range))` to `\(edit.text)`"
  }

  /// What went wrong; nil where exactly the touched demand changed.
  func failure(with compiler: Compiler) -> String? {
    guard let changed = page.compiled([edit], with: compiler) else { return "no page" }
    let (old, new) = (keys(base.policy), keys(changed.policy))
    let lost = old.filter { !new.keys.contains($0.key) }
    let gained = new.filter { !old.keys.contains($0.key) }
    let others = lost.values.filter { $0.id != touched.rawValue }
    if lost.isEmpty && gained.isEmpty { return "\(touched) did not change" }
    if let other = others.min(by: { $0.id < $1.id }) { return "changed \(other.id) too" }
    return gained.count > 1 ? "gained \(gained.keys.sorted().joined(separator: " and "))" : nil
  }

  /// The demands by what they are; a step's identifier without its procedure's, which it may share
  /// with the touched one.
  private func keys(_ policy: PolicyDocument) -> [String: Atom] {
    var found: [String: Atom] = [:]
    for atom in Atoms.of(policy) where atom.span != nil {
      let id = atom.parent.map { String(atom.id.dropFirst($0.utf8.count)) } ?? atom.id
      var key = "\(id) | \(atom.content) | \(atom.rule)"
      while found[key] != nil { key += "'" }
      found[key] = atom
    }
    return found
  }
}
