import FoundationEssentials
import Testing
import YAML

@testable import Policy

@Suite struct SeedVocabularyTests {
  /// Every attribute that the seed page's rules name exists with the type given there.
  @Test func theSeedsAttributesExist() throws {
    let path = repositoryRoot + "/../shared/gold/dev/seed.rules.yaml"
    guard let data = FileManager.default.contents(atPath: path) else {
      print("skipped: \(path) is missing")
      return
    }
    let root = try #require(try YAMLReader.read(Array(data)))
    let log = FileLog(file: path)
    let top = try #require(NodeReader(root, log: log).mapping(keys: ["attributes", "rules"]))
    let set = try shipped.get()
    for (key, value) in try #require(top["attributes"]?.entries()) {
      let words = try #require(value.string())
      let attribute = try #require(set.attribute(named: key.keyText), "\(key.keyText)")
      let parts = words.split(separator: " ").filter { $0 != "|" }.map(String.init)
      if parts[0] == "enum" {
        #expect(attribute.members.map(\.name) == Array(parts.dropFirst()))
      } else if parts[0].hasPrefix("list") {
        #expect("\(attribute.type),match\(attribute.match?.rawValue ?? "")" == parts.joined())
      } else {
        #expect("\(attribute.type)" == words)
      }
    }
  }
}

/// The root of the repository, from the place of this file.
let repositoryRoot = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
