extension String {
  /// What spaces separate, as `split(separator: " ")` gives it.
  ///
  /// Nearly all text is plain ASCII, for which characters need not be put together first.
  var spacedParts: [Substring] {
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return split(separator: " ") }
    var parts: [Substring] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      if utf8[index] == UInt8(ascii: " ") {
        if start < index { parts.append(Substring(utf8[start..<index])) }
        start = utf8.index(after: index)
      }
      utf8.formIndex(after: &index)
    }
    if start < endIndex { parts.append(Substring(utf8[start..<endIndex])) }
    return parts
  }
}
