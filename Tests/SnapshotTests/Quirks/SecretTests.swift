import Policy
import Snapshot
import Testing

/// What stands in a field that the vocabularies call secret never leaves the reader.
@Suite struct SecretTests {
  /// The word that every secret of the fixtures holds.
  private static let planted = "PLANTED"

  @Test(arguments: try QuirkFolder.all())
  func secretsNeverLeaveTheReader(_ folder: QuirkFolder) throws {
    let attributes = try shippedVocabularies().attributes.map(\.name)
    for scenario in try folder.scenarios() {
      let outcome = try scenario.load()
      var text = "\(outcome.errors)"
      if let snapshot = outcome.snapshot {
        text += "\(snapshot.files)\(snapshot.warnings)"
        for entity in snapshot.entityNames {
          for instance in snapshot.instances(of: entity) {
            text += "\(instance.key) \(instance.names)"
            for attribute in attributes { text += "\(instance[attribute])" }
          }
        }
      }
      #expect(!text.contains(Self.planted), "\(folder.name): \(scenario.title)")
    }
  }

  @Test func secretsArePlanted() throws {
    let files = try QuirkFolder.all().flatMap { try $0.scenarios() }.flatMap(\.files)
    let planted = files.filter { String(decoding: $0.1, as: UTF8.self).contains(Self.planted) }
    #expect(planted.count >= 4)
  }
}
