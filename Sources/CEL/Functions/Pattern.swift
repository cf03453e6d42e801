import CRE2

/// A regular expression in RE2's syntax, which matches in linear time.
final class Pattern: @unchecked Sendable {
  // RE2 objects do not change after their construction and may be used from several threads.
  private let handle: OpaquePointer

  /// Compiles a pattern.
  ///
  /// - Throws: `invalidArgument` with RE2's message where the pattern is none.
  init(_ text: String, memory: Int) throws(EvaluationError) {
    var text = text
    let made = text.withUTF8 { cre2_create($0.baseAddress, $0.count, Int64(memory)) }
    guard let made else { throw EvaluationError(.limit, "limit pattern memory: no memory") }
    handle = made
    if let message = cre2_error(made) {
      throw EvaluationError(
        .invalidArgument, "not a regular expression: \(String(cString: message).printable)")
    }
  }

  deinit { cre2_free(handle) }

  /// The number of its instructions; a match takes at most this many steps for each byte.
  var size: Int { cre2_size(handle) }

  /// Whether the pattern matches somewhere in the text.
  func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { cre2_matches(handle, $0.baseAddress, $0.count) }
  }
}

extension Library {
  static let patterns: [Function] = [
    Function(
      "matches",
      [.member(.string, .string, gives: .bool), .global(.string, .string, gives: .bool)],
      .variadic { (arguments, limits) throws(EvaluationError) in
        guard arguments.count == 2, case .string(let text) = arguments[0],
          case .string(let pattern) = arguments[1]
        else { throw .unsupported("matches", arguments) }
        return .bool(try Pattern(pattern, memory: limits.patternMemory).matches(text))
      }, isLinear: true)
  ]
}
