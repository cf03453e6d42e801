/// One way in which a demand asks for more, or for less, than its predecessor, and what shows it.
struct Difference: Hashable {
  /// Which way.
  enum Direction: Hashable {
    case tighter, looser
    /// Something differs, and nothing tells which way.
    case unknown

    var inverted: Direction {
      switch self {
      case .tighter: .looser
      case .looser: .tighter
      case .unknown: .unknown
      }
    }
  }

  var direction: Direction
  /// Where a configuration that tells the demands apart differs from one that meets both.
  var witness: [WitnessValue]

  init(_ direction: Direction, _ witness: [WitnessValue] = []) {
    self.direction = direction
    self.witness = witness
  }

  /// The difference of the way back.
  var inverted: Difference { Difference(direction.inverted, witness) }

  init(_ direction: Direction, _ attribute: String, _ literal: String) {
    self.init(direction, [WitnessValue(attribute: attribute, literal: literal, isWorded: true)])
  }
}

extension String {
  /// The text as a CEL literal.
  var asLiteral: String { "\"" + filter { $0 != "\"" && $0 != "\\" } + "\"" }
}
