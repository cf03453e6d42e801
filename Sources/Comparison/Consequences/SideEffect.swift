public import Policy

/// Something that became wrong with a page because of a change.
public struct SideEffect: Sendable, Hashable {
  /// What is wrong, with its place on the new page.
  public var problem: FileDiagnostic
  /// The change that caused it, as a place in the list of changes; nil where no demand changed there.
  public var cause: Int?

  /// The rules of the lint whose findings are side effects: steps that a prohibition voids,
  /// contradictions, demands that stand twice, links to sections that are gone.
  private static let rules = [
    "forbidden-step", "contradicting-values", "repeated-demand", "impossible-condition",
    "dangling-section", "contradicting-sections", "missing-page", "missing-attachment",
  ]

  /// The rule of links to sections that are gone.
  private static let brokenAnchor = "dangling-section"

  /// The problems that only the new revision has.
  ///
  /// What the lint finds is completed by demands that contradict others in their words, or say again
  /// in another scope what is demanded already.
  ///
  /// - Parameters:
  ///   - old: the older revision.
  ///   - new: the newer revision.
  ///   - before: what the lint says about the old revision.
  ///   - after: what it says about the new one.
  ///   - changes: what was demanded differently.
  ///   - words: the words by which demands are compared.
  /// - Returns: the side effects in the order of the page.
  public static func found(
    from old: Revision, to new: Revision, before: [FileDiagnostic], after: [FileDiagnostic],
    changes: [RequirementChange], words: ComparisonWords
  ) -> [SideEffect] {
    var known = Dictionary(before.map { (key(of: $0), 1) }, uniquingKeysWith: +)
    let sections = Demand.all(of: old.policy).reduce(into: [:]) { $0[$1.id] = $1.titles }
    var found = after.compactMap { problem -> SideEffect? in
      guard rules.contains(where: { problem.message.contains("[\($0)") }) else { return nil }
      let key = key(of: problem)
      if let count = known[key], count > 0 {
        known[key] = count - 1
        return nil
      }
      return SideEffect(
        problem: problem, cause: cause(of: problem, among: changes, sections: sections))
    }
    // What both say is said once.
    let reported = found.map { Self.lines(of: $0.problem) }
    let conflicts = Conflicts(from: old, to: new, changes: changes, words: words)
    found += conflicts.sideEffects().filter { conflict in
      !reported.contains { $0.isSuperset(of: Self.lines(of: conflict.problem)) }
    }
    return found.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }

  private var line: Int { problem.place?.line ?? 0 }

  /// A message without the numbers of lines, which move.
  private static func key(of problem: FileDiagnostic) -> String {
    problem.message.filter { !$0.isNumber }
  }

  /// The line of a problem and those that its message names.
  private static func lines(of problem: FileDiagnostic) -> Set<Int> {
    var lines: Set<Int> = []
    var words = problem.message.split(separator: " ")[...]
    while let word = words.popFirst() {
      guard word == "line", let next = words.first, let line = Int(next.prefix { $0.isNumber })
      else { continue }
      lines.insert(line)
    }
    if let place = problem.place { lines.insert(place.line) }
    return lines
  }

  /// A change of a demand on the line of the problem, or on one that the message names; of a broken
  /// anchor, a change in the section that it led to.
  private static func cause(
    of problem: FileDiagnostic, among changes: [RequirementChange],
    sections: [RequirementID: [String]]
  ) -> Int? {
    if problem.message.contains("[\(brokenAnchor)") {
      return changes.firstIndex { change in
        (change.old.flatMap { sections[$0.id] } ?? []).contains { title in
          problem.message.contains("`\(title)`")
        }
      }
    }
    let lines = lines(of: problem)
    func touches(_ change: RequirementChange) -> Bool {
      change.new.map { lines.contains($0.source.line) } ?? false
    }
    return changes.firstIndex { $0.isTightening && touches($0) }
      ?? changes.firstIndex { $0.effect != .equivalent && touches($0) }
  }
}
