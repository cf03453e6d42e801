import Foundation
import Testing

/// The pages with the right answers: what the trace reads on them, scored by their own scorer.
@Suite struct GoldTests {
  @Test func theSeedPageIsReadAsItsAnnotationSays() throws {
    guard let folder = Place.shared("gold/dev"), let scorer = Place.shared("gold/score.py"),
      try canScore()
    else { return }
    let scratch = try Scratch()
    for page in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where page.hasSuffix(".txt") {
      let run = try Tool.run(["trace", "\(folder)/\(page)", "--format", "json"])
      #expect(run.status == 0, "\(run.errors)")
      try scratch.write(run.output, to: "\(page.dropLast(4)).json")
      try expectCover(of: run.output, page: "\(folder)/\(page)")
    }
    let table = try python([
      scorer, "pages", folder, "--trace", scratch.url(".").path, "--json",
      scratch.url("score").path,
    ])
    print(table.split(separator: "\n").prefix(24).joined(separator: "\n"))
    let seed = try score(of: "seed-diff", in: scratch.read("score"))
    #expect((seed["micro"] as? [String: Any])?["f1"] as? Double ?? 0 >= 0.85)
    #expect(seed["polarity_errors"] as? Int == 0)
    #expect(seed["silent_losses"] as? Int == 0)
  }

  /// Entries ascend, do not overlap and cover the file.
  private func expectCover(of trace: String, page: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data(trace.utf8)) as? [String: Any]
    let entries = try #require(json?["statements"] as? [[String: Any]])
    var place = 0
    for entry in entries {
      #expect(entry["start"] as? Int == place)
      place = entry["end"] as? Int ?? -1
    }
    #expect(place == FileManager.default.contents(atPath: page)?.count)
  }

  private func score(of page: String, in json: String) throws -> [String: Any] {
    let all = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let pages = try #require(all?["files"] as? [String: Any])
    return try #require(pages.first { $0.key.contains(page) }?.value as? [String: Any])
  }

  private func canScore() throws -> Bool {
    let isThere = (try? python(["-c", "import yaml; print(1)"])) == "1\n"
    if !isThere { print("skipped: the scorer needs python3 with PyYAML") }
    return isThere
  }

  private func python(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
