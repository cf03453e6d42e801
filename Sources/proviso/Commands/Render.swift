import ArgumentParser
import Extraction
import JSPWiki
import Policy
import Report

/// `proviso render`: a page as JSPWiki shows it, which is how the reading is proven.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Print the HTML of a page as JSPWiki writes it.")

  @Argument(help: "The page: a text file, a page of a store, or - for standard input.")
  var page: String?

  @Option(name: .customLong("page"), help: "The page's name.")
  var name: String?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp(
      "One case object (input, page, pages, attachments, settings), or one a line.",
      valueName: "file"))
  var caseFile: String?

  func validate() throws {
    guard (page == nil) != (caseFile == nil) else {
      throw ValidationError("expected either a page or --case FILE")
    }
  }

  func run() throws {
    if let caseFile { return try runCases(caseFile) }
    guard let page else { return }
    let source = try Sources.readOne(page, page: name)
    try Output.write(Renderer().html(source.bytes, page: source.name) + "\n")
  }

  private func runCases(_ path: String) throws {
    var output = ""
    for json in try JSONCases.read(path) {
      do {
        let html = try RenderCase(json).html()
        output += JSONWriter.text(.object(["html": .string(html)]), layout: .compact) + "\n"
      } catch let failure as RenderCase.Failure {
        throw CommandFailure(
          FileDiagnostic(file: Inputs.name(of: path), message: failure.message))
      }
    }
    try Output.write(output)
  }
}

/// One case: a text, the wiki around it, and the wiki's settings.
struct RenderCase {
  /// What is wrong with a case.
  struct Failure: Error {
    var message: String
  }

  private let input: String
  private let page: String
  private let renderer: Renderer

  /// Reads a case; everything but `input` may be missing.
  ///
  /// Without `pages` and `attachments` nothing is known about what exists.
  init(_ json: JSONValue) throws {
    guard let input = json["input"]?.text else { throw Failure(message: "the case has no `input`") }
    self.input = input
    page = json["page"]?.text ?? "Main"
    let settings = WikiSettings(properties: try Self.settings(json["settings"]))
    guard json["pages"] != nil || json["attachments"] != nil else {
      renderer = Renderer(settings: settings)
      return
    }
    let pages = Self.members(json["pages"])
    let texts = pages.compactMap { page in page.value.text.map { (page.key, $0) } }
    let wiki = KnownWiki(
      pages: Set(pages.map(\.key)),
      attachments: Set((json["attachments"]?.elements ?? []).compactMap(\.text)),
      texts: Dictionary(texts, uniquingKeysWith: { _, last in last }))
    renderer = Renderer(settings: settings, resolver: wiki)
  }

  /// The HTML of the text.
  func html() -> String {
    renderer.html(input, page: page)
  }

  private static func settings(_ json: JSONValue?) throws -> [String: String] {
    var settings: [String: String] = [:]
    for member in members(json) {
      switch member.value {
      case .string(let text): settings[member.key] = text
      case .bool(let flag): settings[member.key] = flag ? "true" : "false"
      case .int(let number): settings[member.key] = String(number)
      default: throw Failure(message: "the setting `\(member.key)` is no text")
      }
    }
    return settings
  }

  private static func members(_ json: JSONValue?) -> [JSONValue.Member] {
    if case .object(let members)? = json { members } else { [] }
  }
}
