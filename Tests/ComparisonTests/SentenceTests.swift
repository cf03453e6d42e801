import Comparison
import Extraction
import FoundationEssentials
import Policy
import Testing

/// Pairs of sentences and what the change from one to the other means.
@Suite struct SentenceTests {
  struct Example: Sendable, CustomStringConvertible {
    var effect: RequirementChange.Effect
    var old: String
    var new: String
    var description: String { "\(effect.rawValue): \(old) -> \(new)" }
  }

  static let examples: [Example] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Files/sentences.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
      guard parts.count == 3, let effect = RequirementChange.Effect(rawValue: parts[0]) else {
        return nil
      }
      return Example(effect: effect, old: parts[1], new: parts[2])
    }
  }()

  @Test func everyLineOfTheFileIsAnExample() {
    #expect(Self.examples.count > 50)
  }

  @Test(arguments: examples)
  func theEffectFollowsFromTheWords(example: Example) throws {
    let changes = try Pages.changes("\(example.old)\\\\\n", "\(example.new)\\\\\n")
    #expect(changes.map(\.effect) == [example.effect])
  }

  @Test(arguments: examples)
  func theWayBackHasTheOppositeEffect(example: Example) throws {
    let back: RequirementChange.Effect =
      switch example.effect {
      case .strengthened: .relaxed
      case .relaxed: .strengthened
      default: example.effect
      }
    let changes = try Pages.changes("\(example.new)\\\\\n", "\(example.old)\\\\\n")
    #expect(changes.map(\.effect) == [back])
  }

  @Test(arguments: examples)
  func nothingChangesWhereNothingIsWritten(example: Example) throws {
    for text in [example.old, example.new] {
      #expect(try Pages.changes("\(text)\\\\\n", "* \(text)\n----\n").isEmpty)
    }
  }
}

/// Compares texts of pages.
enum Pages {
  static let vocabularies = Result { try VocabularySet.shipped() }
  static let compiler = Result { try Compiler(vocabularies: try vocabularies.get()) }

  static func revision(_ text: String) throws -> Revision {
    let page = try PageSource(bytes: Array(text.utf8), file: "Page.txt")
    return Revision(try compiler.get().compile(page))
  }

  static func changes(_ old: String, _ new: String) throws -> [RequirementChange] {
    try RequirementDiff(
      from: revision(old), to: revision(new), vocabularies: try vocabularies.get()
    ).changes()
  }
}
