import Randomness
import Testing

@testable import Policy

@Suite struct DamagedFileTests {
  /// Whatever happens to the bytes of a file, reading ends with a value or with messages.
  @Test func damagedFilesNeverTrap() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var random = SeededGenerator(seed: seed)
    let set = try shipped.get()
    let policy = try fixture("sample.policy.yaml")
    let assessment = try fixture("production.assessment.yaml")
    let vocabulary = try #require(ShippedVocabularies.text(of: "crushftp"))
    for _ in 0..<150 {
      attempt { try PolicyFile.read(damaged(policy, &random), file: "f", vocabularies: set) }
      attempt {
        try AssessmentFile.read(damaged(assessment, &random), file: "f", vocabularies: set)
      }
      attempt { try OverlayFile.read(damaged(assessment, &random), file: "f", vocabularies: set) }
      attempt {
        try VocabularySet([VocabularyFile.read(damaged(vocabulary, &random), file: "f")])
      }
    }
  }

  private func attempt<Value>(_ body: () throws -> Value) {
    do {
      _ = try body()
    } catch let diagnostics as Diagnostics {
      #expect(!diagnostics.items.isEmpty)
      for item in diagnostics.items {
        #expect(item.description.utf8.allSatisfy { $0 >= 0x20 })
        #expect(item.place.map { $0.line >= 1 && $0.column >= 1 } ?? true)
      }
    } catch {
      Issue.record("unexpected error \(error)")
    }
  }

  /// The bytes with a few pieces removed, doubled, swapped or overwritten.
  private func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let junk: [[UInt8]] = [
      Array("null".utf8), Array("\n".utf8), Array("  ".utf8), Array(": ".utf8), Array("[".utf8),
      Array("}".utf8), Array("&a *a".utf8), Array("\"".utf8), [0], [0xFF], Array("!!str ".utf8),
      Array("-9223372036854775809".utf8), Array("|\n".utf8), Array("\u{202E}".utf8),
    ]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let start = Int.random(in: 0..<max(bytes.count, 1), using: &random)
      let end = min(bytes.count, start + Int.random(in: 0...12, using: &random))
      let piece = junk.randomElement(using: &random) ?? []
      bytes.replaceSubrange(min(start, end)..<end, with: piece)
    }
    return bytes
  }
}
