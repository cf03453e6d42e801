/// Whether a condition holds.
public enum Decision: UInt8, Hashable, Sendable {
  /// It does not hold.
  case no
  /// It holds.
  case yes
  /// It depends on something that is not known.
  case unknown
  /// It cannot be evaluated.
  case error

  @inline(__always)
  init(_ holds: Bool) {
    self = holds ? .yes : .no
  }

  /// What an outcome means for a condition; a value that is no bool cannot be one.
  public init(_ outcome: Outcome) {
    switch outcome {
    case .value(.bool(let holds)): self.init(holds)
    case .unknown: self = .unknown
    case .value, .error: self = .error
    }
  }

  /// What two parts leave open: an error counts more.
  @inline(__always)
  func joined(with other: Decision) -> Decision {
    rawValue > other.rawValue ? self : other
  }
}
