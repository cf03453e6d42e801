/// One step of a condition that is decided over cells.
///
/// The steps of a condition lie one behind the other, each before the steps of its own parts.
struct Operation: BitwiseCopyable {
  enum Code: UInt8 {
    /// Always the same: ``Operation/flag``.
    case constant
    /// A bool that is in a cell.
    case cell
    case not, and, or, conditional
    case equal, relation, contained
    case startsWith, endsWith, contains
    /// The same of a right operand that two texts make up, one behind the other.
    case equalJoined, startsWithJoined, endsWithJoined
    case all, exists
    /// What only the general evaluation can tell.
    case general
  }

  /// Where a cell is.
  struct Operand: BitwiseCopyable {
    enum Space: UInt8 {
      /// A field of the record.
      case column
      case constant
      /// A macro's variable.
      case local
    }

    let space: Space
    let place: Int32

    var isConstant: Bool { space == .constant }

    func isLocal(_ place: Int) -> Bool { space == .local && self.place == Int32(place) }

    /// Of steps that have no such operand.
    static let absent = Operand(space: .constant, place: 0)
  }

  let code: Code
  /// Of `equal`: whether they shall differ; of a macro or `?:`: whether what decides its rounds is,
  /// once known, nothing unexpected; of `constant`: what it is.
  var flag = false
  /// Of `relation`: which.
  var relation = Relation.less
  var left = Operand.absent
  var right = Operand.absent
  /// The second part of a joined text.
  var last = Operand.absent
  /// Of a macro: the place of its variable; of `general`: which piece.
  var place: Int32 = 0
  /// Of a macro: the place of the variable of the macro around it; -1 where there is none.
  var outer: Int32 = -1
  /// Of a macro: whether its body sees no other variable than its own.
  var isApart = false
  /// Of a macro: the steps of one round.
  var cost: Int32 = 0
  /// The step behind this one and all of its parts.
  var end: Int32 = 0

  var operands: [Operand] { [left, right, last] }

  init(_ code: Code) {
    self.code = code
  }
}
