import JSPWiki

/// Reads any bytes as a page, as a diff view and as an Info view, and checks what must always hold.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  let bytes = start.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) } ?? []
  let linked = ParsingOptions(linksCamelCase: true)
  for options in [ParsingOptions(), linked] {
    var place = 0
    for leaf in Document(parsing: bytes, options: options).leaves {
      precondition(leaf.span.lowerBound == place)
      place = leaf.span.upperBound
    }
    precondition(place == bytes.count)
  }
  _ = Renderer().html(bytes, page: "Fuzz")
  _ = MarkupLint.findings(in: bytes)
  _ = SavedDiffPage.recognises(bytes)
  if let page = try? SavedDiffPage(parsing: bytes) {
    _ = page.patch
    _ = page.side(.old)
  }
  _ = try? SavedInfoPage(parsing: bytes)
  _ = RawPage.text(of: bytes)
  let half = bytes.count / 2
  let old = Array(bytes[..<half])
  let new = Array(bytes[half...])
  let diff = LineDiff(old: old, new: new)
  let again = try? diff.patch.applied(to: old)
  precondition(again.map { LineDiff(old: $0, new: new).changes.isEmpty } ?? false)
  return 0
}
