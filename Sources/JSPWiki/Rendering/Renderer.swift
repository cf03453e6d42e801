/// Renders pages as JSPWiki 2.11 to 3.0 does: text, page name, what exists and settings give HTML.
///
/// ```swift
/// let wiki = KnownWiki(pages: ["Main"])
/// let html = Renderer(resolver: wiki).html("[Main] has __two__ links: [Other].", page: "Test")
/// ```
///
/// Plugins that need a running wiki leave a placeholder with their name. The time is only known
/// where it is given, so that the same input always gives the same output.
public struct Renderer: Sendable {
  /// The settings of the wiki.
  public var settings: WikiSettings
  /// What exists in the wiki; pages nobody knows about are shown as if they existed.
  public var resolver: any Resolver
  /// The time that plugins print.
  public var now: PageDate?

  /// Makes a renderer.
  public init(
    settings: WikiSettings = .init(), resolver: any Resolver = UnknownWiki(),
    now: PageDate? = nil
  ) {
    self.settings = settings
    self.resolver = resolver
    self.now = now
  }

  /// The HTML of a page; any text has one.
  public func html(_ text: String, page: String) -> String {
    html(Array(text.utf8), page: page)
  }

  /// The HTML of a page of which the bytes are at hand.
  public func html(_ source: [UInt8], page: String) -> String {
    let state = RenderState(renderer: self, page: page)
    var out: [UInt8] = []
    state.render(source, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The headings of a page with their anchors, in order.
  public func headings(_ source: [UInt8], page: String) -> [Heading] {
    let state = RenderState(renderer: self, page: page)
    return state.headings(of: state.document(source))
  }
}

/// A heading of a page.
public struct Heading: Sendable, Hashable {
  /// The number of bangs; three are the most important.
  public let bangs: Int
  /// The title as written.
  public let title: String
  /// The bytes of the heading.
  public let span: Range<Int>
  /// What a link has to name behind the `#` to get here; a repeated section is out of reach.
  public let section: String
  /// The id in the HTML of the page.
  public let anchor: String
  /// Whether an earlier heading of the page has the same section.
  public let isRepeated: Bool
}
