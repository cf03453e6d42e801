/// The sentences in which a page says who changed it last and who made it.
struct RevisionLine {
  var revision: Int?
  var date: PageDate?
  var author: String?

  /// Reads `This page (revision-N) was last changed on DATE by AUTHOR`, with or without `was`.
  static func lastChange(_ text: String) -> RevisionLine? {
    guard let mark = text.firstRange(of: "This page (revision-") else { return nil }
    let rest = text[mark.upperBound...]
    guard let close = rest.firstIndex(of: ")"), let revision = Int(rest[..<close]) else {
      return nil
    }
    guard let on = rest.firstRange(of: "last changed on ") else { return nil }
    var line = dateAndAuthor(rest[on.upperBound...])
    line.revision = revision
    return line
  }

  /// Reads `This page was created on DATE by AUTHOR`.
  static func creation(_ text: String) -> RevisionLine? {
    guard let mark = text.firstRange(of: "This page was created on ") else { return nil }
    return dateAndAuthor(text[mark.upperBound...])
  }

  /// Reads the footer of an older version.
  static func publication(_ text: String) -> RevisionLine? {
    guard let mark = text.firstRange(of: "This particular version was published on ") else {
      return nil
    }
    return dateAndAuthor(text[mark.upperBound...])
  }

  private static func dateAndAuthor(_ text: Substring) -> RevisionLine {
    guard let by = text.firstRange(of: " by ") else {
      return RevisionLine(date: PageDate(text.javaTrimmed))
    }
    var author = text[by.upperBound...].javaTrimmed
    if author.hasSuffix(".") { author.removeLast() }
    return RevisionLine(
      date: PageDate(text[..<by.lowerBound].javaTrimmed), author: author.isEmpty ? nil : author)
  }
}
