import Foundation

/// How many cases property tests run, and where they start: `PROVISO_CASES` and `PROVISO_SEED`.
enum PropertyRun {
  static let cases = number("PROVISO_CASES").map(Int.init) ?? 4_000
  static let seed = number("PROVISO_SEED") ?? UInt64.random(in: 0..<1_000_000_000)

  private static func number(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }
}
