import JSPWiki
import Randomness
import Testing

/// Saved views of all releases, with all that is read from them, compared with files.
@Suite struct SavedDumpTests {
  @Test(arguments: ["info-haddock", "info-old", "diff-haddock", "diff-old"])
  func infoViewsSayWhatTheFilesSay(name: String) throws {
    let bytes = try Fixture.bytes("diff-pages/\(name).html")
    let page = try SavedInfoPage(parsing: bytes)
    var text = Self.facts(
      page.pageName, page.revision, (page.modified, page.author), (page.created, page.creator))
    if let count = page.versionCount {
      text +=
        "\(page.versions.count) of \(count) versions\(page.listsSomeVersions ? ", partial" : "")\n"
    }
    for version in page.versions { text += Self.line(version) }
    for attachment in page.attachments { text += Self.line(attachment) }
    try Fixture.check(text, "diff-pages/\(name).info")
  }

  @Test(arguments: [
    "diff-haddock", "diff-old", "diff-22", "diff-german", "diff-narrow-space", "diff-empty",
    "diff-old-empty", "contextual-whole", "contextual-elided", "svn-haddock", "svn-broken",
    "svn-less-than", "external",
  ])
  func diffViewsSayWhatTheFilesSay(name: String) throws {
    let bytes = try Fixture.bytes("diff-pages/\(name).html")
    var text = ""
    do {
      let page = try SavedDiffPage(parsing: bytes)
      text = Self.facts(
        page.pageName, page.revision, (page.modified, page.author), (page.created, page.creator))
      for hunk in page.hunks { text += Self.dump(hunk, of: page) }
      text += Self.gaps("old", page.side(.old)) + Self.gaps("new", page.side(.new))
      text += Self.whole("old", page.wholeOld) + Self.whole("new", page.wholeNew)
    } catch {
      text = "error in line \(error.line): \(error.message)\n"
    }
    try Fixture.check(text, "diff-pages/\(name).dump")
  }

  @Test func damagedViewsAreReadOrRefused() throws {
    var (generator, seed) = SeededGenerator.printed()
    let views = try ["info-haddock", "diff-old", "diff-haddock", "contextual-whole", "svn-haddock"]
      .map { try Fixture.bytes("diff-pages/\($0).html") }
    for round in 0..<500 {
      var bytes = views[round % views.count]
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let start = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0...60, using: &generator))
        bytes.replaceSubrange(start..<end, with: generator.bytes(upTo: 3))
      }
      _ = try? SavedInfoPage(parsing: bytes)
      guard let page = try? SavedDiffPage(parsing: bytes) else { continue }
      for hunk in page.hunks {
        let spans = (hunk.old + hunk.new).map(\.span)
        try #require(spans.allSatisfy { $0.upperBound <= page.source.count }, "seed \(seed)")
      }
    }
  }

  private static func facts(
    _ name: String?, _ revision: Int?, _ change: (PageDate?, String?),
    _ creation: (PageDate?, String?)
  ) -> String {
    """
    page \(name ?? "-")
    revision \(revision.map { "\($0)" } ?? "-") \(shown(change))
    created \(shown(creation))

    """
  }

  private static func shown(_ event: (PageDate?, String?)) -> String {
    "\(event.0?.description ?? "-") by \(event.1 ?? "-")"
  }

  private static func line(_ version: VersionEntry) -> String {
    "version \(version.version) \(shown((version.date, version.author))), \(version.size), "
      + "note \(version.changeNote ?? "-")\(exact(version.milliseconds, version.characterCount))\n"
  }

  private static func line(_ attachment: AttachmentEntry) -> String {
    "attachment \(attachment.name.debugDescription) version \(attachment.version) "
      + "\(shown((attachment.date, attachment.author))), \(attachment.size), "
      + "kind \(attachment.kind ?? "-"), note \(attachment.changeNote ?? "-")\(exact(attachment.milliseconds, attachment.byteCount))\n"
  }

  private static func exact(_ milliseconds: Int?, _ size: Int?) -> String {
    (milliseconds.map { ", \($0) ms" } ?? "") + (size.map { ", exactly \($0)" } ?? "")
  }

  private static func dump(_ hunk: Hunk, of page: SavedDiffPage) -> String {
    func rows(_ rows: [Hunk.Row], _ sign: String) -> String {
      rows.map { row in
        let bytes = String(decoding: page.source[row.span], as: UTF8.self)
        return "  \(sign) \(row.line) \(bytes.debugDescription)\n"
      }.joined()
    }
    return "hunk \(hunk.kind) old \(hunk.oldStart) new \(hunk.newStart): \(hunk.header)\n"
      + rows(hunk.old, "-") + rows(hunk.new, "+")
  }

  private static func gaps(_ name: String, _ side: PartialPage) -> String {
    "\(name) gaps \(side.gaps.map { "\($0.lowerBound)-\($0.upperBound)" })\n"
  }

  private static func whole(_ name: String, _ text: [UInt8]?) -> String {
    guard let text else { return "" }
    return "\(name) text \(String(decoding: text, as: UTF8.self).debugDescription)\n"
  }
}
