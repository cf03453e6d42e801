/// What a claim can mean; as ``Readings``, with the conditions that each reading implies.
struct ClaimReadings: Hashable, Sendable {
  var sure: [BoundClaim] = []
  var unsure: [BoundClaim] = []

  init() {}

  /// Wraps readings that share their conditions.
  init(_ readings: Readings, implied: [Formula]) {
    sure = readings.sure.map { BoundClaim(implied: implied, require: $0) }
    unsure = readings.unsure.map { BoundClaim(implied: implied, require: $0) }
  }

  /// The same readings, but none of them to be relied on.
  var doubtful: ClaimReadings {
    var readings = ClaimReadings()
    readings.unsure = sure + unsure
    return readings
  }

  func map(_ change: (BoundClaim) -> BoundClaim) -> ClaimReadings {
    var readings = ClaimReadings()
    readings.sure = sure.map(change)
    readings.unsure = unsure.map(change)
    return readings
  }

  /// Both sets of readings, without repetition.
  static func + (left: ClaimReadings, right: ClaimReadings) -> ClaimReadings {
    var sum = left
    for claim in right.sure where !sum.sure.contains(claim) { sum.sure.append(claim) }
    for claim in right.unsure where !sum.unsure.contains(claim) { sum.unsure.append(claim) }
    return sum
  }

  /// Joins the readings of several subjects; their conditions have to be the same.
  static func joined(
    _ parts: [ClaimReadings], by join: ([Formula]) -> Formula
  ) -> ClaimReadings {
    let conditions = parts.flatMap { ($0.sure + $0.unsure).map(\.implied) }
    let first = conditions.first ?? []
    let joined = Readings.joined(
      parts.map {
        Readings(sure: $0.sure.map(\.require), unsure: $0.unsure.map(\.require))
      }, by: join)
    let readings = ClaimReadings(joined, implied: first)
    return conditions.allSatisfy { $0 == first } ? readings : readings.doubtful
  }
}
