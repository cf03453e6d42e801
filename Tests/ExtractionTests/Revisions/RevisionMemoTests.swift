import Foundation
import Policy
import Randomness
import Testing

@testable import Extraction

/// Passages that were read in another revision are not read again, and nobody sees the difference.
@Suite struct RevisionMemoTests {
  private static let wiki = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Wiki").standardizedFileURL

  private static let pages: [String] = {
    let files = FileManager.default.enumerator(at: wiki, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "txt" }
      .map(\.path).sorted().compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }
  }()

  private let anew: Compiler
  private let remembering: Compiler

  init() throws {
    let vocabularies = try VocabularySet.shipped()
    anew = try Compiler(vocabularies: vocabularies)
    remembering = try Compiler(vocabularies: vocabularies, remembersPassages: true)
  }

  private func compare(_ text: String, _ what: String) throws {
    let page = try PageSource(bytes: Array(text.utf8), file: "Page.txt")
    let expected = anew.compile(page)
    let found = remembering.compile(page)
    #expect(found.policy == expected.policy, "\(what)")
    #expect(found.statements == expected.statements, "\(what)")
  }

  /// A member that ``Topic/isSame(as:)`` does not compare would let passages be taken for each other.
  @Test func everyMemberOfATopicIsCompared() {
    let members = Mirror(reflecting: Topic()).children.compactMap(\.label)
    #expect(
      members == [
        "label", "isSwitch", "subject", "focus", "choice", "stateful", "title", "action",
        "isConditional", "demand", "continued", "said", "told", "conditions", "pastSubjects",
        "mentions",
        "lastState",
      ])
  }

  @Test func theRevisionsOfTheWiki() throws {
    #expect(Self.pages.count > 3)
    for (index, page) in Self.pages.enumerated() {
      try compare(page, "page \(index)")
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func revisionsWithLinesThatCameWentAndMoved(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var lines = Self.pages.flatMap { $0.components(separatedBy: "\n") }
    let stock = lines
    lines = Array(lines.prefix(60))
    for revision in 0..<12 {
      let place = random.below(lines.count)
      switch random.below(4) {
      case 0: lines.insert(random.pick(stock), at: place)
      case 1 where lines.count > 20: lines.remove(at: place)
      case 2: lines.swapAt(place, random.below(lines.count))
      default: lines[place] = "__" + lines[place].replacing("__", with: "") + "__"
      }
      try compare(lines.joined(separator: "\n"), "seed \(seed), revision \(revision)")
    }
  }
}
