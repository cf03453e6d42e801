/// Plugins that need nothing but the page.
extension RenderState {
  /// What a plugin prints, as HTML.
  func run(_ plugin: Plugin) -> String {
    guard !plugin.name.isEmpty else { return "" }
    let name = plugin.name.split(separator: ".").last.map(String.init) ?? plugin.name
    let call = PluginCall(plugin: plugin, state: self)
    switch name {
    case "Counter": return counter(call)
    case "CurrentTimePlugin": return currentTime(call)
    case "If", "IfPlugin": return condition(call)
    case "Image": return image(call)
    case "InsertPage": return insertPage(call)
    case "TableOfContents": return tableOfContents(call)
    default: break
    }
    if Self.wikiPlugins.contains(name) {
      return Self.placeholder(name)
    }
    let message = failure("Could not find plugin \(plugin.name)")
    return "\(message)<span class=\"error\">\(message)</span>"
  }

  /// What stands for a plugin whose output only a running wiki knows.
  static func placeholder(_ name: String) -> String {
    "<span class=\"plugin-placeholder\">\(HTMLText.escaped(name))</span>"
  }

  func failure(_ reason: String) -> String {
    let wiki = settings.applicationName
    return HTMLText.escaped("\(wiki) : \(page) - Plugin insertion failed: \(reason)")
  }

  /// The plugins whose output only a running wiki knows.
  static let wikiPlugins: Set<String> = [
    "Note", "IndexPlugin", "PageViewPlugin", "Denounce", "ListLocksPlugin",
    "RecentChangesPlugin", "ReferringPagesPlugin", "ReferredPagesPlugin",
    "ReferringUndefinedPagesPlugin", "Search", "UndefinedPagesPlugin", "UnusedPagesPlugin",
    "WeblogArchivePlugin", "WeblogEntryPlugin", "WeblogPlugin", "Groups", "FormOpen",
    "FormClose", "FormInput", "FormOutput", "FormSelect", "FormTextarea", "FormSet",
  ]

  private func counter(_ call: PluginCall) -> String {
    let name = call["name"] ?? "unnamed"
    let key = name == "unnamed" ? "counter" : "counter-\(name)"
    let step = call["increment"].flatMap { Int($0) } ?? 1
    let start = call["start"].flatMap { Int($0) }
    let value = start ?? (counters[key] ?? 0).addingReportingOverflow(step).partialValue
    counters[key] = value
    if let shows = call["showResult"], !PluginCall.isTrue(shows) { return "" }
    return String(value)
  }

  private func currentTime(_ call: PluginCall) -> String {
    guard let now = renderer.now else {
      return Self.placeholder("CurrentTimePlugin")
    }
    let pattern = call["format"] ?? "dd-MMM-yyyy zzzz HH:mm:ss"
    return HTMLText.escaped(DatePattern(pattern).text(now))
  }

  /// Shows the body as markup where any of the questions is answered with yes.
  private func condition(_ call: PluginCall) -> String {
    guard let body = call.plugin.body, depth < Self.depthLimit else { return "" }
    var isShown = false
    if let page = call["page"] {
      let exists = PageLookup(resolver: renderer.resolver).known(page) != nil
      if let wanted = call["exists"] { isShown = exists == PluginCall.isTrue(wanted) }
    }
    if let name = call["var"] {
      let value = value(of: name)
      if let part = call["contains"] { isShown = isShown || value?.contains(part) == true }
      if let whole = call["is"] { isShown = isShown || value == whole }
      if let wanted = call["exists"] {
        isShown = isShown || (value != nil) == PluginCall.isTrue(wanted)
      }
    }
    if let users = call["user"] { isShown = isShown || Self.matches(users, "anonymous") }
    if let groups = call["group"] { isShown = isShown || Self.matches(groups, "Anonymous") }
    guard isShown else { return "" }
    depth += 1
    defer { depth -= 1 }
    var out: [UInt8] = []
    render(Array(body.utf8), into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether one of several names, some of them negated, fits.
  private static func matches(_ names: String, _ name: String) -> Bool {
    names.split(separator: "|").contains { wanted in
      wanted.hasPrefix("!") ? wanted.dropFirst() != name : wanted == name
    }
  }
}

/// A plugin call whose arguments are expanded when they are asked for.
struct PluginCall {
  let plugin: Plugin
  let state: RenderState

  subscript(name: String) -> String? {
    plugin[name].map(state.expanded)
  }

  static func isTrue(_ text: String) -> Bool {
    ["true", "yes", "on"].contains(text.javaTrimmed.lowercased())
  }
}
