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
    test("startsWith") { $0.hasBytePrefix($1) },
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
  /// Whether the text begins with the bytes of another.
  func hasBytePrefix(_ other: String) -> Bool {
    guard utf8.count >= other.utf8.count else { return false }
    return withBytes(of: other) { text, part in
      zip(text, part).allSatisfy { $0 == $1 }
    }
  }

  /// Whether the text ends with the bytes of another.
  func hasByteSuffix(_ other: String) -> Bool {
    guard utf8.count >= other.utf8.count else { return false }
    return withBytes(of: other) { text, part in
      zip(text.suffix(part.count), part).allSatisfy { $0 == $1 }
    }
  }

  /// Whether the bytes of another stand somewhere in this text.
  func containsBytes(of other: String) -> Bool {
    guard utf8.count >= other.utf8.count else { return false }
    return withBytes(of: other) { text, part in text.offset(of: part) != nil }
  }
}
