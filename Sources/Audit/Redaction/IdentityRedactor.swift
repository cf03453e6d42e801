import CEL
public import Policy
public import Snapshot

/// Replaces names and addresses by tokens: everything that looks like an address, and every value of an
/// attribute that the vocabularies call an identity.
///
/// The words of pages and vocabularies stay as they are; texts that people wrote into an assessment are
/// searched like all others.
public struct IdentityRedactor: Sendable {
  private let tokens: IdentityTokens
  private let vocabularies: VocabularySet
  private var known = KnownIdentities()

  /// Prepares the redactor; it knows no names yet.
  public init(tokens: IdentityTokens, vocabularies: VocabularySet) {
    self.tokens = tokens
    self.vocabularies = vocabularies
  }

  /// The name of the key, which reports carry.
  public var keyName: String { tokens.keyName }

  // MARK: learning

  /// Learns the identities of everything in a snapshot.
  public mutating func learn(_ snapshot: ConfigurationSnapshot) {
    for entity in vocabularies.entities {
      let attributes = vocabularies.attributes.filter { $0.entity == entity.name && $0.isIdentity }
      let isNamed = entity.key.flatMap { vocabularies.attribute(named: $0) }?.isIdentity == true
      for instance in snapshot.instances(of: entity.name) {
        if isNamed {
          known.learn(instance.key)
          for name in instance.names.values.joined() { known.learn(name) }
        }
        for attribute in attributes {
          if let value = instance[attribute.name].value { learn(value) }
        }
      }
    }
  }

  /// Learns the identities that an assessment states.
  public mutating func learn(_ assessment: Assessment) {
    for fact in assessment.cases.flatMap(\.facts) where isIdentity(fact.attribute) {
      learn(fact.value)
    }
    for attestation in assessment.attestations {
      if case .attribute(let name, let value) = attestation.claim, isIdentity(name) { learn(value) }
    }
  }

  private func isIdentity(_ name: String) -> Bool {
    vocabularies.attribute(named: name)?.isIdentity == true
  }

  private mutating func learn(_ value: Value) {
    switch value {
    case .string(let text): known.learn(text)
    case .list(let elements): for element in elements { learn(element) }
    default: break
    }
  }

  // MARK: replacing

  /// A text with tokens in place of identities.
  public func text(_ text: String) -> String {
    let marked = replace(Array(text.utf8), AddressScanner.addresses)
    return String(decoding: replace(marked, known.names), as: UTF8.self)
  }

  /// Messages with tokens in place of identities, in the names of their files, too.
  public func redacted(_ diagnostics: [FileDiagnostic]) -> [FileDiagnostic] {
    diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.file = text(diagnostic.file)
      diagnostic.message = text(diagnostic.message)
      diagnostic.help = diagnostic.help.map(text)
      return diagnostic
    }
  }

  /// The token of whoever is called so.
  func token(for name: String) -> String { tokens.token(for: name) }

  /// A fingerprint that only the key can make.
  func fingerprint(_ plain: String) -> String { tokens.fingerprint(plain) }

  private func replace(_ text: [UInt8], _ places: ([UInt8]) -> [Range<Int>]) -> [UInt8] {
    let ranges = places(text)
    guard !ranges.isEmpty else { return text }
    var result: [UInt8] = []
    var position = 0
    for range in ranges {
      result += text[position..<range.lowerBound]
      result += tokens.token(for: String(decoding: text[range], as: UTF8.self)).utf8
      position = range.upperBound
    }
    return result + text[position...]
  }
}
