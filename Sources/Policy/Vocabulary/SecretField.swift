/// A field of exports whose value must not leave the reader.
public struct SecretField: Hashable, Sendable {
  /// The end of the field's path: `passwordCredentials.secretText`; lists on the way do not count.
  public var path: [String]
  /// The value is secret only where it contains this text; nil: always.
  public var containing: String?
  /// The parts of the value that may be known.
  public var parts: [SecretPart]
  /// A CEL expression over `record`, the object that holds the field; ``parts`` are split off only
  /// where it is true. nil: always.
  public var partsCondition: RuleExpression?

  /// Creates a field that is wholly secret unless it says otherwise.
  public init(
    path: [String], containing: String? = nil, parts: [SecretPart] = [],
    partsCondition: RuleExpression? = nil
  ) {
    self.path = path
    self.containing = containing
    self.parts = parts
    self.partsCondition = partsCondition
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
