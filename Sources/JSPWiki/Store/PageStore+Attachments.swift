/// Attachments, of which every version is a file.
extension PageStore {
  /// The attachments of a page, by name.
  public func attachments(of page: String) -> [StoredAttachment] {
    let folder = attachmentFolder(page)
    return StoreFiles.names(folder).compactMap { entry in
      let versions = versions(in: "\(folder)/\(entry)")
      guard !versions.isEmpty else { return nil }
      let bytes = URLText.decoded(entry, plusIsSpace: true)
      var name = String(validating: bytes, as: UTF8.self) ?? PageText.fromLatin1(bytes)
      if name.hasSuffix("-dir") { name.removeLast(4) }
      return StoredAttachment(name: name, versions: versions)
    }
  }

  /// Whether a file is attached to a page.
  public func hasAttachment(_ file: String, of page: String) -> Bool {
    guard !file.isEmpty, !page.isEmpty else { return false }
    let folder = attachmentFolder(page)
    let names = [FileName.encodedAttachment(file + "-dir"), FileName.encodedAttachment(file)]
    return names.contains { !versions(in: "\(folder)/\($0)").isEmpty }
  }

  private func attachmentFolder(_ page: String) -> String {
    "\(directory)/\(FileName.encodedAttachment(page))-att"
  }

  private func versions(in folder: String) -> [StoredVersion] {
    let properties = StoreFiles.properties("\(folder)/attachment.properties")
    let files: [(Int, String)] = StoreFiles.names(folder).compactMap { name in
      guard let dot = name.firstIndex(of: "."), let number = Int(name[..<dot]), number > 0 else {
        return nil
      }
      return (number, name)
    }
    return files.sorted { $0.0 < $1.0 }.map { number, name in
      StoredVersion(
        number: number, author: properties["\(number).author"],
        changeNote: properties["\(number).changenote"],
        modified: StoreFiles.modified("\(folder)/\(name)"), path: "\(folder)/\(name)")
    }
  }
}

extension PageStore: Resolver {
  /// Whether the store has a page.
  public func page(_ name: String) -> Existence {
    hasPage(name) ? .exists : .missing
  }

  /// Whether a file is attached to a page.
  public func attachment(_ file: String, of page: String?) -> Existence {
    guard let page else { return .unknown }
    return hasAttachment(file, of: page) ? .exists : .missing
  }
}
