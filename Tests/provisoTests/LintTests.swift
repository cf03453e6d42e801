import Foundation
import Testing

/// `proviso lint`: what is wrong with a page itself.
@Suite struct LintTests {
  @Test func cleanPagesAreClean() throws {
    let run = try Tool.run(["lint", "Wiki"])
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func linksToMovedSectionsAreNamed() throws {
    let scratch = try Scratch()
    try scratch.write("!1. Vault\ntext\n[there|Page#2. Vault]\n", to: "wiki/Page.txt")
    try scratch.write("[gone|Page#9. Nowhere]\n", to: "wiki/Other.txt")
    let run = try Tool.run(["lint", scratch.url("wiki").path])
    #expect(run.status == 1)
    #expect(run.output.contains("Page.txt:3:1: warning:"), "\(run.output)")
    #expect(run.output.contains("Other.txt:1:1: warning:"), "\(run.output)")
  }

  @Test func unclosedMarkupIsNamed() throws {
    let scratch = try Scratch()
    let page = try scratch.write("text\n{{{ code\n", to: "Page.txt")
    let run = try Tool.run(["lint", page])
    #expect(run.status == 1)
    #expect(run.output.contains("Page.txt:2:1: warning:"), "\(run.output)")
  }

  @Test func contradictionsAreNamed() throws {
    let scratch = try Scratch()
    let page = try scratch.write(
      "The __Return path__ must end with __in/__.\\\\\nThe __Return path__ must end with __out/__.\n",
      to: "Page.txt")
    let run = try Tool.run(["lint", page])
    #expect(run.status == 1)
    #expect(run.output.contains("Page.txt:2:1: warning:"), "\(run.output)")
    #expect(run.output.contains("[contradicting-values]"), "\(run.output)")
  }
}
