import Policy

/// Reads what a setting means: its name, its default and what an empty one stands for.
enum ParameterReader {
  /// The parameter that a statement describes; `title` is the label that it stands under.
  static func read(_ statement: Statement, title: String?, source: SourceSpan) -> Parameter {
    let (name, text) = parts(statement.text, title: title)
    let lower = text.lowercased()
    return Parameter(
      name: name, text: text, defaultValue: defaultValue(text, lower: lower),
      whenEmpty: emptyMeaning(text, lower: lower), source: source)
  }

  private static let defaults = [
    "the default value is ", "the default is ", "default value is ", "default is ", "defaults to ",
    "default value: ", "default: ", "by default it is ", "by default ",
  ]

  private static let empties = [
    "if left empty", "if left blank", "when left empty", "when left blank", "if it is empty",
    "when it is empty", "if empty", "when empty", "leave it empty", "leave empty", "leave blank",
    "leave it blank", "an empty value", "an empty field", "empty means", "if blank",
  ]

  private static func parts(_ text: String, title: String?) -> (name: String, text: String) {
    for mark in [" | ", ": ", " - ", " \u{2013} ", " \u{2014} "] {
      guard let split = text.range(ofText: mark) else { continue }
      let name = String(text[..<split.lowerBound])
      let rest = String(text[split.upperBound...])
      if !name.isEmpty, !rest.isEmpty, name.split(separator: " ").count <= 8 { return (name, rest) }
    }
    return (title ?? String(text.prefix { $0 != "." }), text)
  }

  /// The words between a phrase for a default and the end of its clause.
  private static func defaultValue(_ text: String, lower: String) -> String? {
    guard lower.utf8.count == text.utf8.count, lower.range(ofText: "default") != nil else {
      return nil
    }
    for phrase in defaults {
      guard let found = lower.range(ofText: phrase) else { continue }
      let start = text.utf8.index(
        text.startIndex, offsetBy: lower.utf8.distance(from: lower.startIndex, to: found.upperBound)
      )
      let value = clause(text[start...])
      if !value.isEmpty { return value }
    }
    return nil
  }

  private static func emptyMeaning(_ text: String, lower: String) -> String? {
    guard ["empty", "blank"].contains(where: { lower.range(ofText: $0) != nil }) else { return nil }
    for sentence in sentences(text, lower: lower)
    where empties.contains(where: { sentence.lower.range(ofText: $0) != nil }) {
      return sentence.text
    }
    return nil
  }

  /// Up to a sentence end, a semicolon or a closing bracket; points inside words stay.
  private static func clause(_ text: Substring) -> String {
    var end = text.startIndex
    while end < text.endIndex {
      let sign = text[end]
      let next = text.index(after: end)
      let isStop = sign == "." && (next == text.endIndex || text[next] == " ")
      if isStop || sign == ";" || sign == ")" || sign == "," { break }
      end = next
    }
    return String(text[..<end])
  }

  private static func sentences(
    _ text: String, lower: String
  ) -> [(text: String, lower: String)] {
    var found: [(text: String, lower: String)] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      var end = rest.startIndex
      while end < rest.endIndex {
        let next = rest.index(after: end)
        if rest[end] == ".", next == rest.endIndex || rest[next] == " " { break }
        end = next
      }
      let sentence = String(rest[..<end])
      if !sentence.isEmpty { found.append((sentence, sentence.lowercased())) }
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
      while rest.first == " " { rest.removeFirst() }
    }
    return found
  }
}

extension String {
  /// The place of the first occurrence of `text`.
  fileprivate func range(ofText text: String) -> Range<String.Index>? {
    guard let first = text.utf8.first else { return nil }
    let length = text.utf8.count
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      let found = rest[start...]
      if found.starts(with: text.utf8) {
        return start..<utf8.index(start, offsetBy: length)
      }
      rest = found.dropFirst()
    }
    return nil
  }
}
