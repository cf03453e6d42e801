/// Whether a condition holds for each of up to 64 records that follow one another; bit 0 stands for
/// the first of them.
///
/// No record is in two of the sets. One that was not asked about is in none.
public struct Decisions: Hashable, Sendable {
  /// The records for which the condition holds.
  public internal(set) var yes: UInt64
  /// The records for which it does not hold.
  public internal(set) var no: UInt64
  /// The records for which it depends on something that is not known.
  public internal(set) var unknown: UInt64
  /// The records for which it cannot be evaluated.
  public internal(set) var error: UInt64

  /// The most records that are decided at once.
  public static let capacity = 64

  /// What is said of one record; nil where it was not asked about.
  public subscript(record: Int) -> Decision? {
    guard (0..<Self.capacity).contains(record) else { return nil }
    let bit: UInt64 = 1 << UInt64(record)
    if yes & bit != 0 { return .yes }
    if no & bit != 0 { return .no }
    if unknown & bit != 0 { return .unknown }
    return error & bit != 0 ? .error : nil
  }

  /// The set of the first records, so many.
  static func first(_ count: Int) -> UInt64 {
    count >= capacity ? .max : (1 << UInt64(max(0, count))) - 1
  }
}

extension Decisions {
  @inline(__always)
  static var none: Decisions { Decisions(yes: 0, no: 0, unknown: 0, error: 0) }

  /// The same for all records of a set.
  @inline(__always)
  init(_ holds: Bool, for records: UInt64) {
    self.init(yes: holds ? records : 0, no: holds ? 0 : records, unknown: 0, error: 0)
  }

  /// Asks about the records of a set one by one.
  @inline(__always)
  init(for records: UInt64, _ decide: (Int) -> Decision) {
    self = .none
    var rest = records
    while rest != 0 {
      let record = rest.trailingZeroBitCount
      rest &= rest &- 1
      insert(record, decide(record))
    }
  }

  @inline(__always)
  mutating func insert(_ record: Int, _ decision: Decision) {
    let place = UInt64(truncatingIfNeeded: record)
    yes |= (decision == .yes ? 1 : 0) &<< place
    no |= (decision == .no ? 1 : 0) &<< place
    unknown |= (decision == .unknown ? 1 : 0) &<< place
    error |= (decision == .error ? 1 : 0) &<< place
  }

  @inline(__always)
  mutating func formUnion(_ other: Decisions) {
    yes |= other.yes
    no |= other.no
    unknown |= other.unknown
    error |= other.error
  }

  @inline(__always)
  var negated: Decisions {
    Decisions(yes: no, no: yes, unknown: unknown, error: error)
  }

  /// What is open.
  @inline(__always)
  var open: UInt64 { unknown | error }
}
