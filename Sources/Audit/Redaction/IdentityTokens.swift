import Crypto
import Policy

/// Gives identities tokens that stand for them: the same key gives the same identity the same token in
/// every run, and without the key nobody can try out whose token it is.
public struct IdentityTokens: Sendable {
  /// How many bytes a key has at least.
  public static let keyLength = 16

  private let key: SymmetricKey

  /// Takes a secret key; nil where it is shorter than ``keyLength`` bytes.
  public init?(key: [UInt8]) {
    guard key.count >= Self.keyLength else { return nil }
    self.key = SymmetricKey(data: key)
  }

  /// A name of the key that tells it from others and gives nothing of it away.
  public var keyName: String { digits("key", "", 8) }

  /// The token of an address or a name; letter case makes no difference.
  func token(for identity: String) -> String {
    let kind = identity.utf8.contains(UInt8(ascii: "@")) ? "address" : "name"
    return "\(kind)-\(digits(kind, identity.lowercased(), 12))"
  }

  /// A fingerprint that cannot be tried out: the plain one is a function of requirement and subject,
  /// which are guessed easily.
  func fingerprint(_ plain: String) -> String { digits("fingerprint", plain, 16) }

  /// The first hexadecimal digits of the HMAC-SHA256 of a text, which is kept apart from others of its
  /// kind.
  private func digits(_ kind: String, _ text: String, _ count: Int) -> String {
    var hash = HMAC<SHA256>(key: key)
    hash.update(data: Array(kind.utf8))
    // A byte that UTF-8 never has keeps the parts apart.
    hash.update(data: [0xFF])
    hash.update(data: Array(text.utf8))
    return String(hash.finalize().hexadecimal.prefix(count))
  }
}
