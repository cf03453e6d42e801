import ArgumentParser
import Comparison
import Extraction
import JSPWiki
import Policy
import Report

/// `proviso diff`: what a new revision demands.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what a new revision demands differently.",
    discussion: """
      Give two pages or policies, the older one first; one saved diff page; or a page of a store with
      --from and --to.
      """)

  @Argument(help: "Two pages or policies, one saved diff page, or a page of a store.")
  var source: [String]

  @Option(help: ArgumentHelp("The older revision of a page in a store.", valueName: "revision"))
  var from: Int?

  @Option(
    help: ArgumentHelp("The newer revision; default: the newest.", valueName: "revision"))
  var to: Int?

  @Option(help: "The page, where the source is a store with several.")
  var page: String?

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

  func validate() throws {
    guard (1...2).contains(source.count) else {
      throw ValidationError("expected two pages, or one saved diff page")
    }
    if (from != nil || to != nil) && (from == nil || source.count != 1) {
      throw ValidationError("--from and --to need one page of a store, and --to needs --from")
    }
    _ = try effects()
  }

  func run() throws {
    let vocabularies = try vocabulary.load()
    let (old, new) = try sides(vocabularies)
    let changes = RequirementDiff(from: old, to: new, vocabularies: vocabularies).changes()
    let report = ChangeReport(old: old.policy.source, new: new.policy.source, changes: changes)
    let failing = Set(try effects())
    let hasFindings = changes.contains { failing.contains($0.effect) }
    if strict && !hasFindings && changes.contains(where: { $0.reason == .undecided }) {
      throw ExitStatus.undecided
    }
    try Output.write(format.render(report, style: Output.style))
    if hasFindings { throw ExitStatus.findings }
  }

  private func sides(_ vocabularies: VocabularySet) throws -> (old: Revision, new: Revision) {
    if source.count == 2 {
      let revisions = try Policies(vocabularies: vocabularies).revisions(source)
      guard revisions.count == 2 else { throw CommandFailure("expected one page on each side") }
      return (revisions[0], revisions[1])
    }
    let compiler = try Compiler(vocabularies: vocabularies)
    if let from {
      let pages = try Sources.readRevisions(source[0], page: page, from: from, to: to)
      return (Revision(compiler.compile(pages.old)), Revision(compiler.compile(pages.new)))
    }
    let page = try Sources.readOne(source[0], page: page)
    guard page.isDiff else {
      throw CommandFailure(
        FileDiagnostic(
          file: Inputs.name(of: source[0]), message: "this is no saved diff page",
          help: "give two pages, the older one first"))
    }
    return (
      Revision(compiler.compile(page, side: .old)), Revision(compiler.compile(page, side: .new))
    )
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
