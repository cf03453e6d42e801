import JSPWiki

/// Whether tags nest and attributes are quoted and stand only once.
///
/// Entities are not looked at, since JSPWiki lets the names of unknown ones pass.
func isWellFormed(_ html: String) -> Bool {
  var open: [ArraySlice<UInt8>] = []
  var rest = Array(html.utf8)[...]
  let slash = UInt8(ascii: "/")
  while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
    guard !rest[..<start].contains(UInt8(ascii: ">")),
      let stop = rest[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return false }
    let tag = rest[(start + 1)..<stop]
    rest = rest[(stop + 1)...]
    if tag.first == slash {
      guard open.popLast() == tag.dropFirst() else { return false }
    } else {
      let name = tag.prefix(while: isNameByte)
      guard !name.isEmpty, hasGoodAttributes(tag.dropFirst(name.count)) else { return false }
      if tag.last != slash { open.append(name) }
    }
  }
  return open.isEmpty && !rest.contains(UInt8(ascii: ">"))
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
  default: false
  }
}

/// Whether what stands behind a tag's name is ` name="value"` any number of times, and an end.
private func hasGoodAttributes(_ text: ArraySlice<UInt8>) -> Bool {
  var rest = text
  var names: Set<ArraySlice<UInt8>> = []
  while rest.first == UInt8(ascii: " "), rest.dropFirst().first != UInt8(ascii: "/") {
    let name = rest.dropFirst().prefix(while: isNameByte)
    rest = rest.dropFirst(1 + name.count)
    guard names.insert(name).inserted, rest.starts(with: "=\"".utf8) else { return false }
    rest = rest.dropFirst(2)
    guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return false }
    guard !rest[..<end].contains(UInt8(ascii: "<")) else { return false }
    rest = rest[(end + 1)...]
  }
  return rest.isEmpty || rest.elementsEqual(" /".utf8)
}

extension Document {
  /// Whether the leaves follow each other from the first byte of the page to the last.
  var isPartitioned: Bool { isPartitioned(0..<source.count) }

  /// Whether the leaves cover these bytes, and the children of every node cover the node.
  func isPartitioned(_ range: Range<Int>) -> Bool {
    var place = range.lowerBound
    for leaf in leaves {
      guard leaf.span.lowerBound == place else { return false }
      place = leaf.span.upperBound
      if leaf.kind == .text, source[leaf.span].contains(10) { return false }
    }
    return place == range.upperBound && root.span == range && root.isPartitioned
  }
}

extension Node {
  fileprivate var isPartitioned: Bool {
    let children = children
    guard !children.isEmpty else { return true }
    var place = span.lowerBound
    for child in children {
      guard child.span.lowerBound == place, child.isPartitioned else { return false }
      place = child.span.upperBound
    }
    return place == span.upperBound
  }
}

extension [UInt8] {
  /// The bytes as text that can be pasted into a test.
  var shown: String { String(decoding: self, as: UTF8.self).debugDescription }
}
