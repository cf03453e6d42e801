/// Finds the page that a link means, as the wiki does: exactly, then singular or plural, then by
/// the old cleaning rules.
struct PageLookup {
  var resolver: any Resolver
  var matchesPlurals = true

  /// The name of the page, or nil where it is missing; what is unknown counts as there.
  func existing(_ name: String) -> String? {
    guard !name.isEmpty else { return nil }
    var isUnknown = false
    for candidate in candidates(name) {
      if Self.special.contains(candidate) { return candidate }
      switch resolver.page(candidate) {
      case .exists: return candidate
      case .unknown: isUnknown = true
      case .missing: break
      }
    }
    return isUnknown ? name : nil
  }

  /// The name of the page, where it is known to be there.
  func known(_ name: String) -> String? {
    candidates(name).first { Self.special.contains($0) || resolver.page($0) == .exists }
  }

  private func candidates(_ name: String) -> [String] {
    let legacy = PageName.legacyClean(name)
    guard matchesPlurals else { return [name, legacy] }
    return [name, Self.plural(name), legacy, Self.plural(legacy)]
  }

  private static func plural(_ name: String) -> String {
    name.hasSuffix("s") ? String(name.dropLast()) : name + "s"
  }

  private static let special: Set<String> = [
    "Search", "Login", "Logout", "CreateGroup", "NewGroup", "UserPreferences", "Preferences",
    "Workflow", "CreateProfile", "EditProfile", "FindPage",
  ]
}

/// A wiki of which all pages and attachments are known.
public struct KnownWiki: Resolver {
  /// The names of the pages.
  public var pages: Set<String>
  /// The attachments, as `Page/file`.
  public var attachments: Set<String>
  /// The texts of pages, by name; a page without one is there and its text unknown.
  public var texts: [String: String]

  /// Makes a wiki; pages with a text need not be named twice.
  public init(
    pages: Set<String> = [], attachments: Set<String> = [], texts: [String: String] = [:]
  ) {
    self.pages = pages.union(texts.keys)
    self.attachments = attachments
    self.texts = texts
  }

  /// The text of a page, where it was given.
  public func text(of page: String) -> [UInt8]? {
    texts[page].map { Array($0.utf8) }
  }

  /// Whether the page is one of the known ones.
  public func page(_ name: String) -> Existence {
    pages.contains(name) ? .exists : .missing
  }

  /// Whether the attachment is one of the known ones.
  public func attachment(_ file: String, of page: String?) -> Existence {
    guard let page else { return .missing }
    return attachments.contains("\(page)/\(file)") ? .exists : .missing
  }
}
