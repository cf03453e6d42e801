// Steps that compare cells.

extension ConditionRun {
  @inline(__always)
  func truth(of lane: Lane, _ records: UInt64) -> Decisions {
    Decisions(for: records) { bit in
      let cell = lane[bit].pointee
      switch cell.kind {
      case .bool: return Decision(cell.bool)
      case .unknown: return .unknown
      default: return .error
      }
    }
  }

  @inline(__always)
  mutating func equality(_ left: Lane, _ right: Lane, _ records: UInt64) -> Decisions {
    if right.step == 0 { return equality(left, to: right.start, records) }
    if left.step == 0 { return equality(right, to: left.start, records) }
    return Decisions(for: records) { bit in
      remaining &-= left[bit].pointee.count / 16
      return left[bit].pointee.isEqual(to: right[bit].pointee)
    }
  }

  /// Compares with what is the same for all.
  private mutating func equality(
    _ lane: Lane, to known: UnsafePointer<Cell>, _ records: UInt64
  ) -> Decisions {
    let wanted = known.pointee
    guard wanted.kind == .text else {
      return Decisions(for: records) { lane[$0].pointee.isEqual(to: wanted) }
    }
    var (same, open) = (UInt64(0), UInt64(0))
    let filter = wanted.isInline ? UInt64.max : 0
    var rest = records
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      rest &= rest &- 1
      let cell = lane[bit].pointee
      let place = UInt64(truncatingIfNeeded: bit)
      same |= (cell.hasSameBits(as: wanted, in: filter) ? 1 : 0) &<< place
      open |= (cell.isOpen ? 1 : 0) &<< place
    }
    if !wanted.isInline { same = matches(of: wanted, lane, among: same) }
    var result = Decisions(yes: same, no: records & ~(same | open), unknown: 0, error: 0)
    if open != 0 {
      let told = Decisions(for: open) { lane[$0].pointee.open(with: wanted) }
      result.unknown = told.unknown
      result.error = told.error
    }
    return result
  }

  /// The texts of which not only the first bytes are the same.
  private mutating func matches(of wanted: Cell, _ lane: Lane, among records: UInt64) -> UInt64 {
    remaining &-= records.nonzeroBitCount * (wanted.count / 16)
    return Decisions(for: records) { Decision(lane[$0].pointee.hasSameText(as: wanted)) }.yes
  }

  mutating func relation(_ operation: Operation, _ records: UInt64) -> Decisions {
    let (left, right) = (lane(operation.left), lane(operation.right))
    return Decisions(for: records) { bit in
      remaining &-= left[bit].pointee.count / 16
      return left[bit].compares(to: right[bit], operation.relation)
    }
  }

  mutating func containment(_ left: Lane, _ right: Lane, _ records: UInt64) -> Decisions {
    let list = right.start.pointee
    guard right.step == 0, left.step != 0, list.kind == .list, list.count > 0,
      let elements = list.elements
    else {
      return Decisions(for: records) { bit in
        remaining -= right[bit].pointee.count * (1 + left[bit].pointee.count / 16)
        return left[bit].isElement(of: right[bit])
      }
    }
    remaining -= list.count * records.nonzeroBitCount
    var result = Decisions.none
    var rest = records
    for place in 0..<list.count {
      let own = equality(left, to: elements + place, rest)
      result.yes |= own.yes
      result.unknown |= own.unknown
      result.error |= own.error
      rest &= ~own.yes
    }
    result.error &= rest
    result.unknown &= rest & ~result.error
    result.no = rest & ~result.open
    return result
  }
}
