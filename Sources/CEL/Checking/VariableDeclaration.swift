/// What selecting a field means that the map at hand does not have.
public enum MissingFields: Hashable, Sendable {
  /// An error, as the language has it.
  case error
  /// An unknown named by its path, such as `record.web.redirectUris`; null on the way counts as a
  /// map without fields.
  case unknown
}

/// A variable that expressions may name.
public struct VariableDeclaration: Hashable, Sendable {
  /// The name, which may be dotted: `tenant.security_defaults.enabled`.
  public let name: String
  /// The type of its values.
  public let type: ValueType
  /// What fields mean that a bound map, or a map within it, lacks.
  public let missingFields: MissingFields
  /// Whether fields of a bound map, and of maps within it, are found without regard to the case of
  /// ASCII letters.
  public let foldsFieldCase: Bool

  /// Declares a variable; of declarations with the same name the last counts.
  public init(
    _ name: String, _ type: ValueType, missingFields: MissingFields = .error,
    foldsFieldCase: Bool = false
  ) {
    self.name = name
    self.type = type
    self.missingFields = missingFields
    self.foldsFieldCase = foldsFieldCase
  }
}
