import Foundation
import Testing

/// A file of the grammar with the examples in the documentation comment of its rule.
///
/// Examples stand at the end of the comment in front of the first type or extension:
///
/// ```
/// /// Examples:
/// /// - "The __Relay flag__ must be enabled."
/// ///   → constraint must: {Relay flag enabled}
/// ```
///
/// Each arrow is a statement as `Summary` writes it; `\n` in a sentence is the end of a line.
struct RuleFile: Sendable {
  /// A sentence and what the grammar makes of it.
  struct Example: Sendable, CustomTestStringConvertible {
    var sentence: String
    var statements: [String]

    var testDescription: String { sentence }

    /// The text of the page.
    var page: String { sentence.replacingOccurrences(of: "\\n", with: "\n") }
  }

  /// The path below `Sources/Extraction`, without extension.
  var name: String
  /// What the rule does: the comment in front of the examples.
  var description: [String]
  var examples: [Example]

  /// The files of the grammar that have examples, by folder and name.
  static let all: [RuleFile] = ["Grammar", "Prose", "Sentences"].flatMap { folder in
    files(in: folder).compactMap { read("\(folder)/\($0)") }
  }

  /// The folder of the sources.
  static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Sources/Extraction").standardized.path

  private static func files(in folder: String) -> [String] {
    let paths = FileManager.default.enumerator(atPath: "\(sources)/\(folder)")
    let names = paths?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
  }

  private static func read(_ name: String) -> RuleFile? {
    let data = FileManager.default.contents(atPath: "\(sources)/\(name).swift") ?? Data()
    let lines = String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("///") }) else { return nil }
    let comment = lines[start...].prefix { $0.hasPrefix("///") }
      .map { String($0.dropFirst($0.hasPrefix("/// ") ? 4 : 3)) }
    guard let mark = comment.firstIndex(of: "Examples:") else { return nil }
    var description = Array(comment[..<mark])
    while description.last?.isEmpty ?? false { description.removeLast() }
    return RuleFile(
      name: name, description: description, examples: examples(in: comment[(mark + 1)...]))
  }

  private static func examples(in lines: ArraySlice<String>) -> [Example] {
    var found: [Example] = []
    for line in lines {
      if line.hasPrefix("- \""), line.hasSuffix("\"") {
        found.append(Example(sentence: String(line.dropFirst(3).dropLast()), statements: []))
      } else if line.hasPrefix("  → "), !found.isEmpty {
        found[found.count - 1].statements.append(String(line.dropFirst(4)))
      }
    }
    return found
  }
}
