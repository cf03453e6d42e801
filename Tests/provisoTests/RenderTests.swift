import Foundation
import Testing

/// `proviso render`: pages and cases.
@Suite struct RenderTests {
  @Test func pages() throws {
    let scratch = try Scratch()
    let page = try scratch.write("!Title\n__bold__\n", to: "Page.txt")
    let run = try Tool.run(["render", page])
    #expect(run.status == 0)
    #expect(run.output.contains("<b>bold</b>"))
    #expect(run.output.contains("id=\"section-Page-Title\""))
  }

  @Test func casesOneALine() throws {
    let cases = """
      {"input": "[Other]", "page": "Main", "pages": {"Other": "text"}}
      {"input": "[Other]", "page": "Main", "pages": {}, "settings": {"jspwiki.baseURL": "/wiki/"}}

      """
    let run = try Tool.run(["render", "--case", "-"], input: cases)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("wikipage"))
    #expect(lines[1].contains("createpage") && lines[1].contains("/wiki/"))
  }

  @Test func aCaseWithoutTextIsAnError() throws {
    let run = try Tool.run(["render", "--case", "-"], input: "{\"page\": \"Main\"}\n")
    #expect(run.status == 2)
    #expect(run.errors.contains("the case has no `input`"))
  }
}
