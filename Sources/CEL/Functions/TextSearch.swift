// The strings extension: positions. All of them count code points.
extension Library {
  static let searches: [Function] = [
    Function(
      "charAt", [.member(.string, .int, gives: .string)],
      .binary { (left, right) throws(EvaluationError) in
        guard case .string(let text) = left, case .int(let place) = right else {
          throw .unsupported("charAt", [left, right])
        }
        let characters = Array(text.unicodeScalars)
        let index = try index(place, upTo: characters.count, "charAt")
        return .string(index == characters.count ? "" : String(characters[index]))
      }, isLinear: true),
    search("indexOf") { text, part, start in text.firstPlace(of: part, from: start ?? 0) },
    search("lastIndexOf") { text, part, start in
      text.lastPlace(of: part, from: start ?? text.count)
    },
    Function(
      "substring",
      [.member(.string, .int, gives: .string), .member(.string, .int, .int, gives: .string)],
      .variadic { (arguments, _) throws(EvaluationError) in
        guard case .string(let text)? = arguments.first else {
          throw .unsupported("substring", arguments)
        }
        let characters = Array(text.unicodeScalars)
        var ends = [0, characters.count]
        guard (2...3).contains(arguments.count) else { throw .unsupported("substring", arguments) }
        for (number, argument) in arguments.dropFirst().enumerated() {
          guard case .int(let place) = argument else { throw .unsupported("substring", arguments) }
          ends[number] = try index(place, upTo: characters.count, "substring")
        }
        guard ends[0] <= ends[1] else {
          throw EvaluationError(
            .invalidArgument, "`substring` ends at \(ends[1]), before it begins at \(ends[0])")
        }
        return .string(String(String.UnicodeScalarView(characters[ends[0]..<ends[1]])))
      }, isLinear: true),
  ]

  /// A place between code points, from 0 to their number.
  private static func index(
    _ place: Int64, upTo count: Int, _ name: String
  ) throws(EvaluationError) -> Int {
    guard place >= 0, place <= Int64(count) else {
      throw EvaluationError(
        .invalidArgument, "`\(name)` reaches to \(place) in a text of \(count) characters")
    }
    return Int(place)
  }

  private static func search(
    _ name: String,
    _ find: @escaping @Sendable ([Unicode.Scalar], [Unicode.Scalar], Int?) -> Int?
  ) -> Function {
    Function(
      name,
      [.member(.string, .string, gives: .int), .member(.string, .string, .int, gives: .int)],
      .variadic { (arguments, _) throws(EvaluationError) in
        guard (2...3).contains(arguments.count), case .string(let text) = arguments[0],
          case .string(let part) = arguments[1]
        else { throw .unsupported(name, arguments) }
        let characters = Array(text.unicodeScalars)
        var start: Int?
        if arguments.count == 3 {
          guard case .int(let place) = arguments[2] else { throw .unsupported(name, arguments) }
          start = try index(place, upTo: characters.count, name)
        }
        return .int(Int64(find(characters, Array(part.unicodeScalars), start) ?? -1))
      }, isLinear: true)
  }
}

extension [Unicode.Scalar] {
  /// The first place at or after `start` where the other text stands.
  fileprivate func firstPlace(of part: [Unicode.Scalar], from start: Int) -> Int? {
    guard !part.isEmpty else { return start }
    return withUnsafeBytes { text in
      part.withUnsafeBytes { wanted in
        // Scalars are four bytes each; a find between them is none.
        let bytes = text.bindMemory(to: UInt8.self)
        var from = start * 4
        while let place = bytes.offset(of: wanted.bindMemory(to: UInt8.self), from: from) {
          if place % 4 == 0 { return place / 4 }
          from = place + 1
        }
        return nil
      }
    }
  }

  /// The last place at or before `start` where the other text stands.
  fileprivate func lastPlace(of part: [Unicode.Scalar], from start: Int) -> Int? {
    let end = Swift.min(count, start + part.count)
    let turned = Array(self[..<end].reversed())
    return turned.firstPlace(of: part.reversed(), from: 0).map { end - $0 - part.count }
  }
}
