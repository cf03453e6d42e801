import CEL
import Extraction
import JSPWiki
import Policy

/// A page of a page store.
struct StoredPage {
  private let store: PageStore
  let name: String

  init(_ store: PageStore, _ name: String) {
    self.store = store
    self.name = name
  }

  /// The page that a folder with a name, or the file of a page, stands for; nil where there is no
  /// store around it.
  init?(path: String, page: String?) throws {
    if Inputs.isFolder(path) {
      store = PageStore(directory: path)
      guard let name = page ?? (store.pages.count == 1 ? store.pages.first : nil) else {
        throw CommandFailure(
          FileDiagnostic(
            file: path, message: "the store has \(store.pages.count) pages, and one is expected",
            help: "name one with --page"))
      }
      self.name = name
    } else {
      let (folder, file) = Self.split(path)
      let store = PageStore(directory: folder)
      guard let name = store.pages.first(where: { Self.split(store.path(of: $0) ?? "").1 == file })
      else { return nil }
      self.store = store
      self.name = name
    }
  }

  /// The revisions, the oldest first.
  func versions() throws -> [StoredVersion] {
    do {
      return try store.history(of: name)
    } catch {
      throw CommandFailure(FileDiagnostic(file: store.directory, message: error.message))
    }
  }

  /// The text of one of the versions, without another look at all of them.
  func source(_ version: StoredVersion) throws -> PageSource? {
    guard let path = version.path else { return nil }
    return try PageSource(
      bytes: try Inputs.read(path), file: path, page: name, revision: version.number)
  }

  /// The newest revision at a time; nil where the page did not exist yet.
  func revision(at seconds: Int) throws -> Int? {
    try versions().last { $0.path != nil && ($0.modified ?? .max) <= seconds }?.number
  }

  /// The day of a time in UTC, as `YYYY-MM-DD`.
  static func day(_ seconds: Int) -> String {
    Timestamp(seconds: Int64(seconds)).map { String($0.description.prefix(10)) } ?? ""
  }

  /// The text of a revision; the newest one where there is no number.
  func source(revision: Int? = nil) throws -> PageSource {
    do {
      let history = try store.history(of: name)
      let number = revision ?? history.last?.number ?? 1
      let text = try store.text(of: name, version: number)
      let file = history.first { $0.number == number }?.path ?? store.path(of: name) ?? name
      return try PageSource(bytes: text.bytes, file: file, page: name, revision: number)
    } catch let error as StoreError {
      throw CommandFailure(FileDiagnostic(file: store.directory, message: error.message))
    }
  }

  /// The revision of a file that is the newest version of a page with old versions beside it.
  static func revision(ofFile path: String) -> Int? {
    let (folder, file) = split(path)
    guard file.hasSuffix(".txt"), Inputs.isFolder("\(folder)/OLD/\(file.dropLast(4))"),
      let page = try? StoredPage(path: path, page: nil)
    else { return nil }
    return (try? page.store.history(of: page.name))?.last?.number
  }

  private static func split(_ path: String) -> (folder: String, file: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
