/// Why nothing says to which instance the records of an export belong.
public enum JoinGap: Hashable, Sendable {
  /// A record goes by names that several instances have.
  case shared(SharedNames)
  /// Records of a format go by no name at all; the format's name.
  case namelessRecords(format: String)
  /// The instance has none of the names that the records of a format go by; the format's name.
  case namelessInstance(format: String)

  /// The names that keep a record from being one instance's own.
  public struct SharedNames: Hashable, Sendable {
    /// The name of the record's format.
    public var format: String
    /// The space of the names: `address`.
    public var space: String
    /// The record's names that the candidates have, folded to lower case.
    public var names: [String]
    /// The instances that could be meant, by a name of each.
    public var candidates: [String]
    /// The spaces that are more trustworthy and in which the record has a name that no instance has.
    public var unmatchedSpaces: [String]

    /// Creates the description of shared names.
    public init(
      format: String, space: String, names: [String], candidates: [String],
      unmatchedSpaces: [String] = []
    ) {
      self.format = format
      self.space = space
      self.names = names
      self.candidates = candidates
      self.unmatchedSpaces = unmatchedSpaces
    }
  }
}

extension JoinGap: CustomStringConvertible {
  /// The gap as a phrase for people: lower case, no full stop.
  public var description: String {
    switch self {
    case .shared(let shared):
      "several could be meant by the \(Self.word(for: shared.space)) "
        + "\(Self.quoted(shared.names)): \(Self.quoted(shared.candidates))"
    case .namelessRecords: "nothing says whose records these are"
    case .namelessInstance: "it has no name that the records go by"
    }
  }

  /// A space of names as people call it: `object id`.
  static func word(for space: String) -> String {
    space.split(separator: "_").joined(separator: " ")
  }

  static func quoted(_ texts: [String]) -> String {
    texts.map { "`\($0)`" }.joined(separator: ", ")
  }
}
