import Foundation
import Testing

/// Page stores on the command line; the repository's own wiki is one.
@Suite struct StoreTests {
  private static let page = "Mail through Microsoft 365"

  @Test func everyPageOfAStoreIsCompiled() throws {
    let scratch = try Scratch()
    let run = try Tool.run(["compile", "Wiki", "-o", scratch.path])
    #expect(run.status == 0)
    #expect(try scratch.names().contains("mail-through-microsoft-365.policy.yaml"))
    let text = try scratch.read("mail-through-microsoft-365.policy.yaml")
    #expect(text.contains("page: \(Self.page)\n  revision: 4\n"))
  }

  @Test func thePageOfAStoreIsTheSameByFileAndByName() throws {
    let byName = try Tool.run(["compile", "Wiki", "--page", Self.page])
    let byFile = try Tool.run(["compile", "Wiki/Mail+through+Microsoft+365.txt"])
    #expect(byName.status == 0)
    #expect(byName.output == byFile.output)
  }

  @Test func revisionsAreCompared() throws {
    let run = try Tool.run(["diff", "Wiki", "--page", Self.page, "--from", "3", "--to", "4"])
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("\(Self.page): revision 3 to revision 4\n"))
    let same = try Tool.run(["diff", "Wiki", "--page", Self.page, "--from", "4"])
    #expect(same.status == 0)
  }

  @Test(arguments: [
    (["compile", "Wiki", "--page", "Mail thruogh Microsoft 365"], "the nearest name is"),
    (["diff", "Wiki", "--page", Self.page, "--from", "9"], "no version 9"),
    (["trace", "Wiki"], "one is expected"), (["compile", "Tests"], "no page store"),
  ])
  func whatAStoreLacksIsSaid(arguments: [String], message: String) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: ["policy", "vocabulary", "assessment", "overlay", "report"])
  func schemas(kind: String) throws {
    let run = try Tool.run(["schema", kind])
    #expect(run.status == 0)
    _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
  }
}
