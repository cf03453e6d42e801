import Policy

/// A compiled page, flat and ready for the rules of the lint.
struct CompiledPage {
  /// A constraint or step with the statement that it comes from and everything it stands under.
  struct Demand {
    var statement: Statement
    /// The constraint; nil for a step.
    var constraint: Constraint?
    /// The step; nil for a constraint.
    var step: Step?
    /// The conditions of the demand and of what it is a part of.
    var when: [RuleExpression]

    /// What has to hold, or what the step brings about.
    var require: RuleExpression? { constraint.map(\.require) ?? step?.ensure }
  }

  /// The bytes of the file.
  let bytes: [UInt8]
  let statements: [Statement]
  let outline: OutlineNode
  let policy: PolicyDocument
  /// In the order of the page.
  let demands: [Demand]

  init(_ compilation: Compilation, bytes: [UInt8]) {
    self.bytes = bytes
    statements = compilation.statements
    outline = compilation.outline
    policy = compilation.policy
    var places: [RequirementID: Statement] = [:]
    for statement in statements where statement.disposition != .duplicate {
      if let id = statement.requirement, statement.kind?.isNormative ?? false {
        places[id] = places[id] ?? statement
      }
    }
    demands = policy.requirements.flatMap { Self.demands($0, under: [], places) }
  }

  private static func demands(
    _ requirement: Requirement, under when: [RuleExpression],
    _ places: [RequirementID: Statement]
  ) -> [Demand] {
    switch requirement {
    case .constraint(let constraint):
      return places[constraint.id].map {
        [Demand(statement: $0, constraint: constraint, when: when + list(constraint.when))]
      } ?? []
    case .procedure(let procedure):
      return procedure.steps.compactMap { step in
        places[step.id].map {
          Demand(
            statement: $0, step: step, when: when + list(procedure.when) + list(step.when))
        }
      }
    case .choice(let choice):
      return choice.branches.flatMap { branch in
        branch.requirements.flatMap { demands($0, under: when + list(branch.when), places) }
      }
    }
  }

  private static func list(_ rule: RuleExpression?) -> [RuleExpression] { rule.map { [$0] } ?? [] }

  /// Calls `visit` with every node of the outline and what stands beside it.
  func visit(_ visit: (_ node: OutlineNode, _ siblings: [OutlineNode.Entry], _ index: Int) -> Void)
  {
    Self.walk(outline, visit)
  }

  private static func walk(
    _ node: OutlineNode, _ visit: (OutlineNode, [OutlineNode.Entry], Int) -> Void
  ) {
    for (index, entry) in node.entries.enumerated() {
      guard case .node(let child) = entry else { continue }
      visit(child, node.entries, index)
      walk(child, visit)
    }
  }

  /// The bytes of a node's title; nil where the page does not print it.
  func span(of node: OutlineNode) -> Range<Int>? {
    guard !node.isRecovered else { return nil }
    let pieces = statements.filter { $0.disposition == .scope || $0.kind != nil }
    let title = WordSequence.key(node.title)
    return pieces.first { piece in
      (node.line == 0 || piece.line == node.line) && !title.isEmpty
        && WordSequence.key(piece.text).contains(title)
    }?.span
  }
}

extension String {
  /// A text of the page for a message.
  var quotedExcerpt: String { count > 60 ? "`\(prefix(59))…`" : "`\(self)`" }
}
