/// Decides what the target of a link is.
struct LinkClassifier {
  let options: ParsingOptions

  /// The first that fits: address, other wiki, footnote, attachment, section, page.
  func kind(of target: String) -> LinkKind {
    if Self.isExternal(target) { return .external }
    if let colon = target.utf8.firstIndex(of: .colon) {
      return .interwiki(
        wiki: String(target[..<colon]), page: String(target[target.utf8.index(after: colon)...]))
    }
    if target.utf8.first == .hash { return .footnoteDefinition(String(target.dropFirst())) }
    if target.isEmpty { return .empty }
    if Self.isNumber(target) { return .footnoteReference(target) }
    if let attachment = attachment(target) { return attachment }
    if let hash = target.utf8.firstIndex(of: .hash) {
      return .section(
        page: PageName.clean(String(target[..<hash])),
        section: String(target[target.utf8.index(after: hash)...]))
    }
    return .page(PageName.clean(target))
  }

  /// A target with a slash is always an attachment; without one only where such a file is known,
  /// or, where nothing is known, where it is named like an image.
  private func attachment(_ target: String) -> LinkKind? {
    if let slash = target.utf8.lastIndex(of: .slash) {
      let written = String(target[..<slash])
      let file = String(target[target.utf8.index(after: slash)...])
      return .attachment(page: owner(written), file: file)
    }
    switch options.resolver.attachment(target, of: options.pageName) {
    case .exists: return .attachment(page: options.pageName, file: target)
    case .missing: return nil
    case .unknown: return matchesImage(target) ? .attachment(page: nil, file: target) : nil
    }
  }

  private func owner(_ written: String) -> String {
    let name = PageName.clean(written)
    guard options.resolver.page(name) == .missing else { return name }
    let legacy = PageName.legacyClean(written)
    return options.resolver.page(legacy) == .exists ? legacy : name
  }

  func isImage(_ target: String, _ kind: LinkKind) -> Bool {
    switch kind {
    case .external, .attachment: matchesImage(target)
    default: false
    }
  }

  /// The link that stands between the brackets of a span.
  func link(_ whole: Range<Int>, in source: [UInt8]) -> Link {
    let inner = whole.lowerBound + 1..<max(whole.lowerBound + 1, whole.upperBound - 1)
    let parts = LinkParts(parsing: String(decoding: source[inner], as: UTF8.self))
    return Link(
      text: parts.text, target: parts.target, hasOwnText: parts.hasOwnText,
      attributes: parts.attributes, kind: kind(of: parts.target))
  }

  func isImage(_ whole: Range<Int>, in source: [UInt8]) -> Bool {
    let link = link(whole, in: source)
    return isImage(link.target, link.kind)
  }

  func matchesImage(_ target: String) -> Bool {
    guard options.showsImages else { return false }
    let name = target.lowercased()
    return options.imagePatterns.contains { Wildcard.matches($0, name) }
  }

  /// Digits only, in any script, after at most one minus sign; the empty string counts.
  static func isNumber(_ text: String) -> Bool {
    let units = Array(text.utf16)
    let digits = units.count > 1 && units[0] == 0x2D ? units[1...] : units[...]
    return digits.allSatisfy(Characters.isDigit)
  }

  static func isExternal(_ target: String) -> Bool {
    guard let first = target.utf8.first, first.isASCIILetter else { return false }
    return prefixes.contains { target.utf8.starts(with: $0) }
  }

  /// The beginnings of outside addresses; four families lack the colon, as in the original.
  private static let prefixes: [[UInt8]] = [
    "http:", "ftp:", "https:", "mailto:", "news:", "file:", "rtsp:", "mms:", "ldap:", "gopher:",
    "nntp:", "telnet:", "wais:", "prospero:", "z39.50s", "z39.50r", "vemmi:", "imap:", "nfs:",
    "acap:", "tip:", "pop:", "dav:", "opaquelocktoken:", "sip:", "sips:", "tel:", "fax:",
    "modem:", "soap.beep:", "soap.beeps", "xmlrpc.beep", "xmlrpc.beeps", "urn:", "go:", "h323:",
    "ipp:", "tftp:", "mupdate:", "pres:", "im:", "mtqp", "smb:",
  ].map { Array($0.utf8) }
}
