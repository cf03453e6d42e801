import FoundationEssentials
import JSPWiki
import Testing

/// Finds files beside the tests, and files that only exist where the gold data lies.
enum Fixture {
  struct Missing: Error {
    var path: String
  }

  /// The wiki that the pages of the tests stand in.
  static let wiki = KnownWiki(
    pages: ["Main", "Foo Bar", "Test"],
    attachments: ["Test/file.txt", "Test/picture.png", "Main/other.pdf"])

  static var directory: String {
    "\(#filePath.split(separator: "/").dropLast().map { "/\($0)" }.joined())/Fixtures"
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    let path = "\(directory)/\(name)"
    guard let data = FileManager.default.contents(atPath: path) else { throw Missing(path: path) }
    return Array(data)
  }

  /// Compares a text with a fixture; `PROVISO_RECORD=1` writes the file and fails.
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if ProcessInfo.processInfo.environment["PROVISO_RECORD"] == "1" {
      try Data(text.utf8).write(to: URL(filePath: "\(directory)/\(name)"))
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let isExpected = try Array(text.utf8) == bytes(name)
    #expect(isExpected, "differs from Fixtures/\(name)", sourceLocation: sourceLocation)
  }

  /// The bytes of a file of `../shared` beside the repository; nil, and a note, without it.
  static func shared(_ name: String) -> [UInt8]? {
    guard let root = sharedDirectory else {
      print("skipped: there is no ../shared/\(name)")
      return nil
    }
    return FileManager.default.contents(atPath: "\(root)/\(name)").map { Array($0) }
  }

  /// The directory `shared` beside the repository or its worktree.
  static var sharedDirectory: String? {
    var parts = #filePath.split(separator: "/").dropLast()
    while !parts.isEmpty {
      parts.removeLast()
      let path = parts.map { "/\($0)" }.joined() + "/shared"
      if FileManager.default.fileExists(atPath: "\(path)/gold") { return path }
    }
    return nil
  }
}

extension String {
  var trimmed: String {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  var crlf: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }
}
