import JSPWiki

/// Finds the name of a page that does not print it.
enum PageNames {
  /// The page that most of the attachments and images of a page belong to; nil where none names one.
  static func fromLinks(_ documents: [Document]) -> String? {
    var counts: [String: Int] = [:]
    for leaf in documents.flatMap(\.leaves) {
      guard let link = leaf.link, let page = owner(of: link, isImage: leaf.isImage) else {
        continue
      }
      counts[page, default: 0] += 1
    }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let most, most.value > 1 else { return nil }
    return most.key
  }

  /// The page in front of `/file.png`, or the text of `[Page|file.png]`.
  private static func owner(of link: Link, isImage: Bool) -> String? {
    if let slash = link.target.lastIndex(of: "/"), isImage, !link.target.contains("://") {
      return String(link.target[..<slash])
    }
    return isImage && link.hasOwnText ? link.text : nil
  }

  /// The stem of a file name as a page name: JSPWiki writes a space as `+`.
  static func stem(of file: String) -> String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    var stem = last
    if let dot = last.lastIndex(of: "."), dot > last.startIndex { stem = String(last[..<dot]) }
    return String(stem.map { $0 == "+" ? " " : $0 })
  }
}

extension Leaf {
  fileprivate var isImage: Bool {
    if case .image = kind { true } else { false }
  }
}
