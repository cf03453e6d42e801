// The strings extension: functions that make other texts.
extension Library {
  static let changes: [Function] = [
    change("lowerAscii") { text in
      String(decoding: text.utf8.map(\.asciiLowered), as: UTF8.self)
    },
    change("upperAscii") { text in
      String(
        decoding: text.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }, as: UTF8.self)
    },
    change("trim") { text in
      var characters = text.unicodeScalars[...]
      while let first = characters.first, first.isBlank { characters.removeFirst() }
      while let last = characters.last, last.isBlank { characters.removeLast() }
      return String(characters)
    },
    change("reverse") { text in
      String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
    },
    Function(
      "strings.quote", [.global(.string, gives: .string)],
      .unary { (operand) throws(EvaluationError) in
        guard case .string(let text) = operand else {
          throw .unsupported("strings.quote", [operand])
        }
        return .string(text.quotedForPrinting)
      }, isLinear: true),
    Function(
      "join",
      [
        .member(.list(.string), gives: .string), .member(.list(.string), .string, gives: .string),
      ], .variadic(join), isLinear: true),
    Function(
      "split",
      [
        .member(.string, .string, gives: .list(.string)),
        .member(.string, .string, .int, gives: .list(.string)),
      ], .variadic(split), isLinear: true),
    Function(
      "replace",
      [
        .member(.string, .string, .string, gives: .string),
        .member(.string, .string, .string, .int, gives: .string),
      ], .variadic(replace), isLinear: true),
  ]

  private static func change(
    _ name: String, _ body: @escaping @Sendable (String) -> String
  ) -> Function {
    Function(
      name, [.member(.string, gives: .string)],
      .unary { (operand) throws(EvaluationError) in
        guard case .string(let text) = operand else { throw .unsupported(name, [operand]) }
        return .string(body(text))
      }, isLinear: true, isTotal: true)
  }

  @Sendable private static func join(
    _ arguments: [Value], _ limits: Limits
  ) throws(EvaluationError) -> Value {
    guard (1...2).contains(arguments.count), case .list(let parts) = arguments[0] else {
      throw .unsupported("join", arguments)
    }
    var separator = ""
    if arguments.count == 2 {
      guard case .string(let text) = arguments[1] else { throw .unsupported("join", arguments) }
      separator = text
    }
    var result = BoundedText(limits)
    for (place, part) in parts.enumerated() {
      guard case .string(let text) = part else { throw .unsupported("join", arguments) }
      if place > 0 { try result.append(separator) }
      try result.append(text)
    }
    return .string(result.text)
  }

  /// The number in the last argument, where there are that many; negative stands for no bound.
  private static func bound(
    _ arguments: [Value], at place: Int, _ name: String
  ) throws(EvaluationError) -> Int {
    guard arguments.count > place else { return .max }
    guard case .int(let number) = arguments[place] else { throw .unsupported(name, arguments) }
    return number < 0 ? .max : Int(number)
  }

  @Sendable private static func split(
    _ arguments: [Value], _ limits: Limits
  ) throws(EvaluationError) -> Value {
    guard (2...3).contains(arguments.count), case .string(let text) = arguments[0],
      case .string(let separator) = arguments[1]
    else { throw .unsupported("split", arguments) }
    let most = try bound(arguments, at: 2, "split")
    guard most > 0 else { return .list([]) }
    let pieces = text.pieces(around: separator, atMost: most == .max ? .max : most - 1)
    guard pieces.count <= limits.listSize else {
      throw EvaluationError(.limit, "limit list size: more than \(limits.listSize) elements")
    }
    return .list(pieces.map { .string($0) })
  }

  @Sendable private static func replace(
    _ arguments: [Value], _ limits: Limits
  ) throws(EvaluationError) -> Value {
    guard (3...4).contains(arguments.count), case .string(let text) = arguments[0],
      case .string(let old) = arguments[1], case .string(let new) = arguments[2]
    else { throw .unsupported("replace", arguments) }
    let most = try bound(arguments, at: 3, "replace")
    guard most > 0 else { return arguments[0] }
    var result = BoundedText(limits)
    if old.isEmpty {
      // Nothing stands before each character and at the end.
      var left = most
      for character in text.unicodeScalars {
        if left > 0 { try result.append(new) }
        left -= 1
        try result.append(String(character))
      }
      if left > 0 { try result.append(new) }
      return .string(result.text)
    }
    for (place, piece) in text.pieces(around: old, atMost: most).enumerated() {
      if place > 0 { try result.append(new) }
      try result.append(piece)
    }
    return .string(result.text)
  }
}

/// A text that grows no longer than the limits allow.
struct BoundedText {
  private(set) var text = ""
  let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  init(_ limits: Limits) {
    limit = limits.textLength
  }

  mutating func append(_ other: String) throws(EvaluationError) {
    guard text.utf8.count + other.utf8.count <= limit else {
      throw EvaluationError(.limit, "limit text length: more than \(limit) bytes")
    }
    text += other
  }
}

extension String {
  /// The pieces between at most so many occurrences of a separator; an empty one separates
  /// characters.
  fileprivate func pieces(around separator: String, atMost most: Int) -> [String] {
    if separator.isEmpty {
      let characters = Array(unicodeScalars)
      guard most < characters.count else { return characters.map { String($0) } }
      let rest = String(String.UnicodeScalarView(characters[most...]))
      return characters[..<most].map { String($0) } + [rest]
    }
    let bytes = Array(utf8)
    return bytes.withUnsafeBufferPointer { text in
      Array(separator.utf8).withUnsafeBufferPointer { wanted in
        var result: [String] = []
        var start = 0
        while result.count < most, let place = text.offset(of: wanted, from: start) {
          result.append(String(decoding: text[start..<place], as: UTF8.self))
          start = place + wanted.count
        }
        return result + [String(decoding: text[start...], as: UTF8.self)]
      }
    }
  }

  /// The text in double quotes with the escapes that make it safe to print.
  fileprivate var quotedForPrinting: String {
    var result = "\""
    for character in unicodeScalars {
      switch character {
      case "\u{07}": result += "\\a"
      case "\u{08}": result += "\\b"
      case "\u{0C}": result += "\\f"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0B}": result += "\\v"
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }
}

extension Unicode.Scalar {
  /// Whether Unicode calls it white space.
  fileprivate var isBlank: Bool { properties.isWhitespace }
}
