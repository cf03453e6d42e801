/// A version of a page, or of an attachment, as a store knows it.
public struct StoredVersion: Sendable, Hashable {
  /// The number, from 1.
  public let number: Int
  /// Who saved it; nil where the store does not say.
  public let author: String?
  /// What the author noted about it.
  public let changeNote: String?
  /// When its file was last changed, in seconds since 1970; the store records no other date.
  public let modified: Int?
  /// The file; nil where the version was deleted.
  public let path: String?
}

/// An attachment of a page.
public struct StoredAttachment: Sendable, Hashable {
  /// The name of the file.
  public let name: String
  /// The versions, the oldest first.
  public let versions: [StoredVersion]
}

/// Why a store cannot answer.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, without a full stop.
  public let message: String

  /// Makes an error.
  public init(message: String) {
    self.message = message
  }

  /// The message.
  public var description: String { message }
}

/// The pages of a wiki as files: with or without old versions, or just a folder of text files.
///
/// Nothing is loaded before it is asked for.
public struct PageStore: Sendable {
  /// The directory of the pages.
  public let directory: String
  /// Whether names and pages are Latin-1 rather than UTF-8.
  public let isLatin1: Bool

  /// Opens a directory.
  public init(directory: String, isLatin1: Bool = false) {
    var directory = directory
    while directory.count > 1, directory.hasSuffix("/") { directory.removeLast() }
    self.directory = directory
    self.isLatin1 = isLatin1
  }

  /// Whether a directory holds pages.
  public static func recognises(directory: String) -> Bool {
    StoreFiles.names(directory).contains { $0.hasSuffix(".txt") }
  }

  /// The names of all pages, in order.
  public var pages: [String] {
    StoreFiles.names(directory)
      .filter { $0.hasSuffix(".txt") && $0.utf8.count > 4 }
      .compactMap { FileName.decodedPage(String($0.dropLast(4)), isLatin1: isLatin1) }
      .sorted()
  }

  /// Whether there is a page of exactly this name.
  public func hasPage(_ name: String) -> Bool {
    path(of: name) != nil
  }

  /// The file of the newest version of a page; nil where there is no such page.
  public func path(of name: String) -> String? {
    guard !name.isEmpty else { return nil }
    let encoded = FileName.encodedPage(name, isLatin1: isLatin1)
    let path = "\(directory)/\(encoded).txt"
    if StoreFiles.isFile(path) { return path }
    guard encoded != name else { return nil }
    let plain = StoreFiles.names(directory).first {
      $0.hasSuffix(".txt")
        && FileName.decodedPage(String($0.dropLast(4)), isLatin1: isLatin1) == name
    }
    return plain.map { "\(directory)/\($0)" }
  }

  /// The text of a page.
  ///
  /// - Parameters:
  ///   - name: the name of the page.
  ///   - version: the number of the version, the newest when nil.
  /// - Returns: the text, as UTF-8.
  /// - Throws: an error where there is no such page or version.
  public func text(of name: String, version: Int? = nil) throws(StoreError) -> PageText {
    let history = try history(of: name)
    let wanted = version ?? history.last?.number ?? 1
    guard let found = history.first(where: { $0.number == wanted }) else {
      let newest = history.last?.number ?? 1
      throw StoreError(
        message: "page `\(name)` has no version \(wanted); the newest is \(newest)")
    }
    guard let path = found.path, let bytes = StoreFiles.bytes(path) else {
      throw StoreError(message: "version \(wanted) of page `\(name)` was deleted")
    }
    return PageText(decoding: bytes, isLatin1: isLatin1)
  }

  /// The versions of a page, the oldest first; deleted ones have no path.
  ///
  /// - Throws: an error where there is no such page.
  public func history(of name: String) throws(StoreError) -> [StoredVersion] {
    guard let path = path(of: name) else { throw missing(name) }
    let stem = String(path.dropLast(4))
    let file = stem.dropFirst(directory.count + 1)
    let old = "\(directory)/OLD/\(file)"
    let properties = StoreFiles.properties("\(old)/page.properties")
    let first = StoreFiles.properties("\(stem).properties")
    let newest = properties.values.keys.compactMap(Self.versionOfAuthorKey).max() ?? 1
    guard newest <= 1_000_000 else {
      throw StoreError(message: "page `\(name)` claims \(newest) versions")
    }
    return (1...newest).map { number in
      let candidate = number == newest ? path : "\(old)/\(number).txt"
      let own = number == 1 ? first : nil
      return StoredVersion(
        number: number, author: properties["\(number).author"] ?? own?["author"],
        changeNote: properties["\(number).changenote"] ?? own?["changenote"],
        modified: StoreFiles.modified(candidate),
        path: StoreFiles.isFile(candidate) ? candidate : nil)
    }
  }

  private func missing(_ name: String) -> StoreError {
    let nearest = Nearest.name(to: name, among: pages)
    let hint = nearest.map { "; the nearest name is `\($0)`" } ?? ""
    return StoreError(message: "there is no page `\(name)`\(hint)")
  }

  private static func versionOfAuthorKey(_ key: String) -> Int? {
    guard key.hasSuffix(".author"), let number = Int(key.dropLast(7)), number > 0 else {
      return nil
    }
    return number
  }
}

/// Finds the name that somebody may have meant.
enum Nearest {
  static func name(to wanted: String, among names: [String]) -> String? {
    let wanted = Array(wanted.lowercased().utf8.prefix(100))
    let limit = max(1, wanted.count / 3)
    var best: (Int, String)?
    for name in names {
      let distance = distance(wanted, Array(name.lowercased().utf8.prefix(100)))
      if distance <= limit, distance < best?.0 ?? .max { best = (distance, name) }
    }
    return best?.1
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var corner = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let replaced = corner + (byte == other ? 0 : 1)
        corner = row[column + 1]
        row[column + 1] = min(replaced, corner + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
