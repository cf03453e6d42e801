// Steps that look into texts.

extension ConditionRun {
  mutating func textTest(_ operation: Operation, _ records: UInt64) -> Decisions {
    let (left, right) = (lane(operation.left), lane(operation.right))
    return Decisions(for: records) { bit in
      guard left[bit].pointee.kind == .text, right[bit].pointee.kind == .text else {
        return left[bit].pointee.open(with: right[bit].pointee)
      }
      let (text, part) = (left[bit].text, right[bit].text)
      remaining -= text.count / 16
      guard part.count <= text.count else { return .no }
      switch operation.code {
      case .startsWith: return Decision(Bytes.stand(part, in: text, at: 0))
      case .endsWith: return Decision(Bytes.stand(part, in: text, at: text.count - part.count))
      default:
        return Decision(
          text.bindMemory(to: UInt8.self).offset(of: part.bindMemory(to: UInt8.self)) != nil)
      }
    }
  }

  mutating func joinedTest(_ operation: Operation, _ records: UInt64) -> Decisions {
    let (text, first, last) = (
      lane(operation.left), lane(operation.right), lane(operation.last)
    )
    return Decisions(for: records) { bit in
      remaining -= text[bit].pointee.count / 16
      return joinedTest(operation.code, text[bit], first[bit], last[bit])
    }
  }

  @inline(__always)
  private func joinedTest(
    _ code: Operation.Code, _ text: UnsafePointer<Cell>, _ first: UnsafePointer<Cell>,
    _ last: UnsafePointer<Cell>
  ) -> Decision {
    guard text.pointee.kind == .text, first.pointee.kind == .text, last.pointee.kind == .text else {
      let parts = first.pointee.open(besides: last.pointee)
      return parts.joined(with: text.pointee.open(besides: text.pointee))
    }
    let count = first.pointee.count + last.pointee.count
    guard count <= context.condition.textLimit else { return .error }
    let offset = text.pointee.count - count
    guard offset >= 0, code != .equalJoined || offset == 0 else { return .no }
    let start = code == .endsWithJoined ? offset : 0
    return Decision(
      Bytes.stand(first.text, in: text.text, at: start)
        && Bytes.stand(last.text, in: text.text, at: start + first.pointee.count))
  }
}
