import Extraction
import Policy

/// Demands of a new revision that contradict others in their words, or say again in another scope
/// what is demanded already.
struct Conflicts {
  /// What is wrong with two demands.
  private enum Kind: Hashable {
    case contradiction, duplicate
  }

  /// What two demands with the same words are, whichever lines they stand on.
  private struct Signature: Hashable {
    var kind: Kind
    var keys: Set<String>
  }

  private let side: ComparedSide
  private let repeats: [SideEffect]
  private let memo: WordingMemo
  private let scopes: ScopeComparison
  private let known: Set<Signature>
  /// The changes that have a new side, by where they stand.
  private let causes: [SourceSpan: Int]

  init(
    from old: Revision, to new: Revision, changes: [RequirementChange], words: ComparisonWords
  ) {
    memo = WordingMemo(words.table)
    side = ComparedSide(new, table: words.table)
    scopes = ScopeComparison(old: side, new: side, memo: memo)
    var causes: [SourceSpan: Int] = [:]
    for (index, change) in changes.enumerated() {
      if let new = change.new { causes[new.source] = causes[new.source] ?? index }
    }
    self.causes = causes
    repeats = Self.repeats(from: old, to: new)
    let before = ComparedSide(old, table: words.table)
    let oldScopes = ScopeComparison(old: before, new: before, memo: memo)
    known =
      causes.isEmpty
      ? []
      : Set(Self.found(in: before, memo, oldScopes, where: { _ in true }).map(\.signature))
  }

  /// The conflicts that the old revision did not have, each with the change that caused it.
  func sideEffects() -> [SideEffect] {
    guard !causes.isEmpty else { return repeats }
    return repeats
      + Self.found(in: side, memo, scopes, where: { causes[$0.source] != nil })
      .filter { !known.contains($0.signature) }
      .map { conflict in
        SideEffect(problem: problem(conflict), cause: causes[conflict.demand.source])
      }
  }

  private func problem(_ conflict: Conflict) -> FileDiagnostic {
    let (own, other) = (conflict.demand, conflict.other)
    let message =
      switch conflict.signature.kind {
      case .contradiction:
        "`\(own.text)` contradicts line \(other.source.line), `\(other.text)` [contradiction]"
      case .duplicate:
        "`\(own.text)` says again in another scope what line \(other.source.line) demands "
          + "[duplicate]"
      }
    return FileDiagnostic(
      .warning, file: side.policy.source.page,
      place: FilePlace(line: own.source.line, column: 1), message: message)
  }

  // MARK: Repeats

  /// Sentences that only the new page has and that were read as repeats of a demand in another
  /// section; they change no demand, so no change caused them.
  private static func repeats(from old: Revision, to new: Revision) -> [SideEffect] {
    var known = Set(duplicates(of: old).map(\.text))
    let demands = Dictionary(
      Demand.all(of: new.policy).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return duplicates(of: new).compactMap { statement in
      guard known.insert(statement.text).inserted, let id = statement.requirement,
        let other = demands[id], other.source.line != statement.line
      else { return nil }
      let message =
        "`\(statement.text)` says again what line \(other.source.line) demands [duplicate]"
      return SideEffect(
        problem: FileDiagnostic(
          .warning, file: new.policy.source.page,
          place: FilePlace(line: statement.line, column: 1), message: message),
        cause: nil)
    }
  }

  private static func duplicates(of revision: Revision) -> [Statement] {
    (revision.compilation?.statements ?? []).filter { $0.disposition == .duplicate }
  }

  // MARK: Pairs

  private struct Conflict {
    var signature: Signature
    var demand: Demand
    var other: Demand
  }

  /// The conflicts of demands that are singled out with any other; only demands with the same words
  /// are compared.
  private static func found(
    in side: ComparedSide, _ memo: WordingMemo, _ scopes: ScopeComparison,
    where isMeant: (Demand) -> Bool
  ) -> [Conflict] {
    let groups = Dictionary(grouping: side.demands) { memo.keys(of: $0.text) }
    var conflicts: [Conflict] = []
    var seen: Set<[Int]> = []
    for demand in side.demands where isMeant(demand) {
      let keys = memo.keys(of: demand.text)
      guard keys.count > 1 else { continue }
      for other in groups[keys] ?? [] where other.position != demand.position {
        guard seen.insert([demand.position, other.position].sorted()).inserted,
          let kind = kind(demand, other, memo, scopes)
        else { continue }
        conflicts.append(
          Conflict(
            signature: Signature(kind: kind, keys: keys), demand: demand, other: other))
      }
    }
    return conflicts
  }

  private static func kind(
    _ demand: Demand, _ other: Demand, _ memo: WordingMemo, _ scopes: ScopeComparison
  ) -> Kind? {
    let scope = Set(scopes.findings(old: other, new: demand).map(\.direction))
    let (own, rest) = (memo.wording(of: demand), memo.wording(of: other))
    guard own.isExclusive == rest.isExclusive else { return nil }
    if isOpposite(own, rest) || exclude(own, rest) {
      // What holds in two places that have nothing in common can be both.
      return scope.count < 2 && demand.level == other.level ? .contradiction : nil
    }
    let isSame =
      own.isNegated == rest.isNegated && own.amounts.map(\.range) == rest.amounts.map(\.range)
    return isSame && !scope.isEmpty && !demand.isStep && !other.isStep ? .duplicate : nil
  }

  private static func isOpposite(_ left: Wording, _ right: Wording) -> Bool {
    left.isNegated != right.isNegated && left.amounts.isEmpty && right.amounts.isEmpty
      && left.isNegatedBesideBounds != right.isNegatedBesideBounds
  }

  /// Whether no amount meets both.
  private static func exclude(_ left: Wording, _ right: Wording) -> Bool {
    guard left.amounts.count == 1, right.amounts.count == 1, left.isNegated == right.isNegated,
      left.amounts[0].kind == right.amounts[0].kind, left.amounts[0].role == right.amounts[0].role
    else { return false }
    return !left.amounts[0].range.overlaps(right.amounts[0].range)
  }
}

extension Wording.Amount {
  /// The values that keep the bound.
  fileprivate var range: ClosedRange<Double> {
    switch bound {
    case .atLeast: value...Double.infinity
    case .atMost: -Double.infinity...value
    case .exactly: value...value
    }
  }
}
