/// A field of exports whose value must not leave the reader.
public struct SecretField: Hashable, Sendable {
  /// The end of the field's path: `passwordCredentials.secretText`; lists on the way do not count.
  public var path: [String]
  /// The value is secret only where it contains this text; nil: always.
  public var containing: String?
  /// The parts of the value that may be known.
  public var parts: [SecretPart]
  /// What has to hold for the parts to be split off; nil: nothing.
  public var condition: SecretCondition?

  /// Creates a field that is wholly secret unless it says otherwise.
  public init(
    path: [String], containing: String? = nil, parts: [SecretPart] = [],
    condition: SecretCondition? = nil
  ) {
    self.path = path
    self.containing = containing
    self.parts = parts
    self.condition = condition
  }
}

/// A part of a secret field that may be known: a client id in front of a client secret.
public struct SecretPart: Hashable, Sendable {
  /// The member that the reader adds to the object.
  public var name: String
  /// Which part of the value, which is cut at ``SecretField/containing``; negative numbers count
  /// from the end.
  public var index: Int

  /// Creates a part by its name and position.
  public init(name: String, index: Int) {
    self.name = name
    self.index = index
  }
}

/// What the object that holds a secret says about how the secret is made up.
public struct SecretCondition: Hashable, Sendable {
  /// A member of the same object.
  public var field: String
  /// Texts of which the member has to contain one, letter case aside.
  public var contains: [String]

  /// Creates a condition on a neighbouring member.
  public init(field: String, contains: [String]) {
    self.field = field
    self.contains = contains
  }
}
