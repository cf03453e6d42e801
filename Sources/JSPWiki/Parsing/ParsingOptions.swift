/// The wiki's settings that change how a page is read, with JSPWiki's defaults.
public struct ParsingOptions: Sendable {
  /// The name of the page; files without a page name are attached to it.
  public var pageName: String?
  /// Wildcards (`*`, `?`) for addresses that are shown in place, matched without case.
  public var imagePatterns: [String] {
    didSet { imageEndings = Self.endings(imagePatterns) }
  }
  /// The last bytes of the image patterns; empty where a pattern may end in anything.
  private(set) var imageEndings: [UInt8]
  /// Whether images are shown in place at all.
  public var showsImages: Bool
  /// Whether words like `WikiName` and bare addresses are links.
  public var linksCamelCase: Bool
  /// Whether HTML is passed through.
  public var allowsHTML: Bool
  /// Whether a byte order mark is left out; the wiki itself takes it for text.
  public var skipsByteOrderMark = true
  /// What exists in the wiki.
  public var resolver: any Resolver

  /// Makes options; what is left out is as JSPWiki ships it, with nothing known about the wiki.
  public init(
    pageName: String? = nil, imagePatterns: [String] = ["*.png"], showsImages: Bool = true,
    linksCamelCase: Bool = false, allowsHTML: Bool = false,
    resolver: any Resolver = UnknownWiki()
  ) {
    self.pageName = pageName
    self.imagePatterns = imagePatterns
    imageEndings = Self.endings(imagePatterns)
    self.showsImages = showsImages
    self.linksCamelCase = linksCamelCase
    self.allowsHTML = allowsHTML
    self.resolver = resolver
  }

  private static func endings(_ patterns: [String]) -> [UInt8] {
    var endings: [UInt8] = []
    for pattern in patterns {
      guard let last = pattern.utf8.last, last < 0x80, last != .asterisk,
        last != UInt8(ascii: "?")
      else { return [] }
      endings.append(last)
    }
    return endings
  }
}

/// Knows which pages and attachments a wiki has.
public protocol Resolver: Sendable {
  /// Whether a page of exactly this name exists.
  func page(_ name: String) -> Existence
  /// Whether a file of exactly this name is attached to a page; no page name is the page at hand.
  func attachment(_ file: String, of page: String?) -> Existence
  /// The text of a page of exactly this name, UTF-8; nil where nobody can say.
  ///
  /// Only plugins that show other pages ask for it.
  func text(of page: String) -> [UInt8]?
}

extension Resolver {
  /// Nothing is known about the texts of pages.
  public func text(of page: String) -> [UInt8]? { nil }
}

/// Whether something exists in a wiki.
public enum Existence: Sendable, Hashable {
  /// It is there.
  case exists
  /// It is not there.
  case missing
  /// Nobody can say.
  case unknown
}

/// A wiki that nothing is known about.
public struct UnknownWiki: Resolver {
  /// Makes the wiki.
  public init() {}

  /// Always unknown.
  public func page(_ name: String) -> Existence { .unknown }

  /// Always unknown.
  public func attachment(_ file: String, of page: String?) -> Existence { .unknown }
}
