import Foundation
import Testing

/// Expected output as files beside the tests.
enum Expected {
  /// Compares a text with a file of `Expected`; `PROVISO_RECORD=1` writes the file and fails.
  static func check(
    _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let path = "\(Place.tests)/Expected/\(name)"
    if ProcessInfo.processInfo.environment["PROVISO_RECORD"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let recorded = FileManager.default.contents(atPath: path) ?? Data()
    let expected = String(decoding: recorded, as: UTF8.self)
    #expect(text == expected, "differs from Expected/\(name)", sourceLocation: sourceLocation)
  }
}
