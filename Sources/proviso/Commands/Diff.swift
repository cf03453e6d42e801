import ArgumentParser
import Audit
import Comparison
import Extraction
import JSPWiki
import Policy
import Report
import Snapshot

/// `proviso diff`: what a new revision demands.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what a new revision demands differently.",
    discussion: """
      Give two pages or policies, the older one first; one saved diff page; a page of a store with
      --from and --to; or a store with two dates.
      """)

  @OptionGroup var sides: DiffSides

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(help: "How to write it.")
  var format = ChangeFormats.text

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      "Exit 1 where a change has one of these effects.", valueName: "effect,…"))
  var failOn = "added,strengthened,changed"

  @Flag(help: "Exit 3 where the effect of a change is undecided.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Exported configuration: show whose verdict the changes alter.", valueName: "path"))
  var snapshot: String?

  @Option(help: ArgumentHelp("What people add to the audit.", valueName: "file"))
  var assessment: String?

  @Option(
    help: ArgumentHelp(
      "Write the configurations that tell demands apart as assessments into a folder.",
      valueName: "dir"))
  var witness: String?

  func validate() throws {
    _ = try effects()
    if assessment != nil && snapshot == nil {
      throw ValidationError("--assessment needs --snapshot")
    }
  }

  func run() throws {
    let vocabularies = try vocabulary.load()
    let words = ComparisonWords(vocabularies)
    let reports = try sides.pairs(vocabularies).map { pair in
      try report(on: pair, words: words, vocabularies)
    }
    let changes = reports.flatMap(\.changes)
    let failing = Set(try effects())
    let hasFindings = changes.contains { failing.contains($0.effect) }
    if strict && !hasFindings && changes.contains(where: { $0.reason == .undecided }) {
      throw ExitStatus.undecided
    }
    if let witness { try writeWitnesses(of: changes, to: witness) }
    try Output.write(format.render(reports, style: Output.style))
    if hasFindings { throw ExitStatus.findings }
  }

  private func report(
    on pair: DiffSides.Pair, words: ComparisonWords, _ vocabularies: VocabularySet
  ) throws -> ChangeReport {
    let changes = RequirementDiff(from: pair.old, to: pair.new, words: words).changes()
    var report = ChangeReport(
      old: pair.old.policy.source, new: pair.new.policy.source, changes: changes)
    report.sideEffects = SideEffect.found(
      from: pair.old, to: pair.new, before: pair.oldProblems(), after: pair.newProblems(),
      changes: changes, words: words)
    if let snapshot {
      report.impact = try impact(of: changes, pair, on: snapshot, vocabularies)
    }
    return report
  }

  private func impact(
    of changes: [RequirementChange], _ pair: DiffSides.Pair, on path: String,
    _ vocabularies: VocabularySet
  ) throws -> [VerdictFlip] {
    let snapshot = try ConfigurationSnapshot.load(path: path, vocabularies: vocabularies)
    let assessment = try assessment.map { file in
      try AssessmentFile.read(
        try Inputs.read(file), file: Inputs.name(of: file), vocabularies: vocabularies)
    }
    let results = try [pair.old.policy, pair.new.policy].map { policy in
      try Auditor(
        policies: [policy], vocabularies: vocabularies, snapshot: snapshot, assessment: assessment
      ).run()
    }
    return VerdictFlip.found(before: results[0], after: results[1], changes: changes)
  }

  private func writeWitnesses(
    of changes: [RequirementChange], to folder: String
  ) throws {
    try Output.makeFolder(folder)
    for (index, change) in changes.enumerated() {
      let name = "\(index + 1)-\(change.effect.rawValue)"
      guard let text = WitnessFile.text(for: change, name: name) else { continue }
      try Output.write(text, to: "\(folder)/\(name).assessment.yaml")
    }
  }

  private func effects() throws -> [RequirementChange.Effect] {
    try failOn.split(separator: ",").map { name in
      guard let effect = RequirementChange.Effect(rawValue: String(name)) else {
        let names = RequirementChange.Effect.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("`\(name)` is no effect; the effects are \(names)")
      }
      return effect
    }
  }
}
