internal import FoundationEssentials

/// The files of a snapshot: one file, or everything in a folder, in the order of their names.
struct SnapshotFolder {
  /// A file by the name that messages use, and where it is.
  struct Entry: Sendable {
    var name: String
    var path: String

    /// How many bytes the file has; 0 where that cannot be told.
    var size: Int {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return attributes?[.size] as? Int ?? 0
    }
  }

  /// The files at a path; hidden files and folders are left out.
  ///
  /// - Throws: where there is nothing at the path, or too much.
  static func entries(at path: String) throws(ReadingFault) -> [Entry] {
    var isFolder = false
    guard exists(path, isFolder: &isFolder) else {
      throw ReadingFault("there is no such file or folder")
    }
    guard isFolder else { return [Entry(name: path, path: path)] }
    var entries: [Entry] = []
    try collect(path, name: path, depth: 1, into: &entries)
    return entries
  }

  /// The bytes of a file.
  ///
  /// - Throws: where it cannot be read or is too large.
  static func bytes(of entry: Entry) throws(ReadingFault) -> [UInt8] {
    if entry.size > ReadingLimits.fileBytes {
      throw ReadingFault("the file is larger than \(ReadingLimits.fileBytes >> 20) MiB")
    }
    guard let data = FileManager.default.contents(atPath: entry.path) else {
      throw ReadingFault("the file cannot be read")
    }
    return [UInt8](data)
  }

  private static func exists(_ path: String, isFolder: inout Bool) -> Bool {
    FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
  }

  private static func collect(
    _ folder: String, name: String, depth: Int, into entries: inout [Entry]
  ) throws(ReadingFault) {
    guard depth <= ReadingLimits.folderDepth else {
      throw ReadingFault(
        "`\(name)` lies deeper than \(ReadingLimits.folderDepth) folders")
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw ReadingFault("the folder `\(name)` cannot be read")
    }
    for item in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !item.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + item : folder + "/" + item
      let itemName = name.hasSuffix("/") ? name + item : name + "/" + item
      var isFolder = false
      guard exists(path, isFolder: &isFolder) else { continue }
      if isFolder {
        try collect(path, name: itemName, depth: depth + 1, into: &entries)
        continue
      }
      guard entries.count < ReadingLimits.files else {
        throw ReadingFault("the folder has more than \(ReadingLimits.files) files")
      }
      entries.append(Entry(name: itemName, path: path))
    }
  }
}
