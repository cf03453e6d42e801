/// Variables of a page.
extension RenderState {
  /// The value of a variable, or what the wiki prints in its place; once a page has printed more
  /// than it may, variables stay as they are written.
  func variable(_ name: String) -> String {
    guard insertions.bytes > 0 else { return "{$\(name)}" }
    guard let value = value(of: name) else {
      return "No such variable: No variable \(name) defined."
    }
    return insertions.take(value)
  }

  /// The value of a variable; built-in ones ignore case.
  func value(of name: String) -> String? {
    let name = name.javaTrimmed
    if let value = builtIn(name.lowercased()) { return value }
    if let counter = counters[name] { return String(counter) }
    if name.hasPrefix("jspwiki") { return "" }
    return variables[name] ?? settings.properties[name]
  }

  private func builtIn(_ name: String) -> String? {
    switch name {
    case "pagename": page
    case "applicationname": settings.applicationName
    case "jspwikiversion": ""
    case "encoding": settings.properties["jspwiki.encoding"] ?? "UTF-8"
    case "totalpages": (renderer.resolver as? KnownWiki).map { String($0.pages.count) } ?? "0"
    case "pageprovider", "attachmentprovider", "pageproviderdescription",
      "attachmentproviderdescription", "uptime", "pagefilters":
      settings.properties[name] ?? ""
    case "interwikilinks":
      settings.interwikiNames
        .map { "\($0) --> \(settings.interwiki($0) ?? "")" }.joined(separator: ", ")
    case "inlinedimages": settings.imagePatterns.joined(separator: ", ")
    case "pluginpath": "-"
    case "baseurl": settings.baseURL
    case "loginstatus": "not logged in"
    case "username": "anonymous"
    case "requestcontext": "view"
    default: nil
    }
  }

  /// Puts the values of variables in the place of `{$name}`.
  func expanded(_ text: String) -> String {
    var rest = Substring(text)
    var out = ""
    while let start = rest.firstRange(of: "{$") {
      out += rest[..<start.lowerBound]
      let inner = rest[start.upperBound...]
      guard let close = inner.firstIndex(of: "}") else {
        return out + rest[start.lowerBound...]
      }
      out += variable(String(inner[..<close]))
      rest = inner[inner.index(after: close)...]
    }
    return out + rest
  }
}
