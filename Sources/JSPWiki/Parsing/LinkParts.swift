/// The text between the brackets of a link, split at its bars.
struct LinkParts {
  var text: String
  var target: String
  var hasOwnText = false
  var attributes: [LinkAttribute] = []

  init(parsing content: String) {
    let halves = content.utf8.split(
      separator: UInt8(ascii: "|"), maxSplits: 2, omittingEmptySubsequences: false)
    guard halves.count > 1 else {
      text = content
      target = content
      return
    }
    text = Substring(halves[0]).javaTrimmed
    target = Substring(halves[1]).javaTrimmed
    hasOwnText = true
    if halves.count > 2 {
      attributes = Self.attributes(Array(Substring(halves[2]).javaTrimmed.utf8))
    }
  }

  private static let permitted: Set<String> = [
    "accesskey", "charset", "class", "dir", "hreflang", "id", "lang", "rel", "rev", "style",
    "tabindex", "target", "title", "type",
  ]

  /// Reads `name='value'` pairs up to the first that is not in order; the good ones stay.
  private static func attributes(_ bytes: [UInt8]) -> [LinkAttribute] {
    var found: [LinkAttribute] = []
    var at = 0
    while true {
      while at < bytes.count, isDelimiter(bytes[at]), bytes[at] != .equals { at += 1 }
      let nameStart = at
      while at < bytes.count, !isDelimiter(bytes[at]) { at += 1 }
      let name = String(decoding: bytes[nameStart..<at], as: UTF8.self)
      guard at + 1 < bytes.count, bytes[at] == .equals, bytes[at + 1] == .apostrophe else {
        return found
      }
      let valueStart = at + 2
      guard let stop = bytes[valueStart...].firstIndex(of: .apostrophe), stop > valueStart else {
        return found
      }
      let value = String(decoding: bytes[valueStart..<stop], as: UTF8.self)
      at = stop + 1
      guard permitted.contains(name) else { return found }
      if name == "target" {
        guard ["_blank", "_self", "_top"].contains(value) else { return found }
        found.append(LinkAttribute(name: name, value: value))
        found.append(LinkAttribute(name: "rel", value: "noreferrer"))
      } else {
        found.append(LinkAttribute(name: name, value: value))
      }
    }
  }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case .space, .tab, .lineFeed, .carriageReturn, 0x0C, .equals: true
    default: false
    }
  }
}
