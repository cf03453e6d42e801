import Comparison
import Policy
import Testing

/// Long chains of random revisions whose changes are known.
@Suite struct RevisionChainTests {
  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func everyChangeIsFoundAndNothingElse(seed: UInt64) throws {
    var chain = RevisionChain(seed: seed)
    var old = chain.text
    var counts = (revisions: 0, semantic: 0, cosmetic: 0, found: 0, spurious: 0)
    for _ in 0..<40 {
      let edits = chain.next()
      let new = chain.text
      var changes = try Pages.changes(old, new).filter { $0.effect != .equivalent }
      counts.revisions += 1
      for (marker, effect) in Self.expected(edits) {
        counts.semantic += 1
        let index = changes.firstIndex { change in
          change.effect == effect && Self.names(change.new?.text ?? change.old?.text, marker)
        }
        guard let index else {
          Issue.record("seed \(seed): \(effect.rawValue) of \(marker) is not found")
          print(changes.filter { Self.names($0.new?.text ?? $0.old?.text, marker) })
          continue
        }
        changes.remove(at: index)
        counts.found += 1
      }
      // Several edits of one line add up to something else.
      changes.removeAll { change in
        edits.contains { edit in
          if case .semantic(_, let marker) = edit {
            return Self.names(change.new?.text ?? change.old?.text, marker)
          }
          return false
        }
      }
      counts.cosmetic += edits.count { if case .cosmetic = $0 { true } else { false } }
      counts.spurious += changes.count
      #expect(changes.isEmpty, "seed \(seed), revision \(counts.revisions)")
      old = new
    }
    print(
      "seed \(seed): \(counts.revisions) revisions, \(counts.semantic) semantic edits, "
        + "\(counts.found) found with their effect, \(counts.cosmetic) cosmetic edits, "
        + "\(counts.spurious) spurious changes")
    #expect(counts.semantic > 10 && counts.found == counts.semantic)
  }

  /// The edits of lines that were edited once.
  private static func expected(
    _ edits: [RevisionChain.Edit]
  ) -> [(marker: String, effect: RequirementChange.Effect)] {
    var effects: [String: [RequirementChange.Effect]] = [:]
    for case .semantic(let effect, let marker) in edits {
      effects[marker, default: []].append(effect)
    }
    return effects.filter { $0.value.count == 1 }.map { ($0.key, $0.value[0]) }
      .sorted { $0.0 < $1.0 }
  }

  private static func names(_ text: String?, _ marker: String) -> Bool {
    guard let text else { return false }
    return text.contains("\(marker) ") || text.contains("\(marker).")
  }
}
