import Audit
public import Policy
import Snapshot

/// Where a requirement comes from and what would satisfy it.
public struct Explanation: Sendable {
  private let policy: PolicyDocument
  private let check: Check
  private let needs: Needs

  /// Prepares the explanation; nil where the policy has no such constraint or step.
  ///
  /// - Parameters:
  ///   - id: the identity of a constraint or step, or one that it had before.
  ///   - policy: where to look.
  ///   - vocabularies: those of the policy.
  /// - Throws: expressions of the policy that do not fit the vocabularies.
  public init?(
    of id: RequirementID, in policy: PolicyDocument, vocabularies: VocabularySet
  ) throws(Diagnostics) {
    let current = policy.aliases[id] ?? id
    let checks = CheckList.checks(of: policy)
    guard let check = checks.first(where: { $0.id == current }) else { return nil }
    self.policy = policy
    self.check = check
    needs = try Needs(of: [policy], vocabularies: vocabularies, only: check.id)
  }

  /// The explanation as text, with a final line feed.
  public func render(style: Style = .plain) -> String {
    var text = TextBuilder()
    text.line(style.paint(TerminalText.line(check.id.rawValue), .title))
    text.line("  \(TerminalText.line(check.text))")
    if let reading = Describe.reading(check) { text.line("  means: \(reading)") }
    text.line("  from: \(Describe.policy(policy)), line \(check.source.line)")
    text.line("  level: \(check.level.rawValue)")
    for condition in check.conditions { text.line("  applies when: \(describe(condition))") }
    if let rule = check.require {
      text.line("  holds when: \(TerminalText.line(rule.text))")
    } else {
      text.line("  a person has to judge\(reason)")
    }
    for reading in check.manual?.readings ?? [] {
      text.line("  could mean: \(TerminalText.line(reading))")
    }
    for line in Describe.baselines(needs.baselines) { text.line("  \(line)") }
    addNeeds(to: &text)
    addPage(to: &text)
    return text.text
  }

  private var reason: String {
    switch check.manual?.reason {
    case .unbound: ": no vocabulary has an attribute for it"
    case .notObservable: ": no export carries it"
    case .ambiguous: ": it has several readings"
    case .partial: ": only a part of it can be checked"
    case nil: ""
    }
  }

  private func describe(_ condition: Applicability) -> String {
    switch condition {
    case .expression(let rule): TerminalText.line(rule.text)
    case .scopeNotPrinted: "the scope, which the page does not print, holds"
    case .remainingBranch: "none of the other alternatives applies"
    }
  }

  private func addNeeds(to text: inout TextBuilder) {
    for export in needs.collection.exports {
      let how = export.advice.summary.map { ": \($0)" } ?? ""
      let names = export.attributes.joined(separator: ", ")
      text.line("  reads: \(TerminalText.line("\(names) from \(export.title)\(how)"))")
    }
    for question in needs.collection.attestations {
      let how = question.how.map { ": \($0)" } ?? ""
      text.line("  asks: \(TerminalText.line(question.attribute + how))")
    }
  }

  private func addPage(to text: inout TextBuilder) {
    for step in Remedy.steps(for: check, in: policy) {
      text.line("  remedy: \(TerminalText.line(step.text))")
    }
    for diagnosis in policy.diagnoses where diagnosis.cause == check.id {
      text.line("  otherwise: \(TerminalText.line(diagnosis.symptom))")
    }
    for example in policy.examples where example.of == check.id {
      text.line("  example: \(TerminalText.line(example.text))")
    }
  }
}
