import Foundation
import Policy

@testable import Extraction

/// The pages that are changed on trial: those of this repository, and the gold pages where they are.
enum TrialPages {
  /// Pages that nobody looks into, so that their shares tell what unseen pages give.
  private static let unopened: Set<String> = [
    "13-teamshelf-connector"
  ]

  static let all: [SourcePage] = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let repository = tests.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let gold = repository.deletingLastPathComponent().appendingPathComponent("shared/gold/dev")
    let own = [repository.appendingPathComponent("Wiki"), tests.appendingPathComponent("Pages")]
    let isThere = FileManager.default.fileExists(atPath: gold.path)
    if !isThere { print("skipped: no ../shared/gold/dev") }
    return (own + (isThere ? [gold] : [])).flatMap(pages)
  }()

  private static func pages(in folder: URL) -> [SourcePage] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { file in
      guard let data = FileManager.default.contents(atPath: folder.path + "/" + file) else {
        return nil
      }
      let name = String(file.dropLast(4))
      return SourcePage(name: name, bytes: Array(data), isOpen: !unopened.contains(name))
    }
  }

  /// A compiler with the vocabularies that ship.
  static func compiler() throws -> Compiler {
    try Compiler(vocabularies: VocabularySet(ShippedVocabularies.load()))
  }
}
