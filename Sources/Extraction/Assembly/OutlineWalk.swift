import Policy

/// Groups the statements of an outline into constraints, procedures and choices, in page order.
///
/// Rules in order: a rule, a gap, a heading, a label and an alternative end a run of steps; a lead-in
/// that announces a purpose ("To disable them") begins a run of its own, any other goes on with an
/// open one; constraints among steps do not end a run; two or more sibling alternatives are a choice.
struct OutlineWalk {
  private let statements: [Statement]
  /// Where each statement stands: the numbers of the nodes around it, outermost first.
  private(set) var paths: [Int: [Int]] = [:]
  /// The nodes by number.
  private(set) var nodes: [OutlineNode] = []

  /// Nesting beyond this depth is read as if it stood at this depth.
  private static let depthLimit = 64

  init(statements: [Statement]) {
    self.statements = statements
  }

  /// An open place of the outline.
  private struct Place {
    var titles: [OutlineNode] = []
    var path: [Int] = []
    /// The place in the list of drafts of the run that steps go on with.
    var run: Int?

    var section: [String] {
      titles.filter { ($0.kind == .heading || $0.kind == .label) && !$0.title.isEmpty }
        .map { node in node.number.map { "\($0) \(node.title)" } ?? node.title }
    }
  }

  /// Walks the whole outline; statements that it does not hold come last.
  mutating func walk(_ page: OutlineNode) -> [Draft] {
    var drafts: [Draft] = []
    var place = Place()
    enter(page, at: &place)
    walk(page, at: &place, into: &drafts)
    place.run = nil
    for index in statements.indices where paths[index] == nil {
      add(index, at: &place, into: &drafts)
    }
    return drafts
  }

  private mutating func enter(_ node: OutlineNode, at place: inout Place) {
    var shallow = node
    shallow.entries = []
    nodes.append(shallow)
    place.path.append(nodes.count - 1)
    if node.kind != .page { place.titles.append(shallow) }
  }

  private mutating func walk(
    _ node: OutlineNode, at place: inout Place, into drafts: inout [Draft]
  ) {
    var index = 0
    while index < node.entries.count {
      let alternatives = choice(in: node, from: index)
      if alternatives.count > 1 {
        add(alternatives.compactMap(\.node), at: place, into: &drafts)
        place.run = nil
        index = (alternatives.last?.index ?? index) + 1
        continue
      }
      add(node.entries[index], at: &place, into: &drafts)
      index += 1
    }
  }

  private mutating func add(
    _ entry: OutlineNode.Entry, at place: inout Place, into drafts: inout [Draft]
  ) {
    switch entry {
    case .statement(let index): add(index, at: &place, into: &drafts)
    case .separator(.blank): break
    case .separator(.rule), .separator(.gap): place.run = nil
    case .image(let name, _): addImage(name, to: place.run, of: &drafts)
    case .node(let child): add(child, at: &place, into: &drafts)
    }
  }

  private mutating func add(_ index: Int, at place: inout Place, into drafts: inout [Draft]) {
    guard statements.indices.contains(index), paths[index] == nil else { return }
    paths[index] = place.path
    switch statements[index].kind {
    case .constraint, .recommendation:
      drafts.append(
        .constraint(
          ConstraintDraft(statement: index, section: place.section, path: place.path)))
    case .step: addStep(index, at: &place, into: &drafts)
    default: break
    }
  }

  private func addStep(_ index: Int, at place: inout Place, into drafts: inout [Draft]) {
    let step = StepDraft(statement: index, image: nil)
    if let run = place.run, case .procedure(var procedure) = drafts[run] {
      procedure.steps.append(step)
      drafts[run] = .procedure(procedure)
    } else {
      place.run = drafts.count
      drafts.append(
        .procedure(
          ProcedureDraft(
            steps: [step], titles: place.titles, section: place.section, path: place.path)))
    }
  }

  /// A picture belongs to the last step in front of it.
  private func addImage(_ name: String, to run: Int?, of drafts: inout [Draft]) {
    guard let run, case .procedure(var procedure) = drafts[run], !procedure.steps.isEmpty,
      procedure.steps[procedure.steps.count - 1].image == nil
    else { return }
    procedure.steps[procedure.steps.count - 1].image = name
    drafts[run] = .procedure(procedure)
  }

  // MARK: Nodes

  private mutating func add(
    _ child: OutlineNode, at place: inout Place, into drafts: inout [Draft]
  ) {
    var inner = place
    let goesOn = child.kind == .leadIn && !Purpose.isPurpose(child.title)
    if !goesOn { inner.run = nil }
    guard place.path.count < OutlineWalk.depthLimit else {
      walk(child, at: &inner, into: &drafts)
      return
    }
    enter(child, at: &inner)
    let before = drafts.count
    walk(child, at: &inner, into: &drafts)
    if !goesOn {
      // What follows a passage with steps of its own is no continuation of the steps in front of it.
      let hasSteps = drafts[before...].contains { if case .procedure = $0 { true } else { false } }
      if child.kind != .leadIn || hasSteps { place.run = nil }
    }
  }

  /// The alternatives from `index` on that only separators and pictures part.
  private func choice(
    in node: OutlineNode, from index: Int
  ) -> [(index: Int, node: OutlineNode?)] {
    guard isAlternative(node.entries[index]) != nil else { return [] }
    var found: [(index: Int, node: OutlineNode?)] = []
    for place in index..<node.entries.count {
      if let alternative = isAlternative(node.entries[place]) {
        found.append((place, alternative))
      } else if case .node = node.entries[place] {
        break
      } else if case .statement(let statement) = node.entries[place],
        !statements.indices.contains(statement) || statements[statement].kind != nil
      {
        break
      }
    }
    return found
  }

  private func isAlternative(_ entry: OutlineNode.Entry) -> OutlineNode? {
    guard case .node(let node) = entry, case .alternative = node.kind else { return nil }
    return node
  }

  private mutating func add(
    _ alternatives: [OutlineNode], at place: Place, into drafts: inout [Draft]
  ) {
    var branches: [BranchDraft] = []
    for node in alternatives {
      var inner = place
      inner.run = nil
      var inside: [Draft] = []
      if place.path.count < OutlineWalk.depthLimit { enter(node, at: &inner) }
      walk(node, at: &inner, into: &inside)
      branches.append(
        BranchDraft(node: nodes[inner.path.last ?? 0], path: inner.path, drafts: inside))
    }
    drafts.append(
      .choice(
        ChoiceDraft(
          branches: branches, titles: place.titles, section: place.section,
          line: alternatives.first?.line ?? 1, path: place.path)))
  }
}

/// "To disable them": a title that says what the steps under it are for.
enum Purpose {
  /// Whether the title announces a purpose.
  static func isPurpose(_ title: String) -> Bool {
    let words = WordSequence.of(title)
    return words.count > 1 && words[0].text == "to"
  }
}
