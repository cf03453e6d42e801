import JSPWiki

/// Saved views: hunks and furniture cover the page, and hunks are in order on both sides.
enum SavedPageChecks {
  /// What makes an HTML page of any bytes, so that the readers of HTML see as many as those of text.
  private static let frames = [
    "<html><body><table class=\"diff\"><tr><td class=\"diff\">",
    "<html><body><div class=\"diff-wikitext\">", "<html><body>",
  ].map { Array($0.utf8) }

  static func run(_ bytes: [UInt8]) {
    read(bytes)
    for frame in frames { read(frame + bytes) }
    if let text = RawPage.text(of: bytes) {
      precondition(text.count < bytes.count, "the frame took no space")
    }
  }

  private static func read(_ bytes: [UInt8]) {
    _ = SavedDiffPage.recognises(bytes)
    _ = try? SavedInfoPage(parsing: bytes)
    guard let page = try? SavedDiffPage(parsing: bytes) else { return }
    var covered = page.furniture.reduce(0) { $0 + $1.count }
    var nextOld = 1
    var nextNew = 1
    for hunk in page.hunks {
      covered += hunk.headerSpan.count
      covered += (hunk.old + hunk.new).reduce(0) { $0 + $1.span.count }
      precondition(hunk.oldStart >= nextOld && hunk.newStart >= nextNew, "hunks overlap")
      precondition(hunk.oldStart - nextOld == hunk.newStart - nextNew, "the gaps differ")
      nextOld = hunk.oldStart + hunk.old.count
      nextNew = hunk.newStart + hunk.new.count
    }
    precondition(covered == page.source.count, "hunks and furniture do not cover the page")
    _ = page.side(.old)
    _ = page.side(.new)
    let patch = page.patch
    precondition(patch.inverted.inverted == patch, "taking back twice changes the patch")
    _ = try? RevisionChain([patch, patch])
    _ = try? patch.applied(to: bytes)
    if let old = page.wholeOld, let new = page.wholeNew {
      RevisionChecks.compare(old, new)
    }
  }
}
