import Policy

@testable import Extraction

/// Builds page readings by hand: the spans follow each other, one statement a line.
struct PageBuilder {
  private(set) var statements: [Statement] = []
  private(set) var partial: Set<Int> = []

  /// The length that every statement has in the made-up file.
  private static let width = 10

  mutating func add(_ statement: Statement, isPartial: Bool = false) -> OutlineNode.Entry {
    var placed = statement
    let start = statements.count * PageBuilder.width
    placed.span = start..<(start + PageBuilder.width)
    placed.line = statements.count + 1
    statements.append(placed)
    if isPartial { partial.insert(statements.count - 1) }
    return .statement(statements.count - 1)
  }

  mutating func demand(
    _ subject: String, _ relation: Relation, _ object: [String] = [], wording: Wording = .must,
    when conditions: [Condition] = [], isPartial: Bool = false
  ) -> OutlineNode.Entry {
    add(
      Statement(
        span: 0..<0, line: 0, kind: wording.level == .must ? .constraint : .recommendation,
        wording: wording, claim: Claim(subject: subject, relation: relation, object: object),
        conditions: conditions, text: "\(subject) \(relation.rawValue)", disposition: .manual),
      isPartial: isPartial)
  }

  mutating func step(
    _ action: Action, _ target: String, value: String? = nil, claim: Claim? = nil,
    when conditions: [Condition] = [], actor: Actor? = nil, isFallback: Bool = false,
    isPartial: Bool = false
  ) -> OutlineNode.Entry {
    add(
      Statement(
        span: 0..<0, line: 0, kind: .step, actor: actor, claim: claim,
        step: StepReading(action: action, target: target, value: value, isFallback: isFallback),
        conditions: conditions, text: "\(action.rawValue) \(target)", disposition: .manual),
      isPartial: isPartial)
  }

  mutating func other(_ kind: StatementKind, _ text: String) -> OutlineNode.Entry {
    add(Statement(span: 0..<0, line: 0, kind: kind, text: text, disposition: .informative))
  }

  func reading(_ entries: [OutlineNode.Entry]) -> PageReading {
    PageReading(
      statements: statements,
      outline: OutlineNode(kind: .page, title: "Ferry", line: 1, entries: entries),
      partialScope: partial)
  }

  func assemble(
    _ entries: [OutlineNode.Entry]
  ) -> (policy: PolicyDocument, statements: [Statement]) {
    PageBuilder.assembler.assemble(
      reading(entries), metadata: PolicyMetadata(name: "ferry", title: "Ferry"),
      source: PolicySource(page: "Ferry", digest: "sha256:00"))
  }

  static let assembler = Assembler(
    attributes: Sample.attributes, vocabularies: ["contoso365", "ferry"]
  ) { _ in true }
}

extension OutlineNode.Entry {
  /// A node with a title and what stands under it.
  static func under(
    _ kind: OutlineNode.Kind, _ title: String, _ entries: [OutlineNode.Entry]
  ) -> OutlineNode.Entry {
    .node(OutlineNode(kind: kind, title: title, line: 1, entries: entries))
  }
}

extension PolicyDocument {
  var constraints: [Constraint] {
    requirements.compactMap { if case .constraint(let constraint) = $0 { constraint } else { nil } }
  }

  var procedures: [Procedure] {
    requirements.compactMap { if case .procedure(let procedure) = $0 { procedure } else { nil } }
  }

  var choices: [Choice] {
    requirements.compactMap { if case .choice(let choice) = $0 { choice } else { nil } }
  }
}
