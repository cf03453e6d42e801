import Foundation

/// The pages that are compiled.
struct Corpus {
  /// A page and the name of its file.
  struct Page {
    var file: String
    var bytes: [UInt8]
  }

  var pages: [Page]

  var size: Int { pages.reduce(0) { $0 + $1.bytes.count } }

  /// Reads every `.txt` file under the folders; folders that do not exist give none.
  init(folders: [String]) throws {
    pages = []
    for folder in folders {
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      for name in names.sorted() where name.hasSuffix(".txt") {
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: folder + "/" + name)))
        pages.append(Page(file: name, bytes: bytes))
      }
    }
  }
}
