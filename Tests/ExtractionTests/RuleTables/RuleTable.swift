import Foundation
import Policy
import Testing
import YAML

/// What the demands of a page have to become with a vocabulary: written by hand, before compiling.
///
/// `rules` are the demands, `steps` the steps that leave a state behind; `no_rule` says for people why the
/// other demands become none.
struct RuleTable: Sendable {
  /// What one demand or step has to become.
  struct Row: Sendable {
    var name: String
    var line: Int
    /// Nil for a step.
    var level: Level?
    /// The forms of the condition that are right, canonical; empty where the rule always applies.
    var when: [String]
    /// The forms of the demand that are right, canonical.
    var require: [String]

    /// Whether a compiled rule is the one of this row.
    func isMet(by rule: CompiledRule) -> Bool {
      line == rule.line && level == rule.level && when.contains(rule.when)
        && require.contains(rule.require)
    }
  }

  /// The stem of the page's file, which the files of the vocabulary and of the table share.
  var page: String
  var vocabulary: Vocabulary
  var rows: [Row]

  /// Reads the vocabulary and the table of a page.
  init(page: String) throws {
    self.page = page
    let name = "\(page).vocabulary.yaml"
    vocabulary = try VocabularyFile.read(Self.bytes(name), file: name)
    let root: YAMLNode? = try YAMLReader.read(Self.bytes("\(page).rules.yaml"))
    rows = root["rules"].items.map { Row($0) } + root["steps"].items.map { Row($0) }
  }

  private static func bytes(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appendingPathComponent("Files/\(name)")))
  }
}

extension RuleTable.Row {
  fileprivate init(_ node: YAMLNode?) {
    let when = node["when"].texts.map(CompiledRule.canonical)
    self.init(
      name: node["name"].text, line: Int(node["line"].text) ?? 0,
      level: Level(rawValue: node["level"].text), when: when.isEmpty ? [""] : when,
      require: node["require"].texts.map(CompiledRule.canonical))
  }
}

extension YAMLNode? {
  fileprivate subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = self?.value else { return nil }
    return entries.first { $0.name == key }?.value
  }

  fileprivate var items: [YAMLNode] {
    if case .sequence(let items) = self?.value { items } else { [] }
  }

  fileprivate var text: String {
    if case .scalar(let scalar) = self?.value { scalar.text } else { "" }
  }

  /// The text, or those of a list.
  fileprivate var texts: [String] {
    if case .scalar = self?.value { [text] } else { items.map { Optional($0).text } }
  }
}
