extension Library {
  static let sizes: [Function] = [
    Function(
      "size",
      [TypePattern.string, .bytes, .list(.a), .map(.a, .b)].flatMap {
        [.global($0, gives: .int), .member($0, gives: .int)]
      },
      .unary { (operand) throws(EvaluationError) in
        switch operand {
        case .string(let text): return .int(Int64(text.unicodeScalars.count))
        case .bytes(let bytes): return .int(Int64(bytes.count))
        case .list(let elements): return .int(Int64(elements.count))
        case .map(let map): return .int(Int64(map.count))
        default: throw .unsupported("size", [operand])
        }
      }, isLinear: true, isTotal: true)
  ]

  static let texts: [Function] = [
    test("startsWith") { $0.utf8.starts(with: $1.utf8) },
    test("endsWith") { $0.hasByteSuffix($1) },
    test("contains") { $0.containsBytes(of: $1) },
  ]

  private static func test(
    _ name: String, _ holds: @escaping @Sendable (String, String) -> Bool
  ) -> Function {
    Function(
      name, [.member(.string, .string, gives: .bool)],
      .binary { (left, right) throws(EvaluationError) in
        guard case .string(let text) = left, case .string(let part) = right else {
          throw .unsupported(name, [left, right])
        }
        return .bool(holds(text, part))
      }, isLinear: true, isTotal: true)
  }
}

extension String {
  /// Whether the text ends with the bytes of another.
  func hasByteSuffix(_ other: String) -> Bool {
    let length = other.utf8.count
    guard utf8.count >= length else { return false }
    return utf8.suffix(length).elementsEqual(other.utf8)
  }

  /// Whether the bytes of another stand somewhere in this text.
  func containsBytes(of other: String) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { text in
      other.utf8.withContiguousStorageIfAvailable { part in text.offset(of: part) != nil }
    }
    if let known = found, let result = known { return result }
    return Array(utf8).withUnsafeBufferPointer { text in
      Array(other.utf8).withUnsafeBufferPointer { part in text.offset(of: part) != nil }
    }
  }
}
