import Policy

@testable import Extraction

/// Reads the reading of a rule as a page of its own and makes a rule of it again.
struct Rereading {
  let attributes: [Attribute]
  let english: PlainEnglish
  private let compiler: Compiler
  private let rules: RuleMaker

  /// With the vocabularies that ship.
  init() throws {
    let set = try VocabularySet(ShippedVocabularies.load())
    let expressions = RuleCompiler(set)
    attributes = set.attributes
    compiler = try Compiler(vocabularies: set)
    english = PlainEnglish(attributes: attributes)
    rules = RuleMaker(
      phrases: PhraseReader(
        index: TermIndex(attributes), vocabularies: set.vocabularies.map(\.name))
    ) { (try? expressions.compile(RuleExpression($0))) != nil }
  }

  /// What a sentence says, in one line; several lines for several demands.
  func rule(of sentence: String) -> String {
    guard let page = try? PageSource(bytes: Array(sentence.utf8), file: "Page.txt") else {
      return "no page"
    }
    let demands = compiler.read(page).statements.filter { $0.kind?.isNormative ?? false }
    guard !demands.isEmpty else { return "no demand" }
    return demands.map { statement in
      let rule = rules.rule(for: statement)
      guard let require = rule.require else { return "\(rule.manual?.reason.rawValue ?? "none")" }
      let level =
        statement.wording?.level ?? (statement.kind == .recommendation ? .should : .must)
      return Self.line(require: require, when: rule.conditions, level: level)
    }.joined(separator: "\n")
  }

  /// The same for the rule that a sentence was made of.
  static func line(require: Formula, when conditions: [Formula], level: Level) -> String {
    let when = conditions.isEmpty ? "" : Formula.conjunction(conditions).expression
    return "\(level.rawValue) \(canonical(require.expression))"
      + (when.isEmpty ? "" : " when \(canonical(when))")
  }

  static func canonical(_ expression: String) -> String {
    (try? CanonicalExpression(expression))?.description ?? expression
  }
}
