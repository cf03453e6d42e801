// Comparisons of cells. Where the language says more than a cell can tell, they give `error`, and
// the general evaluation decides.

extension Cell {
  /// `self == other`.
  @inline(__always)
  func isEqual(to other: Cell) -> Decision {
    if kind == .text, other.kind == .text { return Decision(hasSameText(as: other)) }
    return isEqualOtherwise(to: other)
  }

  private func isEqualOtherwise(to other: Cell) -> Decision {
    switch (kind, other.kind) {
    case (.other, _), (_, .other), (.list, .list): .error
    case (.unknown, _), (_, .unknown): .unknown
    case (.null, .null): .yes
    case (.bool, .bool): Decision(bool == other.bool)
    case (.int, .int): Decision(int == other.int)
    case (.double, .double): Decision(double == other.double)
    case (.int, .double): Decision(Double(int) == other.double)
    case (.double, .int): Decision(double == Double(other.int))
    default: .no
    }
  }

  /// What an operation gives of two operands that it does not take.
  @inline(__always)
  func open(with other: Cell) -> Decision {
    if kind == .other || other.kind == .other { return .error }
    return kind == .unknown || other.kind == .unknown ? .unknown : .error
  }

  /// What a text operation leaves open where some of these are no texts.
  func open(besides other: Cell) -> Decision {
    let isFit = (isText || kind == .unknown) && (other.isText || other.kind == .unknown)
    return isFit ? (isText && other.isText ? .no : .unknown) : .error
  }

  private var isText: Bool { kind == .text }
}

extension UnsafePointer<Cell> {
  /// Whether both are in a relation.
  func compares(to other: UnsafePointer<Cell>, _ sign: Relation) -> Decision {
    let (left, right) = (pointee, other.pointee)
    switch (left.kind, right.kind) {
    case (.text, .text):
      let quick = left.quickOrder(with: right)
      return sign.holds(quick != 0 ? quick : Bytes.order(text, other.text), 0)
    case (.int, .int): return sign.holds(left.int, right.int)
    case (.double, .double): return sign.holds(left.double, right.double)
    case (.int, .double): return sign.holds(Double(left.int), right.double)
    case (.double, .int): return sign.holds(left.double, Double(right.int))
    case (.bool, .bool): return sign.holds(left.bool ? 1 : 0, right.bool ? 1 : 0)
    default: return left.open(with: right)
    }
  }

  /// Whether a list holds an element.
  @inline(__always)
  func isElement(of list: UnsafePointer<Cell>) -> Decision {
    let wanted = pointee
    guard list.pointee.kind == .list, wanted.kind != .other, wanted.kind != .unknown else {
      return wanted.open(with: list.pointee)
    }
    guard let elements = list.pointee.elements else { return .no }
    var result = Decision.no
    for place in 0..<list.pointee.count {
      let found = wanted.isEqual(to: elements[place])
      if found == .yes { return .yes }
      result = result.joined(with: found)
    }
    return result
  }
}

/// An order that a comparison asks for.
enum Relation: UInt8 {
  case less, lessOrEqual, greater, greaterOrEqual

  init?(_ sign: String) {
    switch sign {
    case "<": self = .less
    case "<=": self = .lessOrEqual
    case ">": self = .greater
    case ">=": self = .greaterOrEqual
    default: return nil
    }
  }

  @inline(__always)
  func holds<T: Comparable>(_ left: T, _ right: T) -> Decision {
    switch self {
    case .less: Decision(left < right)
    case .lessOrEqual: Decision(left <= right)
    case .greater: Decision(left > right)
    case .greaterOrEqual: Decision(left >= right)
    }
  }
}
