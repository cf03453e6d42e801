import Foundation
import Testing

/// Pages on the command line.
@Suite struct CompileTests {
  private static let page = "!!! Mail\n\nThe __Port__ must be 587.\n"

  @Test func theSameBytesGiveTheSameBytes() throws {
    let scratch = try Scratch()
    let page = try scratch.write(Self.page, to: "Mail.txt")
    let runs = try (0..<2).map { _ in try Tool.run(["compile", page]) }
    #expect(runs.allSatisfy { $0.status == 0 })
    #expect(runs[0].output == runs[1].output)
    let piped = try Tool.run(["compile", "-", "--page", "Mail"], input: Self.page)
    #expect(piped.output == runs[0].output)
  }

  @Test func checkingWritesNothing() throws {
    let scratch = try Scratch()
    let page = try scratch.write(Self.page, to: "Mail.txt")
    let folder = scratch.url("out").path
    let before = try Tool.run(["compile", page, "-o", folder, "--check"])
    #expect(before.status == 1)
    #expect(before.output.contains("would be created"))
    #expect(try scratch.names() == ["Mail.txt"])
    #expect(try Tool.run(["compile", page, "-o", folder]).status == 0)
    #expect(try Tool.run(["compile", page, "-o", folder, "--check"]).status == 0)
    #expect(try Tool.run(["validate", "\(folder)/mail.policy.yaml"]).status == 0)
  }

  @Test func theLedgerCoversEveryByte() throws {
    let scratch = try Scratch()
    let page = try scratch.write(Self.page, to: "Mail.txt")
    let run = try Tool.run(["trace", page, "--format", "json"])
    #expect(run.status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let statements = try #require((json as? [String: Any])?["statements"] as? [[String: Any]])
    var end = 0
    for statement in statements {
      #expect(statement["start"] as? Int == end)
      end = try #require(statement["end"] as? Int)
    }
    #expect(end == Self.page.utf8.count)
  }

  @Test func policiesAreCompiledOnTheFly() throws {
    let scratch = try Scratch()
    let page = try scratch.write(Self.page, to: "Mail.txt")
    let run = try Tool.run(["checklist", page])
    #expect(run.status == 0)
    #expect(run.output.contains("587"))
  }
}
