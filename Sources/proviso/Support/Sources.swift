import Extraction
import JSPWiki
import Policy

/// Reads what a SOURCE of the command line names: a page's text, a saved diff page, a page store, or
/// standard input.
enum Sources {
  /// The pages of a source; a store has several.
  ///
  /// - Parameters:
  ///   - path: the operand.
  ///   - page: the page's name: picks one out of a store, overrides the name elsewhere.
  /// - Returns: at least one page.
  /// - Throws: what cannot be read, or is no page.
  static func read(_ path: String, page: String? = nil) throws -> [PageSource] {
    guard Inputs.isFolder(path) else { return [try readFile(path, page: page)] }
    let store = PageStore(directory: path)
    guard PageStore.recognises(directory: path) else {
      throw CommandFailure(
        FileDiagnostic(file: path, message: "this is no page store: it has no `.txt` files"))
    }
    return try (page.map { [$0] } ?? store.pages).map { try StoredPage(store, $0).source() }
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

  /// Two revisions of a page of a store.
  static func readRevisions(
    _ path: String, page: String?, from old: Int?, to new: Int?
  ) throws -> (old: PageSource, new: PageSource) {
    guard let stored = try StoredPage(path: path, page: page) else {
      throw CommandFailure(
        FileDiagnostic(
          file: path, message: "revisions need a page store",
          help: "name the store, or the file of a page in it"))
    }
    return (try stored.source(revision: old), try stored.source(revision: new))
  }

  private static func readFile(_ path: String, page: String?) throws -> PageSource {
    let bytes = try Inputs.read(path)
    let revision = page == nil ? StoredPage.revision(ofFile: path) : nil
    return try PageSource(
      bytes: bytes, file: Inputs.name(of: path), page: page, revision: revision)
  }
}
