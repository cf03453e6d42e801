import Policy

@testable import Extraction

/// A small change of a page: the bytes of a range give way to a text.
struct Edit: Sendable {
  var range: Range<Int>
  var text: String

  /// The bytes after edits that do not overlap.
  static func apply(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard edit.range.lowerBound >= position else { continue }
      result += bytes[position..<edit.range.lowerBound]
      result += Array(edit.text.utf8)
      position = edit.range.upperBound
    }
    return result + bytes[position...]
  }
}

/// A change of a page that leaves alone what it demands.
protocol Transformation: Sendable {
  var name: String { get }
  /// Whether the claims in words stay the same too; false where words themselves are exchanged.
  var keepsWords: Bool { get }
  /// Independent edits; every choice of them leaves the demands alone.
  func edits(in page: SourcePage) -> [Edit]
}

extension Transformation {
  var keepsWords: Bool { true }
}

/// A change of a page that changes exactly one demand: the one whose sentence it touches.
protocol Mutation: Sendable {
  var name: String { get }
  /// Edits of which each alone changes the demand of a statement.
  func edits(of statement: Statement, in page: SourcePage) -> [Edit]
}

extension SourcePage {
  /// Where a text occurs in running text.
  func places(of text: String) -> [Range<Int>] {
    lines.flatMap { line in line.prose.flatMap { places(of: text, in: $0) } }
  }

  /// Where a text occurs in a range.
  func places(of text: String, in range: Range<Int>) -> [Range<Int>] {
    let needle = Array(text.utf8)
    guard !needle.isEmpty, range.count >= needle.count else { return [] }
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index + needle.count <= range.upperBound {
      if bytes[index] == needle[0], Array(bytes[index..<index + needle.count]) == needle {
        found.append(index..<index + needle.count)
        index += needle.count
      } else {
        index += 1
      }
    }
    return found
  }

  /// Where a text stands as words of its own in running text.
  func words(_ text: String) -> [Range<Int>] {
    places(of: text).filter { isBoundary($0.lowerBound - 1) && isBoundary($0.upperBound) }
  }

  /// Exchanges every occurrence of the words.
  func exchanges(_ old: String, _ new: String) -> [Edit] {
    words(old).map { Edit(range: $0, text: new) }
  }

  /// Exchanges the words where they stand in a range, in running text.
  func exchanges(_ old: String, _ new: String, in range: Range<Int>) -> [Edit] {
    let prose = lines.flatMap(\.prose).filter { $0.overlaps(range) }.map { $0.clamped(to: range) }
    return prose.flatMap { places(of: old, in: $0) }
      .filter { isBoundary($0.lowerBound - 1) && isBoundary($0.upperBound) && !isInName($0) }
      .map { Edit(range: $0, text: new) }
  }

  /// Whether dots tie a word to its neighbours (`2.0`).
  private func isInName(_ place: Range<Int>) -> Bool {
    let (before, after) = (place.lowerBound - 1, place.upperBound)
    let isTied = { (dot: Int, next: Int) in
      bytes.indices.contains(next) && bytes[dot] == 46 && !isBoundary(next)
    }
    return before > 0 && isTied(before, before - 1)
      || after < bytes.count && isTied(after, after + 1)
  }

  private func isBoundary(_ index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return true }
    let byte = bytes[index]
    return
      !(byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte)
      || (97...122).contains(byte) || byte == 95)
      || byte == 95 && bytes.indices.contains(index + 1) && bytes.indices.contains(index - 1)
        && (bytes[index + 1] == 95 || bytes[index - 1] == 95)
  }
}

extension Statement {
  /// The words that say what is demanded, without conditions, reasons and examples.
  var demandedWords: [String] {
    let claimed = claim.map { [$0.subject] + $0.object } ?? []
    let done = step.map { [$0.target ?? "", $0.value ?? ""] + $0.path } ?? []
    return claimed.isEmpty ? done : claimed
  }
}
