import Policy
import Snapshot

/// A file: reading it ends in a snapshot or in diagnostics, and every attribute has a state.
enum FileChecks {
  static let vocabularies = try? VocabularySet(try ShippedVocabularies.load())

  static func run(_ bytes: [UInt8]) {
    guard let vocabularies else { preconditionFailure("the vocabularies are wrong") }
    do throws(Diagnostics) {
      let snapshot = try ConfigurationSnapshot.load(
        files: [("export", bytes)], vocabularies: vocabularies)
      precondition(snapshot.files.count == 1, "one file gives one entry")
      for attribute in vocabularies.attributes {
        for instance in snapshot.instances(of: attribute.entity).prefix(8) {
          let state = instance[attribute.name]
          if attribute.isSecret, case .known = state {
            preconditionFailure("a secret got out of the reader")
          }
        }
      }
    } catch {
      precondition(!error.items.isEmpty, "a refusal has to say why")
    }
  }
}
