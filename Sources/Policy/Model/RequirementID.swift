/// The identity of a requirement within a policy.
///
/// An identifier names what is demanded of what under which condition; rewording, moving and
/// restyling the page leave it alone.
public struct RequirementID: RawRepresentable, Hashable, Sendable, Comparable,
  CustomStringConvertible
{
  /// The identifier as it is written in a policy file.
  public let rawValue: String

  /// Wraps an identifier as it is written in a policy file.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Wraps an identifier as it is written in a policy file.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// The identifier as it is written in a policy file.
  public var description: String { rawValue }

  /// Orders identifiers by their bytes, independent of the locale.
  public static func < (left: RequirementID, right: RequirementID) -> Bool {
    left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
  }
}
