import Foundation
import Testing

/// A folder of exports with what has to be read from them.
struct QuirkFolder: CustomTestStringConvertible, Sendable {
  /// The path under the folder of all quirks: `2-graph/batch`.
  let name: String

  var testDescription: String { name }

  private static var root: String { fixture("quirks") }

  private var path: String { Self.root + "/" + name }

  /// All folders, in the order of their names.
  static func all() throws -> [QuirkFolder] {
    try names(in: root).flatMap { section in
      try names(in: root + "/" + section).map { QuirkFolder(name: section + "/" + $0) }
    }
  }

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
      .sorted()
  }

  /// Questions and answers, one a line, by the files that they are about.
  ///
  /// `# text` says what the quirk is. `== FILE FILE` starts a scenario of these files; without one, all
  /// files of the folder are read together. Every other line is `QUESTION = ANSWER`.
  func scenarios() throws -> [QuirkScenario] {
    let text = try String(contentsOfFile: path + "/expected.txt", encoding: .utf8)
    var scenarios: [QuirkScenario] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("== ") {
        let files = line.dropFirst(3).split(separator: " ").map(String.init)
        scenarios.append(QuirkScenario(title: String(line), files: try files.map(read)))
        continue
      }
      if scenarios.isEmpty {
        scenarios.append(QuirkScenario(title: name, files: try files(in: path, under: "")))
      }
      let equals = try #require(line.firstRange(of: " = "), "\(name)/expected.txt:\(index + 1)")
      scenarios[scenarios.count - 1].expectations.append(
        QuirkScenario.Expectation(
          question: String(line[..<equals.lowerBound]),
          answer: String(line[equals.upperBound...]), line: index + 1))
    }
    return scenarios
  }

  private func files(in folder: String, under prefix: String) throws -> [(String, [UInt8])] {
    try Self.names(in: folder).flatMap { item -> [(String, [UInt8])] in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: folder + "/" + item, isDirectory: &isFolder)
      if isFolder.boolValue {
        return try files(in: folder + "/" + item, under: prefix + item + "/")
      }
      return prefix + item == "expected.txt" ? [] : [try read(prefix + item)]
    }
  }

  private func read(_ file: String) throws -> (String, [UInt8]) {
    (file, [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/" + file))))
  }
}
