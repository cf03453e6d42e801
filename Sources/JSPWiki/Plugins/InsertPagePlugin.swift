/// The plugin that shows another page, or a section of it, in place (`InsertPage`).
extension RenderState {
  /// What `InsertPage` prints; a placeholder where the wiki does not say what the page holds.
  func insertPage(_ call: PluginCall) -> String {
    guard let wanted = call["page"] else {
      return "<span class=\"error\">You have to define a page!</span>"
    }
    let lookup = PageLookup(
      resolver: renderer.resolver, matchesPlurals: settings.matchesPlurals)
    guard let name = lookup.existing(PageName.clean(wanted)) else {
      return call["default"] ?? missing(wanted)
    }
    guard let text = renderer.resolver.text(of: name) else { return Self.placeholder("InsertPage") }
    guard !including.contains(name), including.count < Self.depthLimit else {
      return "<span class=\"error\">Error: Circular reference - you can't include a page in "
        + "itself!</span>"
    }
    guard insertions.left > 0 else { return Self.placeholder("InsertPage") }
    insertions.left -= 1
    guard let part = section(call["section"].flatMap { Int($0) }, of: text) else {
      return failure("There is no section no. \(call["section"] ?? "") on the page.")
    }
    return inserted(part, of: name, call)
  }

  private func inserted(_ text: [UInt8], of name: String, _ call: PluginCall) -> String {
    var text = String(decoding: text, as: UTF8.self)
    var more = ""
    if let limit = call["maxlength"].flatMap({ Int($0) }), limit >= 0, text.utf16.count > limit {
      text = String(decoding: text.utf16.prefix(limit), as: UTF16.self) + " ..."
      more = "<p><a href=\"\(settings.basePath)Wiki.jsp?page=\(encoded(name))\">More...</a></p>"
    }
    var html = "<div class=\"inserted-page \(HTMLText.escaped(call["class"] ?? ""))"
    if let style = call["style"], !style.isEmpty { html += "\" style=\"\(HTMLText.escaped(style))" }
    if call["show"] == "once" { html += "\" data-once=\"\(encoded("JSPWiki.Once.\(name)"))" }
    html += "\" >"
    let inner = RenderState(renderer: renderer, page: name)
    inner.including = including + [name]
    inner.insertions = insertions
    inner.variables = variables
    var out: [UInt8] = []
    inner.render(Array(text.utf8), into: &out)
    return html + String(decoding: out, as: UTF8.self) + more + "</div>"
  }

  private func missing(_ name: String) -> String {
    "There is no page called '\(HTMLText.escaped(name))'.  Would you like to "
      + "<a href=\"\(settings.basePath)Edit.jsp?page=\(encoded(name))\">create it?</a>"
  }

  private func encoded(_ name: String) -> String {
    URLText.pageName(name, isLatin1: settings.isLatin1)
  }

  /// The part of a page between two rules (`----`), counted from 1; all of it without a number.
  private func section(_ number: Int?, of text: [UInt8]) -> [UInt8]? {
    guard let number else { return text }
    let rule = Array("----".utf8)
    var sections: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    var at = text.startIndex
    while at + rule.count <= text.endIndex {
      guard text[at..<(at + rule.count)].elementsEqual(rule) else {
        at += 1
        continue
      }
      sections.append(text[start..<at])
      while at < text.endIndex, text[at] == .dash { at += 1 }
      start = at
    }
    sections.append(text[start...])
    guard sections.indices.contains(number - 1) else { return nil }
    return Array(sections[number - 1])
  }
}
