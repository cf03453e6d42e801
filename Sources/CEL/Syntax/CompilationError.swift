/// Why an expression cannot be used: everything that is wrong with it, in the order of its text.
public struct CompilationError: Error, Hashable, Sendable {
  /// At least one.
  public let issues: [Issue]

  /// One thing that is wrong, and where.
  public struct Issue: Hashable, Sendable {
    /// Lower case, no full stop, one line.
    public let message: String
    /// A way out, where there is one; lower case, no full stop, one line.
    public let help: String?
    /// The offending part, as UTF-8 offsets in the source.
    public let range: Range<Int>
    /// The line of its first character, counted from 1.
    public let line: Int
    /// The column of its first character in code points, counted from 1.
    public let column: Int
    /// The line of the source, with a line of carets under the offending part.
    public let excerpt: String

    init(_ message: String, help: String? = nil, range: Range<Int>, in source: [UInt8]) {
      self.message = message
      self.help = help
      self.range = range
      let place = SourcePlace(range: range, in: source)
      line = place.line
      column = place.column
      excerpt = place.excerpt
    }
  }
}

extension CompilationError: CustomStringConvertible {
  /// The issues as lines of text, each with its place, the line it is about and a caret line.
  public var description: String {
    issues.map(\.description).joined(separator: "\n")
  }
}

extension CompilationError.Issue: CustomStringConvertible {
  /// `line:column: message (help)`, then the line it is about with carets below.
  public var description: String {
    let advice = help.map { " (\($0))" } ?? ""
    return "\(line):\(column): \(message)\(advice)\n\(excerpt)"
  }
}

/// Where a range of a source stands for a reader.
private struct SourcePlace {
  var line = 1
  var column = 1
  var excerpt = ""

  init(range: Range<Int>, in source: [UInt8]) {
    let start = min(range.lowerBound, source.count)
    var lineStart = 0
    for at in 0..<start where source[at] == 0x0A {
      line += 1
      lineStart = at + 1
    }
    let lineEnd = source[start...].firstIndex(of: 0x0A) ?? source.count
    column = 1 + Self.characters(source[lineStart..<start])
    let end = min(max(range.upperBound, start), lineEnd)
    let width = max(1, end > start ? Self.characters(source[start..<end]) : 1)
    let text = String(decoding: source[lineStart..<lineEnd], as: UTF8.self)
    let clean = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    let indent = String(repeating: " ", count: column + 1)
    excerpt = "  \(clean)\n\(indent)\(String(repeating: "^", count: width))"
  }

  /// The number of code points in whole UTF-8.
  private static func characters(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }
}
