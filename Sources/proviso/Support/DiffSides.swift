import ArgumentParser
import CEL
import Comparison
import Extraction
import JSPWiki
import Policy

/// What `proviso diff` compares.
struct DiffSides: ParsableArguments {
  @Argument(help: "Two pages or policies, one saved diff page, a page of a store, or a store.")
  var source: [String]

  @Option(
    help: ArgumentHelp(
      "The older revision of a page in a store, or a date.", valueName: "revision|date"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The newer revision or a date; default: the newest.", valueName: "revision|date"))
  var to: String?

  @Option(help: "The page, where the source is a store with several.")
  var page: String?

  /// Two revisions that are compared, and the pages for the lint where there are pages.
  struct Pair {
    var old: Revision
    var new: Revision
    var oldPage: PageSource?
    var newPage: PageSource?

    func oldProblems() -> [FileDiagnostic] { Self.problems(oldPage, old) }

    func newProblems() -> [FileDiagnostic] { Self.problems(newPage, new) }

    /// A diff page prints too little to say what became wrong.
    private static func problems(_ page: PageSource?, _ revision: Revision) -> [FileDiagnostic] {
      guard let page, !page.isDiff, let compilation = revision.compilation else { return [] }
      return page.markupProblems() + page.meaningProblems(of: compilation)
    }
  }

  func validate() throws {
    guard (1...2).contains(source.count) else {
      throw ValidationError("expected two pages, or one saved diff page")
    }
    if (from != nil || to != nil) && (from == nil || source.count != 1) {
      throw ValidationError("--from and --to need one page of a store, and --to needs --from")
    }
    let points = try [from, to].compactMap { try $0.map(Point.init) }
    if points.contains(where: \.isDate) && points.contains(where: { !$0.isDate }) {
      throw ValidationError("--from and --to are both revisions or both dates")
    }
  }

  /// The pairs to compare; several for a store between two dates.
  func pairs(_ vocabularies: VocabularySet) throws -> [Pair] {
    if source.count == 2 { return [try twoFiles(vocabularies)] }
    let compiler = try Compiler(vocabularies: vocabularies)
    guard let from else { return [try diffPage(compiler)] }
    let start = try Point(from)
    let end = try to.map(Point.init)
    if start.isDate, Inputs.isFolder(source[0]), page == nil {
      let store = PageStore(directory: source[0])
      return try store.pages.compactMap { name in
        try between(start, end, StoredPage(store, name), compiler)
      }
    }
    guard let stored = try StoredPage(path: source[0], page: page) else {
      throw CommandFailure(
        FileDiagnostic(
          file: source[0], message: "revisions need a page store",
          help: "name the store, or the file of a page in it"))
    }
    return try [between(start, end, stored, compiler)].compactMap { $0 }
  }

  private func twoFiles(_ vocabularies: VocabularySet) throws -> Pair {
    let policies = Policies(vocabularies: vocabularies)
    let sides = try source.map { path in
      let sides = try policies.sides(path)
      guard sides.count == 1 else {
        throw CommandFailure(
          FileDiagnostic(
            file: path, message: "expected one page on each side",
            help: "compare a whole store between two dates: --from DATE --to DATE"))
      }
      return sides[0]
    }
    return Pair(
      old: sides[0].revision, new: sides[1].revision, oldPage: sides[0].page,
      newPage: sides[1].page)
  }

  private func diffPage(_ compiler: Compiler) throws -> Pair {
    let page = try Sources.readOne(source[0], page: page)
    guard page.isDiff else {
      throw CommandFailure(
        FileDiagnostic(
          file: Inputs.name(of: source[0]), message: "this is no saved diff page",
          help: "give two pages, the older one first"))
    }
    return Pair(
      old: Revision(compiler.compile(page, side: .old)),
      new: Revision(compiler.compile(page, side: .new)), oldPage: page, newPage: page)
  }

  /// The revisions of a page at two points; nil where it did not exist at the later one.
  ///
  /// A page that is new is compared with a page that demands nothing.
  private func between(
    _ start: Point, _ end: Point?, _ stored: StoredPage, _ compiler: Compiler
  ) throws -> Pair? {
    let last = try end?.revision(of: stored)
    if end != nil && last == nil { return nil }
    let newPage = try stored.source(revision: last)
    let new = Revision(compiler.compile(newPage))
    guard let first = try start.revision(of: stored) else {
      let nothing = PolicyDocument(metadata: new.policy.metadata, source: new.policy.source)
      return Pair(old: Revision(nothing), new: new)
    }
    let oldPage = try stored.source(revision: first)
    return Pair(
      old: Revision(compiler.compile(oldPage)), new: new, oldPage: oldPage, newPage: newPage)
  }
}

/// A point in the life of a page: a revision or the end of a day.
private struct Point {
  private let number: Int?
  private let end: Int

  var isDate: Bool { number == nil }

  init(_ text: String) throws {
    number = Int(text)
    if number != nil {
      end = 0
      return
    }
    guard let next = CalendarDate(text)?.next, let time = Moment.day(next).start else {
      throw ValidationError("`\(text)` is neither a revision nor a date as YYYY-MM-DD")
    }
    end = Int(time.seconds) - 1
  }

  /// The revision of a page at that point; nil where it did not exist yet.
  func revision(of stored: StoredPage) throws -> Int? {
    try number ?? stored.revision(at: end)
  }
}
