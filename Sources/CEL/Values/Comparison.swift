extension Value {
  /// What an expression's `==` says: numbers by their value whatever their type, lists and maps
  /// element by element, everything else by type and value; NaN equals nothing.
  public func equals(_ other: Value) -> Bool {
    switch (self, other) {
    case (.string(let a), .string(let b)): return a.hasSameBytes(as: b)
    case (.bool(let a), .bool(let b)): return a == b
    case (.double(let a), .double(let b)): return a == b
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.equals($1) }
    case (.map(let a), .map(let b)):
      return a.count == b.count
        && a.entries.allSatisfy { entry in
          b[entry.key].map { $0.equals(entry.value) } ?? false
        }
    default:
      if let order = numericOrder(with: other) { return order == .same }
      return self == other
    }
  }

  /// How two values of an ordered type compare.
  enum Order {
    case before, same, after
    /// One of them is NaN: every comparison is false.
    case none
  }

  /// The order of two numbers of any type; nil where one of them is no number.
  func numericOrder(with other: Value) -> Order? {
    switch (self, other) {
    case (.int(let a), .int(let b)): Self.order(a, b)
    case (.uint(let a), .uint(let b)): Self.order(a, b)
    case (.double(let a), .double(let b)): Self.order(a, b)
    case (.int(let a), .uint(let b)): a < 0 ? .before : Self.order(UInt64(a), b)
    case (.uint(let a), .int(let b)): b < 0 ? .after : Self.order(a, UInt64(b))
    case (.int(let a), .double(let b)): Self.order(Double(a), b)
    case (.double(let a), .int(let b)): Self.order(a, Double(b))
    case (.uint(let a), .double(let b)): Self.order(Double(a), b)
    case (.double(let a), .uint(let b)): Self.order(a, Double(b))
    default: nil
    }
  }

  /// The order of two values of an ordered type; nil where they have none.
  func order(with other: Value) -> Order? {
    switch (self, other) {
    case (.string(let a), .string(let b)): Self.order(a.compareBytes(with: b), 0)
    case (.bytes(let a), .bytes(let b)):
      a == b ? .same : (a.lexicographicallyPrecedes(b) ? .before : .after)
    case (.bool(let a), .bool(let b)): a == b ? .same : (b ? .before : .after)
    case (.timestamp(let a), .timestamp(let b)): Self.order(a, b)
    case (.duration(let a), .duration(let b)): Self.order(a.nanoseconds, b.nanoseconds)
    default: numericOrder(with: other)
    }
  }

  private static func order<T: Comparable>(_ left: T, _ right: T) -> Order {
    left < right ? .before : left == right ? .same : right < left ? .after : .none
  }
}
