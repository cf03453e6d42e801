/// A demand with the conditions that its own words carry.
struct BoundClaim: Hashable, Sendable {
  /// Conditions that the claim implies ("App Passwords are not supported with POP": POP is used).
  var implied: [Formula]
  /// What must hold.
  var require: Formula
}

/// What binding made of a claim.
enum ClaimBinding: Hashable, Sendable {
  /// Exactly one reading.
  case bound(BoundClaim)
  /// Several readings; a person picks one.
  case ambiguous([BoundClaim])
  /// Words were left over; the readings show what was understood.
  case partial([BoundClaim])
  /// No configuration answers such a demand.
  case notObservable
  case unbound
}
