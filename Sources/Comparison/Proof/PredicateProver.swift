import CEL
import Policy

/// Looks for a configuration that meets one predicate and fails another.
///
/// The values of an attribute fall into finitely many classes that no atom tells apart. Every class
/// has a representative among the candidates, atoms are evaluated by the engine that audits, and the
/// classes are searched. So a configuration that is found is one, and where none is found there is
/// none, as long as the atoms have the forms for which the candidates are complete.
struct PredicateProver {
  /// What the search gave.
  enum Outcome: Equatable {
    /// The smallest configuration that was found, attributes in order of their names.
    case found([WitnessValue])
    /// There is no such configuration.
    case none
    /// An atom has a form for which the candidates may miss a class, or the search is too large.
    case undecided
  }

  private let vocabularies: VocabularySet
  private let compiler: RuleCompiler

  /// More steps than this are not searched.
  private static let budget = 200_000

  init(_ vocabularies: VocabularySet) {
    self.vocabularies = vocabularies
    compiler = RuleCompiler(vocabularies)
  }

  /// Looks for a configuration that meets `met` and fails `failed`.
  func witness(meeting met: Predicate, failing failed: Predicate) -> Outcome {
    var table = AtomTable()
    guard let holds = try? table.formula(of: met), let fails = try? table.formula(of: failed)
    else { return .undecided }
    let goal = Formula.all([holds, .not(fails)])
    var programs: [Program] = []
    for atom in table.atoms {
      guard let program = try? compiler.compile(RuleExpression(atom.description)) else {
        return .undecided
      }
      programs.append(program)
    }
    let attributes = Set(programs.flatMap(\.variables)).sorted()
    var isComplete = true
    var clusters: [Cluster] = []
    for members in Self.clusters(attributes, programs) {
      let group = Set(members.map { attributes[$0] })
      let domains = members.map { member in
        Domain(
          attributes[member], vocabularies.attribute(named: attributes[member]), group: group,
          atoms: programs.map(\.expression))
      }
      let cluster = Cluster(domains: domains, programs: programs, attributes: group)
      isComplete = isComplete && cluster.isComplete && domains.allSatisfy(\.isComplete)
      clusters.append(cluster)
    }
    var search = Search(goal: goal, clusters: clusters, atoms: programs.count, steps: Self.budget)
    if let found = search.run() { return .found(found) }
    return isComplete && search.steps > 0 ? .none : .undecided
  }

  /// The attributes that atoms connect.
  private static func clusters(_ attributes: [String], _ programs: [Program]) -> [[Int]] {
    var roots = Array(attributes.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while roots[index] != index { index = roots[index] }
      return index
    }
    for program in programs {
      let members = program.variables.compactMap { attributes.firstIndex(of: $0) }
      for member in members.dropFirst() { roots[root(member)] = root(members[0]) }
    }
    let groups = Dictionary(grouping: attributes.indices, by: root)
    return groups.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}

/// Attributes that atoms connect, and the classes of their values.
struct Cluster {
  /// One class: its truth for each atom, and values that are in it.
  struct Class {
    var truth: [Int: Bool]
    var values: [WitnessValue]
  }

  private(set) var classes: [Class] = []
  private(set) var isComplete = true

  /// Larger products are cut off.
  private static let limit = 40_000

  init(domains: [Domain], programs: [Program], attributes: Set<String>) {
    let places = programs.indices.filter { index in
      !programs[index].variables.isEmpty && attributes.isSuperset(of: programs[index].variables)
    }
    var seen: Set<[Bool]> = []
    var values = [Int](repeating: 0, count: domains.count)
    for _ in 0..<Self.limit {
      let chosen = zip(domains, values).map { $0.values[$1] }
      let names = domains.map(\.name)
      var truths: [Bool] = []
      for place in places {
        let outcome = programs[place].evaluate { slot in
          let name = programs[place].variables[slot]
          return .value(names.firstIndex(of: name).map { chosen[$0] } ?? .null)
        }
        guard case .value(.bool(let truth)) = outcome else { break }
        truths.append(truth)
      }
      if truths.count == places.count, seen.insert(truths).inserted {
        classes.append(
          Class(
            truth: Dictionary(uniqueKeysWithValues: zip(places, truths)),
            values: zip(names, chosen).map { WitnessValue(attribute: $0, literal: $1.description) })
        )
      }
      guard Self.advance(&values, domains) else { return }
    }
    isComplete = false
  }

  /// The next combination; false after the last one.
  private static func advance(_ values: inout [Int], _ domains: [Domain]) -> Bool {
    for index in values.indices.reversed() {
      values[index] += 1
      if values[index] < domains[index].values.count { return true }
      values[index] = 0
    }
    return false
  }
}

/// Searches the classes of all clusters for a combination that makes a formula true.
private struct Search {
  let goal: Formula
  let clusters: [Cluster]
  var truth: [Bool?]
  var steps: Int

  init(goal: Formula, clusters: [Cluster], atoms: Int, steps: Int) {
    self.goal = goal
    self.clusters = clusters
    self.steps = steps
    truth = [Bool?](repeating: nil, count: atoms)
  }

  mutating func run() -> [WitnessValue]? {
    // With fewer attributes to name the configuration is smaller.
    for size in 0...clusters.count {
      if let found = choose(from: 0, left: size) { return found }
      if steps <= 0 { return nil }
    }
    return nil
  }

  private mutating func choose(from index: Int, left: Int) -> [WitnessValue]? {
    steps -= 1
    guard steps > 0 else { return nil }
    switch goal.evaluate({ truth[$0] }) {
    case true?: return []
    case false?: return nil
    case nil: break
    }
    guard left > 0, index < clusters.count, clusters.count - index >= left else { return nil }
    for place in index..<clusters.count where clusters.count - place >= left {
      for option in clusters[place].classes {
        for (atom, value) in option.truth { truth[atom] = value }
        let found = choose(from: place + 1, left: left - 1)
        for atom in option.truth.keys { truth[atom] = nil }
        if let found { return option.values + found }
      }
    }
    return nil
  }
}
