import Foundation
import Policy

@testable import Extraction
@testable import JSPWiki

/// A page that is changed on trial, and where its running text stands.
struct SourcePage: Sendable {
  /// A printed line without its line end.
  struct Line: Sendable {
    var span: Range<Int>
    /// The parts that are running text: no link, no code, no plugin.
    var prose: [Range<Int>]
  }

  /// The stem of the file.
  let name: String
  let bytes: [UInt8]
  /// Whether failures may be shown; pages that nobody tunes for give shares only.
  let isOpen: Bool
  /// The lines that belong to the page (on a diff page the new side), code blocks left out.
  private(set) var lines: [Line] = []

  init(name: String, bytes: [UInt8], isOpen: Bool = true) {
    self.name = name
    self.bytes = bytes
    self.isOpen = isOpen
    guard let source = try? PageSource(bytes: bytes, file: name + ".txt") else { return }
    var reader = LineReader(bytes: bytes)
    switch source.content {
    case .markup: lines = reader.lines(in: 0..<bytes.count)
    case .diff(let diff):
      for segment in diff.side(.new).segments { lines += reader.lines(in: segment.span) }
    }
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What the page compiles to after some edits; nil where it is no page any more.
  func compiled(_ edits: [Edit] = [], with compiler: Compiler) -> Compilation? {
    let changed = Edit.apply(edits, to: bytes)
    guard let source = try? PageSource(bytes: changed, file: name + ".txt") else { return nil }
    return compiler.compile(source)
  }
}

/// Cuts text into lines and finds the running text in them.
private struct LineReader {
  let bytes: [UInt8]
  private var isCode = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func lines(in range: Range<Int>) -> [SourcePage.Line] {
    var found: [SourcePage.Line] = []
    var start = range.lowerBound
    isCode = false
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != 10 { end += 1 }
      let next = end + 1
      if end > start, bytes[end - 1] == 13 { end -= 1 }
      let prose = prose(in: start..<end)
      if let prose { found.append(SourcePage.Line(span: start..<end, prose: prose)) }
      start = next
    }
    return found
  }

  /// The running text of a line; nil where a code block begins, goes on or ends.
  private mutating func prose(in line: Range<Int>) -> [Range<Int>]? {
    let began = isCode
    var ranges: [Range<Int>] = []
    var start = line.lowerBound
    var index = line.lowerBound
    while index < line.upperBound {
      guard let (opener, closer) = construct(at: index) else {
        index += 1
        continue
      }
      if start < index { ranges.append(start..<index) }
      index = isCode ? index : index + opener.count
      while index < line.upperBound, !has(closer, at: index) { index += 1 }
      isCode = opener.count == 3 && index >= line.upperBound
      index = min(index + closer.count, line.upperBound)
      start = index
    }
    if start < line.upperBound { ranges.append(start..<line.upperBound) }
    return began || isCode ? nil : ranges
  }

  /// What begins at a place and is no running text: its first and its last bytes.
  private func construct(at index: Int) -> (opener: [UInt8], closer: [UInt8])? {
    let constructs = [("{{{", "}}}"), ("{{", "}}"), ("[", "]"), ("|", "")]
      .map { (opener: Array($0.0.utf8), closer: Array($0.1.utf8)) }
    if isCode { return constructs[0] }
    return constructs.first { has($0.opener, at: index) }
  }

  private func has(_ needle: [UInt8], at index: Int) -> Bool {
    index + needle.count <= bytes.count && Array(bytes[index..<index + needle.count]) == needle
  }
}
