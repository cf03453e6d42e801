/// The settings of a wiki that change what a page looks like, under JSPWiki's property names.
public struct WikiSettings: Sendable {
  /// The properties as given.
  public var properties: [String: String]

  /// Makes settings from properties; what is left out is as JSPWiki ships it.
  ///
  /// Understood are `jspwiki.translatorReader.camelCaseLinks`, `.allowHTML`, `.useOutlinkImage`,
  /// `.useAttachmentImage`, `.useRelNofollow`, `.inlineImages`, `.matchEnglishPlurals` and
  /// `.inlinePattern.N`, `jspwiki.interWikiRef.NAME`, `jspwiki.attachment.forceDownload`,
  /// `jspwiki.applicationName`, `jspwiki.encoding`, `jspwiki.baseURL` (also `baseURL`), and names
  /// of one's own for variables.
  public init(properties: [String: String] = [:]) {
    self.properties = properties
  }

  private static let reader = "jspwiki.translatorReader."

  func isOn(_ name: String, default isOn: Bool) -> Bool {
    guard let value = properties[name]?.javaTrimmed.lowercased() else { return isOn }
    return value == "true" || value == "yes" || value == "on"
  }

  var linksCamelCase: Bool { isOn(Self.reader + "camelCaseLinks", default: false) }
  var allowsHTML: Bool { isOn(Self.reader + "allowHTML", default: false) }
  var showsOutlinkImage: Bool { isOn(Self.reader + "useOutlinkImage", default: true) }
  var showsAttachmentImage: Bool { isOn(Self.reader + "useAttachmentImage", default: true) }
  var addsNofollow: Bool { isOn(Self.reader + "useRelNofollow", default: false) }
  var showsImages: Bool { isOn(Self.reader + "inlineImages", default: true) }
  var matchesPlurals: Bool { isOn(Self.reader + "matchEnglishPlurals", default: true) }

  /// The patterns of images shown in place, in the order of their names.
  var imagePatterns: [String] {
    let prefix = Self.reader + "inlinePattern"
    let names = properties.keys.filter { $0.hasPrefix(prefix) }.sorted()
    let patterns = names.compactMap { properties[$0]?.javaTrimmed }.filter { !$0.isEmpty }
    return patterns.isEmpty ? ["*.png"] : patterns
  }

  var applicationName: String { properties["jspwiki.applicationName"] ?? "JSPWiki" }

  var isLatin1: Bool {
    (properties["jspwiki.encoding"] ?? "UTF-8").lowercased().hasPrefix("iso-8859-1")
  }

  var baseURL: String { properties["jspwiki.baseURL"] ?? properties["baseURL"] ?? "/" }

  /// The path that addresses of the wiki begin with; it ends in a slash.
  var basePath: String {
    var path = baseURL
    if let scheme = path.firstRange(of: "://") {
      let host = path[scheme.upperBound...]
      path = host.firstIndex(of: "/").map { String(host[$0...]) } ?? "/"
    }
    return path.hasSuffix("/") ? path : path + "/"
  }

  /// The address pattern of another wiki, by its short name.
  func interwiki(_ name: String) -> String? {
    properties["jspwiki.interWikiRef." + name] ?? Self.shippedInterwikis[name]
  }

  var interwikiNames: [String] {
    let prefix = "jspwiki.interWikiRef."
    let own = properties.keys.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
    return Set(own.map(String.init)).union(Self.shippedInterwikis.keys).sorted()
  }

  /// The other wikis that JSPWiki ships an address for.
  private static let shippedInterwikis: [String: String] = [
    "JSPWiki": "https://jspwiki-wiki.apache.org/Wiki.jsp?page=%s",
    "Edit": "Edit.jsp?page=%s", "Raw": "Wiki.jsp?page=%s&skin=raw",
    "Reader": "Wiki.jsp?page=%s&skin=reader", "Group": "Group.jsp?group=%s",
    "RSS": "rss.jsp?page=%s&mode=wiki",
    "WikiWikiWeb": "http://www.c2.com/cgi/wiki?%s",
    "TWiki": "http://twiki.org/cgi-bin/view/TWiki/%s",
    "MeatballWiki": "http://www.usemod.com/cgi-bin/mb.pl?%s",
    "Wikipedia": "https://en.wikipedia.org/wiki/%s",
    "Google": "https://www.google.com/search?q=%s",
    "Location": "https://www.google.com/maps/place/%s",
    "Doc": "https://jspwiki-wiki.apache.org/Wiki.jsp?page=%s",
    "JIRA": "https://issues.apache.org/jira/browse/%s",
  ]

  func forcesDownload(_ file: String) -> Bool {
    guard let dot = file.utf8.lastIndex(of: .dot) else { return true }
    let given = properties["jspwiki.attachment.forceDownload"]
    let suffixes = (given ?? ".html .htm .js .pdf .svg .xml").split { $0 == " " || $0 == "," }
    let suffix = file[dot...].lowercased()
    return suffixes.contains { suffix == $0 || $0 == "*" }
  }

  /// The options of a parse under these settings.
  public func parsingOptions(page: String?, resolver: any Resolver) -> ParsingOptions {
    ParsingOptions(
      pageName: page, imagePatterns: imagePatterns, showsImages: showsImages,
      linksCamelCase: linksCamelCase, allowsHTML: allowsHTML, resolver: resolver)
  }
}
