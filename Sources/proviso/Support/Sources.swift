import Extraction
import JSPWiki
import Policy

/// Reads what a SOURCE of the command line names: a page's text, a saved diff page, a page store, or
/// standard input.
enum Sources {
  /// The pages of a source; a store has several.
  static func read(_ path: String, page: String? = nil) throws -> [PageSource] {
    if Inputs.isFolder(path) { return try readStore(path, page: page) }
    let bytes = try Inputs.read(path)
    return [try PageSource(bytes: bytes, file: Inputs.name(of: path), page: page)]
  }

  /// The one page of a source.
  static func readOne(_ path: String, page: String? = nil) throws -> PageSource {
    let pages = try read(path, page: page)
    guard pages.count == 1, let only = pages.first else {
      throw CommandFailure(
        FileDiagnostic(
          file: path, message: "the store has \(pages.count) pages, and one is expected",
          help: "name one with --page"))
    }
    return only
  }

  private static func readStore(_ path: String, page: String?) throws -> [PageSource] {
    throw CommandFailure(FileDiagnostic(file: path, message: "page stores cannot be read yet"))
  }
}
