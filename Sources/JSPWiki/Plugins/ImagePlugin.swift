/// The plugins that print an image and a table of contents.
extension RenderState {
  func image(_ call: PluginCall) -> String {
    guard var source = call["src"] else {
      return failure("Parameter 'src' is required for Image plugin")
    }
    if let attachment = attachment(source) {
      let name = URLText.pageName(attachment, isLatin1: settings.isLatin1)
      source = "\(settings.basePath)attach/\(name)"
    }
    var html = "<table border=\"0\""
    html += Self.attribute("class", call["class"] ?? "imageplugin")
    html += layout(call)
    html += ">\n"
    if let caption = call["caption"] {
      html += "<caption>\(HTMLText.escaped(caption))</caption>\n"
    }
    html += "<tr><td>"
    if let link = call["link"] {
      html += "<a\(Self.attribute("href", link))\(Self.attribute("target", call["target"]))>"
    }
    html += "<img\(Self.attribute("src", source))"
    for name in ["height", "width", "alt", "border", "title"] {
      html += Self.attribute(name, call[name])
    }
    html += " />"
    if call["link"] != nil { html += "</a>" }
    return html + "</td></tr>\n</table>\n"
  }

  /// The full name of the attachment that a source names, on this page or another.
  private func attachment(_ source: String) -> String? {
    guard !source.contains(":") else { return nil }
    var owner = page
    var file = source
    if let slash = source.utf8.lastIndex(of: .slash) {
      owner = PageName.clean(String(source[..<slash]))
      file = String(source[source.utf8.index(after: slash)...])
    }
    let isThere = renderer.resolver.attachment(file, of: owner) == .exists
    return isThere ? "\(owner)/\(file)" : nil
  }

  private func layout(_ call: PluginCall) -> String {
    let align = call["align"]
    var style = call["style"] ?? ""
    if !style.isEmpty, !style.hasSuffix(";") { style += ";" }
    if align == "center" {
      style += style.isEmpty ? "" : " "
      style += "margin-left: auto; margin-right: auto;"
      if call["style"] == nil { style += " text-align:center; vertical-align:middle;" }
    } else if let align, style.isEmpty {
      style = "float:\(align);"
    }
    var html = style.isEmpty ? "" : Self.attribute("style", style)
    if let align, align != "center" { html += Self.attribute("align", align) }
    return html
  }

  private static func attribute(_ name: String, _ value: String?) -> String {
    value.map { " \(name)=\"\(HTMLText.escaped($0))\"" } ?? ""
  }

  func tableOfContents(_ call: PluginCall) -> String {
    guard insertions.bytes > 0 else { return Self.placeholder("TableOfContents") }
    let numbers = call["numbered"].map { PluginCall.isTrue($0) } ?? false
    let prefix = call["prefix"] ?? ""
    let first = max(0, (call["start"].flatMap { Int($0) } ?? 1) - 1)
    var html = "<div class=\"toc\">\n<div class=\"collapsebox\">\n<h4 id=\"section-TOC\">"
    html += HTMLText.escaped(call["title"] ?? "Table of Contents")
    html += "</h4>\n<ul>\n"
    var counts = [first, 0, 0]
    for heading in inOrder {
      let level = 3 - heading.bangs
      counts[level] = counts[level].addingReportingOverflow(1).partialValue
      for deeper in counts.indices where deeper > level { counts[deeper] = 0 }
      html += "<li class=\"toclevel-\(level + 1)\">"
      html += "<a class=\"wikipage\" href=\"#\(HTMLText.escaped(heading.anchor))\">"
      if numbers {
        html += HTMLText.escaped(prefix) + counts[...level].map(String.init).joined(separator: ".")
        html += level == 0 ? ". " : " "
      }
      html += "\(HTMLText.escaped(heading.title))</a></li>\n"
    }
    return insertions.take(html + "</ul>\n</div>\n</div>\n")
  }
}
