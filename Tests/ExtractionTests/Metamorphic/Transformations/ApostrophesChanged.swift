/// Straight apostrophes become curly ones and the other way: keyboards differ.
struct ApostrophesChanged: Transformation {
  let name = "apostrophes"

  func edits(in page: SourcePage) -> [Edit] {
    let straight = page.places(of: "'").filter { place in
      let sides = [place.lowerBound - 1, place.upperBound]
      return sides.allSatisfy { page.bytes.indices.contains($0) && page.bytes[$0] != 39 }
    }
    return straight.map { Edit(range: $0, text: "’") }
      + page.places(of: "’").map { Edit(range: $0, text: "'") }
  }
}
