// Steps that look at every element of a list.

extension ConditionRun {
  mutating func decideMacro(_ place: Int, _ records: UInt64, isAll: Bool) -> Decisions {
    let operation = operations[place]
    return operation.isApart
      ? decideTogether(operation, place + 1, records, isAll: isAll)
      : decideOneByOne(operation, place + 1, records, isAll: isAll)
  }

  // MARK: a body that sees nothing but the elements

  /// The elements of the lists of one column lie one behind the other, record after record, so the
  /// body is decided for those of several records at once.
  private mutating func decideTogether(
    _ operation: Operation, _ body: Int, _ records: UInt64, isAll: Bool
  ) -> Decisions {
    let lists = lane(operation.left)
    var result = Decisions.none
    var rest = records
    while rest != 0 {
      let group = nextGroup(of: rest, lists)
      if group.records == 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest &- 1
        result.insert(bit, decide(operation, body, over: lists[bit], isAll: isAll))
        continue
      }
      rest &= ~group.records
      remaining -= Int(operation.cost) * group.elements.nonzeroBitCount
      if remaining < 0 { return Decisions(yes: 0, no: 0, unknown: 0, error: records) }
      locals[Int(operation.place)] = Lane(start: group.start, step: 1)
      let own = decide(body, group.elements)
      spread(own, over: group, lists, into: &result, isAll: isAll)
    }
    return result
  }

  /// Some records and the elements of their lists, which begin at `start`.
  private struct Group {
    let start: UnsafePointer<Cell>
    var records: UInt64 = 0
    var elements: UInt64 = 0
  }

  /// As many of the first records as have lists whose elements fit into one set; none where the
  /// first has no such list.
  @inline(__always)
  private func nextGroup(of records: UInt64, _ lists: Lane) -> Group {
    let first = lists[records.trailingZeroBitCount].pointee
    var group = Group(start: first.elements ?? lists.start)
    var rest = records
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      let list = lists[bit].pointee
      guard list.kind == .list, let elements = list.elements else { break }
      let offset = elements - group.start
      guard offset >= 0, offset + list.count <= Decisions.capacity else { break }
      group.records |= 1 &<< UInt64(truncatingIfNeeded: bit)
      group.elements |= Decisions.first(list.count) << UInt64(offset)
      rest &= rest &- 1
    }
    return group
  }

  /// Says of each record of a group what its own elements say.
  @inline(__always)
  private func spread(
    _ own: Decisions, over group: Group, _ lists: Lane, into result: inout Decisions, isAll: Bool
  ) {
    let decisive = isAll ? own.no : own.yes
    result.formUnion(
      Decisions(for: group.records) { bit in
        let list = lists[bit].pointee
        let offset = list.elements.map { UInt64($0 - group.start) } ?? 0
        let elements = Decisions.first(list.count) << offset
        if decisive & elements != 0 { return Decision(!isAll) }
        if own.open & elements == 0 { return Decision(isAll) }
        return own.error & elements != 0 ? .error : .unknown
      })
  }

  // MARK: a body that sees other variables too

  private mutating func decideOneByOne(
    _ operation: Operation, _ body: Int, _ records: UInt64, isAll: Bool
  ) -> Decisions {
    let lists = lane(operation.left)
    let outer = (record: record, step: step)
    var result = Decisions.none
    var rest = records
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      rest &= rest &- 1
      record = outer.record &+ bit &* outer.step
      step = 0
      let held = hold(bit, operation)
      result.insert(bit, decide(operation, body, over: lists[bit], isAll: isAll))
      if let held { locals[Int(operation.outer)] = held }
    }
    (record, step) = outer
    return result
  }

  /// Lets the variable of the macro around this one, if any, stand for what it is at one bit.
  @inline(__always)
  private func hold(_ bit: Int, _ operation: Operation) -> Lane? {
    guard operation.outer >= 0 else { return nil }
    let known = locals[Int(operation.outer)]
    locals[Int(operation.outer)] = Lane(start: known[bit], step: 0)
    return known
  }

  private mutating func decide(
    _ operation: Operation, _ body: Int, over list: UnsafePointer<Cell>, isAll: Bool
  ) -> Decision {
    let local = Int(operation.place)
    if list.pointee.kind == .unknown {
      locals[local] = Lane(start: list, step: 0)
      let own = decide(body, 1)
      if own.error != 0 { return .error }
      // No element can decide; where there is nothing unexpected, none of them needs to be known.
      return operation.flag && (isAll ? own.yes : own.no) != 0 ? Decision(isAll) : .unknown
    }
    guard list.pointee.kind == .list, let elements = list.pointee.elements else { return .error }
    var result = Decision(isAll)
    for start in stride(from: 0, to: list.pointee.count, by: Decisions.capacity) {
      let count = min(Decisions.capacity, list.pointee.count - start)
      remaining -= Int(operation.cost) * count
      if remaining < 0 { return .error }
      locals[local] = Lane(start: elements + start, step: 1)
      let own = decide(body, Decisions.first(count))
      if (isAll ? own.no : own.yes) != 0 { return Decision(!isAll) }
      if own.error != 0 {
        result = .error
      } else if own.unknown != 0, result != .error {
        result = .unknown
      }
    }
    return result
  }
}
