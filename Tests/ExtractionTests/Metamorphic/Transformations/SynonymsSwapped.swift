import Policy

@testable import Extraction

/// A term of the vocabulary gives way to another term of the same thing: the rule is about the
/// thing, not about its name.
///
/// Only names are exchanged, singular for singular: what reads as a predicate ("able to sign in")
/// needs another sentence around it.
struct SynonymsSwapped: Transformation {
  let name = "synonyms"
  let keepsWords = false
  private let groups: [[String]]

  init(_ attributes: [Attribute]) {
    var owners: [String: Int] = [:]
    let all = attributes.flatMap { [$0.terms] + $0.members.map(\.terms) }
    for term in all.joined() { owners[WordSequence.key(term), default: 0] += 1 }
    groups = all.map { terms in
      terms.filter { owners[WordSequence.key($0)] == 1 && Self.isName($0) }
    }.filter { $0.count > 1 }
  }

  func edits(in page: SourcePage) -> [Edit] {
    var edits: [Edit] = []
    let terms = groups.flatMap { group in group.map { (term: $0, group: group) } }
    for (term, group) in terms.sorted(by: { $0.term.utf8.count > $1.term.utf8.count }) {
      let others = group.filter { $0 != term && $0.hasSuffix("s") == term.hasSuffix("s") }
      guard let other = others.first else { continue }
      edits += page.exchanges(term, other).filter { edit in
        !edits.contains { $0.range.overlaps(edit.range) }
      }
    }
    return edits
  }

  private static func isName(_ term: String) -> Bool {
    let words = term.split(separator: " ")
    guard let first = words.first, let last = words.last else { return false }
    return first.first?.isUppercase ?? false && !last.hasSuffix("ed") && !words.contains("to")
  }
}
