/// Straight quotation marks become curly ones and the other way: keyboards differ.
struct QuotesChanged: Transformation {
  let name = "quotation marks"

  func edits(in page: SourcePage) -> [Edit] {
    page.lines.flatMap { line -> [Edit] in
      line.prose.flatMap { prose -> [Edit] in
        let marks = page.places(of: "\"", in: prose)
        let straight = marks.enumerated().map { index, place in
          Edit(range: place, text: index.isMultiple(of: 2) ? "“" : "”")
        }
        let curly = (page.places(of: "“", in: prose) + page.places(of: "”", in: prose))
          .map { Edit(range: $0, text: "\"") }
        return (marks.count.isMultiple(of: 2) ? straight : []) + curly
      }
    }
  }
}
