import JSPWiki

/// Two revisions: a diff turns each into the other, and a chain of diffs knows all three texts.
enum RevisionChecks {
  static func run(_ bytes: [UInt8]) {
    let third = bytes.count / 3
    let texts = [
      Array(bytes[..<third]), Array(bytes[third..<(2 * third)]), Array(bytes[(2 * third)...]),
    ]
    let half = bytes.count / 2
    compare(Array(bytes[..<half]), Array(bytes[half...]))
    let patches = [compare(texts[0], texts[1]), compare(texts[1], texts[2])]
    guard let chain = try? RevisionChain(patches, known: [0: texts[0]]) else {
      preconditionFailure("diffs of known texts contradict each other")
    }
    for (index, text) in texts.enumerated() {
      guard let rebuilt = chain.text(of: index) else {
        preconditionFailure("a chain with a whole text does not know the others")
      }
      precondition(LineDiff(old: rebuilt, new: text).changes.isEmpty, "a chain rebuilds wrongly")
    }
  }

  @discardableResult
  static func compare(_ old: [UInt8], _ new: [UInt8]) -> LinePatch {
    let diff = LineDiff(old: old, new: new)
    var last: LineDiff.Change?
    for change in diff.changes {
      precondition(!change.old.isEmpty || !change.new.isEmpty, "a change changes nothing")
      if let last {
        precondition(change.old.lowerBound > last.old.upperBound, "no line stays between changes")
      }
      last = change
    }
    let patch = diff.patch
    check(try? patch.applied(to: old), is: new)
    check(try? patch.reverted(from: new), is: old)
    _ = diff.unified(oldName: "old", newName: "new")
    _ = try? SavedDiffPage(parsing: diff.traditionalText)
    _ = try? SavedDiffPage(parsing: Array(diff.traditionalHTML.utf8))
    return patch
  }

  private static func check(_ text: [UInt8]?, is wanted: [UInt8]) {
    guard let text else { preconditionFailure("a patch does not fit the text it was made of") }
    precondition(LineDiff(old: text, new: wanted).changes.isEmpty, "a patch gives another text")
  }
}
