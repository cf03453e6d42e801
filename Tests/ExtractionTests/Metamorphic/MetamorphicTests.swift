import Foundation
import Policy
import Randomness
import Testing

@testable import Extraction

/// What leaves a page's meaning alone leaves identifiers and rules alone.
@Suite struct MetamorphicTests {
  /// The least share of demands that come through; to be raised whenever the reading gets better.
  private static let floor = 0.985
  /// The same where nothing marks a name any more.
  private static let floorWithoutNames = 0.90

  private func transformations() throws -> [any Transformation] {
    let attributes = try VocabularySet(ShippedVocabularies.load()).attributes
    return [
      BoldDropped(), BoldAsItalic(), BoldAsQuotes(marks: ("“", "”")),
      BoldAsQuotes(marks: ("\"", "\"")), QuotesAsBold(),
      BulletsExchanged(old: "•", new: "-"), BulletsExchanged(old: "•", new: "*"),
      BulletsExchanged(old: "*", new: "•"), BulletsExchanged(old: "-", new: "•"),
      BlankLines(), BreaksChanged(replacement: " \\\\ "), BreaksChanged(replacement: "\\\\ \\\\"),
      BreaksDropped(), SpacesChanged(replacement: "  ", name: "double spaces"),
      SpacesChanged(replacement: "\u{A0}", name: "spaces that do not break"), SpacesAtEdges(),
      EmojiChanged(replacement: ""), EmojiChanged(replacement: "👉"), EmojiAdded(),
      ApostrophesChanged(), DashesChanged(), QuotesChanged(), ArrowsChanged(new: ">"),
      ArrowsChanged(new: "->"), ArrowsChanged(new: "→"), ListCommas(),
      SynonymsSwapped(attributes),
    ]
  }

  @Test func restyledPagesDemandTheSame() throws {
    let seed: UInt64 = 0x5EED
    print("metamorphic seed: \(seed)")
    let compiler = try TrialPages.compiler()
    var total = Share()
    for transformation in try transformations() {
      var share = Share()
      var random = SeededGenerator(seed: seed)
      for page in TrialPages.all {
        guard let base = page.compiled(with: compiler) else { continue }
        let edits = transformation.edits(in: page)
        // Every other page in halves, too, since some mistakes show only beside what stays.
        let half = random.below(2) == 0 ? edits.filter { _ in random.below(2) == 0 } : []
        for chosen in [edits, half] where !chosen.isEmpty {
          guard let changed = page.compiled(chosen, with: compiler) else {
            Issue.record("\(page.name) is no page after \(transformation.name)")
            continue
          }
          share.add(
            compare(base, changed, keepsWords: transformation.keepsWords), page: page,
            name: transformation.name)
        }
      }
      print("\(share.text)  \(transformation.name)")
      let floor = transformation is BoldDropped ? Self.floorWithoutNames : Self.floor
      #expect(share.value >= floor, "\(transformation.name)")
      total.add(share)
    }
    print("\(total.text)  all transformations")
  }

  /// How many demands there are, and the ones that changed with what stands in their place.
  private func compare(
    _ base: Compilation, _ changed: Compilation, keepsWords: Bool
  ) -> (count: Int, lost: [String]) {
    let old = Atoms.of(base.policy).filter { keepsWords || !$0.rule.isEmpty }
    var left: [String: Int] = [:]
    for atom in Atoms.of(changed.policy) { left[atom.key(withWords: keepsWords), default: 0] += 1 }
    let lost = old.map { $0.key(withWords: keepsWords) }.filter { key in
      guard let count = left[key], count > 0 else { return true }
      left[key] = count - 1
      return false
    }
    let gained = left.filter { $0.value > 0 }.keys.sorted()
    return (old.count, lost.map { "- \($0)" } + (lost.isEmpty ? [] : gained.map { "+ \($0)" }))
  }
}

/// How many of how many, and what is missing.
struct Share {
  private(set) var kept = 0
  private(set) var count = 0

  var value: Double { count == 0 ? 1 : Double(kept) / Double(count) }

  var text: String {
    let percent = (value * 1000).rounded() / 10
    return "\(percent) % of \(count)"
  }

  mutating func add(_ share: Share) {
    kept += share.kept
    count += share.count
  }

  /// Adds the demands of a page; what is missing is printed, unless nobody may look at the page.
  mutating func add(_ result: (count: Int, lost: [String]), page: SourcePage, name: String) {
    count += result.count
    kept += result.count - result.lost.count { $0.hasPrefix("-") }
    guard page.isOpen, !result.lost.isEmpty else { return }
    print("  \(page.name), \(name):")
    for line in result.lost.prefix(12) { print("    " + line.prefix(200)) }
  }

  mutating func add(isRight: Bool) {
    count += 1
    kept += isRight ? 1 : 0
  }
}
