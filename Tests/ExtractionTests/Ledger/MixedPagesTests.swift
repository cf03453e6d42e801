import Foundation
import Randomness
import Testing

@testable import Extraction

/// Pages whose lines and words are mixed at random are read as any other: no order of words and marks
/// stops the reader, and the ledger still covers every byte.
///
/// `PROVISO_MIXTURES` sets how many mixtures are tried.
@Suite struct MixedPagesTests {
  @Test func mixturesAreReadToTheEnd() throws {
    let seed: UInt64 = 0xC0FFEE
    let count =
      ProcessInfo.processInfo.environment["PROVISO_MIXTURES"].flatMap { Int($0) } ?? 60
    print("mixtures: \(count), seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let compiler = try TrialPages.compiler()
    let lines = TrialPages.all.flatMap { page in
      String(decoding: page.bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map(String.init)
    }
    for number in 0..<count {
      let text = Self.mixture(of: lines, &random)
      let bytes = Array(text.utf8)
      guard let page = try? PageSource(bytes: bytes, file: "Mixture.txt") else { continue }
      let result = compiler.compile(page)
      var end = 0
      for statement in result.statements {
        #expect(statement.span.lowerBound >= end, "mixture \(number)")
        end = statement.span.upperBound
      }
      #expect(end <= bytes.count, "mixture \(number)")
    }
  }

  /// Lines drawn at random, with their words exchanged, dropped and joined.
  private static func mixture(of lines: [String], _ random: inout SeededGenerator) -> String {
    (0..<40).map { _ in
      var words = lines[random.below(lines.count)].split(separator: " ").map(String.init)
      if random.below(2) == 0 {
        words += lines[random.below(lines.count)].split(separator: " ").map(String.init)
      }
      for _ in 0..<random.below(6) where words.count > 1 {
        let (first, second) = (random.below(words.count), random.below(words.count))
        switch random.below(3) {
        case 0: words.swapAt(first, second)
        case 1: words.remove(at: first)
        default: words[first] = words[second]
        }
      }
      return words.joined(separator: " ")
    }.joined(separator: "\n")
  }
}
