import Foundation
import Testing

/// `proviso trace`: the page with what became of it, and what a change of the grammar changes.
@Suite struct TraceTests {
  private static let page = "Wiki/Mail+through+Microsoft+365+Troubleshooting.txt"

  @Test func thePageIsAnnotatedInItsMargin() throws {
    let run = try Tool.run(["trace", Self.page])
    #expect(run.status == 0, "\(run.errors)")
    try Expected.check(run.output, "sample.trace.text")
  }

  @Test func everyLineOfThePageIsThere() throws {
    let run = try Tool.run(["trace", Self.page])
    let bytes = FileManager.default.contents(atPath: "\(Place.repository)/\(Self.page)") ?? Data()
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      #expect(run.output.contains("│ " + line), "\(line)")
    }
  }

  @Test func theSameTraceDoesNotDiffer() throws {
    let scratch = try Scratch()
    let json = try Tool.run(["trace", Self.page, "--format", "json"]).output
    let old = try scratch.write(json, to: "old.json")
    let run = try Tool.run(["trace", Self.page, "--compare", old])
    #expect(run.status == 0)
    #expect(run.output == "nothing differs\n")
  }

  @Test func whatAWordChangesIsNamed() throws {
    let scratch = try Scratch()
    let page = try scratch.write(
      "The __Gate__ must be locked.\\\\\nThe __Bell__ must be loud.\n", to: "Page.txt")
    let json = try Tool.run(["trace", page, "--format", "json"]).output
    let old = try scratch.write(
      json.replacingOccurrences(of: "\"must\"", with: "\"should\"")
        .replacingOccurrences(of: "\"Bell\"", with: "\"Bells\""), to: "old.json")
    let run = try Tool.run(["trace", page, "--compare", old])
    #expect(run.status == 1, "\(run.output)")
    #expect(run.output.contains("line 1: reclassed"), "\(run.output)")
    let parts = try Tool.run(["trace", page, "--compare", old, "--format", "json"])
    #expect(parts.output.contains("\"differences\""))
  }

  @Test func addedAndLostStatementsAreNamed() throws {
    let scratch = try Scratch()
    let page = try scratch.write("The __Gate__ must be locked.\n", to: "Page.txt")
    let old = try scratch.write(
      """
      {"page": "Page", "revision": null, "statements": [
      {"line": 1, "start": 0, "end": 4, "class": "step", "level": null, "disposition": "manual"},
      {"line": 1, "start": 4, "end": 29, "class": null, "level": null, "disposition": "navigation"}
      ]}
      """, to: "old.json")
    let run = try Tool.run(["trace", page, "--compare", old])
    #expect(run.status == 1)
    #expect(run.output.contains("line 1: added"), "\(run.output)")
    #expect(run.output.contains("line 1: lost"), "\(run.output)")
  }

  @Test func otherTextsCannotBeCompared() throws {
    let scratch = try Scratch()
    let page = try scratch.write("The __Gate__ must be locked.\n", to: "Page.txt")
    let json = try Tool.run(["trace", Self.page, "--format", "json"]).output
    let old = try scratch.write(json, to: "old.json")
    let other = try Tool.run(["trace", page, "--compare", old])
    #expect(other.status == 2)
    let broken = try scratch.write("[1", to: "broken.json")
    let unread = try Tool.run(["trace", page, "--compare", broken])
    #expect(unread.status == 2)
  }

  @Test func strictFailsOnAnAlarm() throws {
    let scratch = try Scratch()
    let page = try scratch.write(
      "For people it is only the harbour that has a port.\n", to: "Page.txt")
    let run = try Tool.run(["trace", page, "--strict"])
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    let plain = try Tool.run(["trace", page])
    #expect(plain.output.contains("1 alarm"), "\(plain.output)")
    let compiled = try Tool.run(["compile", page, "--strict"])
    #expect(compiled.status == 3)
  }
}
