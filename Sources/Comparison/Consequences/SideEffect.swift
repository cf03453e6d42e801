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

  /// The problems that only the new revision has.
  ///
  /// - Parameters:
  ///   - before: what the lint says about the old revision.
  ///   - after: what it says about the new one.
  ///   - changes: what was demanded differently.
  /// - Returns: the side effects in the order of the page.
  public static func found(
    before: [FileDiagnostic], after: [FileDiagnostic], changes: [RequirementChange]
  ) -> [SideEffect] {
    var known = Dictionary(before.map { (key(of: $0), 1) }, uniquingKeysWith: +)
    return after.compactMap { problem in
      guard rules.contains(where: { problem.message.contains("[\($0)") }) else { return nil }
      let key = key(of: problem)
      if let count = known[key], count > 0 {
        known[key] = count - 1
        return nil
      }
      return SideEffect(problem: problem, cause: cause(of: problem, among: changes))
    }
  }

  /// A message without the numbers of lines, which move.
  private static func key(of problem: FileDiagnostic) -> String {
    problem.message.filter { !$0.isNumber }
  }

  /// A change of a demand on the line of the problem, or on one that the message names.
  private static func cause(of problem: FileDiagnostic, among changes: [RequirementChange]) -> Int?
  {
    let named = problem.message.split { !$0.isNumber }.compactMap { Int($0) }
    let lines = named + (problem.place.map { [$0.line] } ?? [])
    return changes.firstIndex { change in
      change.isTightening && (change.new.map { lines.contains($0.source.line) } ?? false)
    }
  }
}
