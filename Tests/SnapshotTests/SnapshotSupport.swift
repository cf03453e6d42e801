import CEL
import Foundation
import Policy
import Snapshot
import Testing

/// The vocabularies that ship with the product.
func shippedVocabularies() throws -> VocabularySet {
  try shipped.get()
}

private let shipped = Result { try VocabularySet(try ShippedVocabularies.load()) }

/// A snapshot of files given as texts.
func snapshot(_ files: (String, String)...) throws -> ConfigurationSnapshot {
  try ConfigurationSnapshot.load(
    files: files.map { ($0.0, Array($0.1.utf8)) }, vocabularies: shippedVocabularies())
}

/// The path of a fixture beside these tests.
func fixture(_ name: String) -> String {
  let folder = String(#filePath.prefix(upTo: #filePath.lastIndex(of: "/") ?? #filePath.endIndex))
  return folder + "/Fixtures/" + name
}

/// The snapshot of a fixture folder or file.
func fixtureSnapshot(_ name: String) throws -> ConfigurationSnapshot {
  try ConfigurationSnapshot.load(path: fixture(name), vocabularies: shippedVocabularies())
}

extension ConfigurationSnapshot {
  /// The instance with this key; the only instance without one.
  func one(_ entity: String, _ key: String? = nil) throws -> EntityInstance {
    let found = instances(of: entity).filter { key == nil || $0.key == key }
    #expect(found.count == 1, "\(entity): \(instances(of: entity).map(\.key))")
    return try #require(found.first)
  }

  /// What is known of an attribute, in short.
  func says(_ attribute: String, of key: String? = nil) throws -> String {
    try one(String(attribute.prefix { $0 != "." }), key)[attribute].short
  }
}

extension AttributeState {
  /// The state in short: the value, else the name of the state and of its reason.
  var short: String {
    switch self {
    case .known(let value, _): "\(value)"
    case .inherit: "inherit"
    case .absent: "absent(\(reason?.code ?? ""))"
    case .unknown(let reason, _): "unknown(\(reason.code))"
    case .redacted: "redacted"
    }
  }
}

/// The bytes of a fixture.
func bytes(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: fixture(name))))
}
