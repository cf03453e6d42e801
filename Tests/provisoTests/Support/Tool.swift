import Foundation
import Testing

/// The built executable, run as people run it.
enum Tool {
  /// What a run left behind.
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The executable beside the test bundle.
  static var path: String {
    get throws {
      let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      let beside = URL(fileURLWithPath: bundle).deletingLastPathComponent()
        .appendingPathComponent("proviso").path
      if FileManager.default.isExecutableFile(atPath: beside) { return beside }
      // SwiftPM's own helper runs the bundle; the bundle is among the arguments then.
      let bundles = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
      let folder = try #require(bundles.first.map { URL(fileURLWithPath: $0) })
      return folder.deletingLastPathComponent().appendingPathComponent("proviso").path
    }
  }

  /// Runs the tool; `input` goes to its standard input, and it starts in `folder`.
  static func run(
    _ arguments: [String], input: String = "", in folder: String = Place.repository,
    environment: [String: String] = [:]
  ) throws -> Run {
    let scratch = try Scratch()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files instead of pipes: nothing can fill up while the other one is read.
    try scratch.write(input, to: "input")
    try scratch.write("", to: "output")
    try scratch.write("", to: "errors")
    process.standardInput = try FileHandle(forReadingFrom: scratch.url("input"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.url("output"))
    process.standardError = try FileHandle(forWritingTo: scratch.url("errors"))
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try scratch.read("output"),
      errors: try scratch.read("errors"))
  }
}

/// Where things are.
enum Place {
  /// The folder of these tests.
  static var tests: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
  }

  /// The root of the repository.
  static var repository: String {
    URL(fileURLWithPath: tests).deletingLastPathComponent().deletingLastPathComponent().path
  }

  /// A file of `Fixtures`, as a path from the root of the repository.
  static func fixture(_ name: String) -> String {
    "Tests/provisoTests/Fixtures/\(name)"
  }

  /// A file that is not part of the repository; nil, with a message, where it is missing.
  static func shared(_ name: String) -> String? {
    let path = URL(fileURLWithPath: repository).deletingLastPathComponent()
      .appendingPathComponent("shared").appendingPathComponent(name).path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: no ../shared/\(name)")
    return nil
  }
}

/// A folder that goes away with the value.
final class Scratch {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("proviso-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  func url(_ name: String) -> URL {
    URL(fileURLWithPath: path).appendingPathComponent(name)
  }

  /// Writes a file into the folder and returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  /// Writes a file into the folder and returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = url(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
  }

  /// The names of the files in the folder, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
