/// The line above a hunk, in the wordings of all releases and languages that JSPWiki ships.
struct HunkHeader: Sendable, Hashable {
  var kind: Hunk.Kind
  /// The stated line, of the new text for additions and of the old text otherwise.
  var number: Int
  /// The stated number of lines, which for changes is that of the old lines.
  var count: Int

  init?(_ line: String) {
    for wording in Self.wordings where line.hasPrefix(wording.lead) {
      let rest = line.dropFirst(wording.lead.count)
      guard let middle = rest.firstRange(of: wording.middle) else { continue }
      var count = rest[middle.upperBound...]
      if !wording.tail.isEmpty {
        guard count.hasSuffix(wording.tail) else { continue }
        count = count.dropLast(wording.tail.count)
      }
      guard let number = Self.number(rest[..<middle.lowerBound]), number > 0,
        let lines = Self.lines(count)
      else { continue }
      kind = wording.kind
      self.number = number
      self.count = lines
      return
    }
    return nil
  }

  /// Whether a line could be a header at all, found out cheaply.
  static func isPossible(_ line: ArraySlice<UInt8>) -> Bool {
    let trimmed = line.drop { $0 <= .space }
    return trimmed.count < 200 && leads.contains { trimmed.starts(with: $0) }
  }

  private struct Wording {
    var kind: Hunk.Kind
    var lead: String
    var middle: String
    var tail = ""
  }

  private static let wordings: [Wording] = [
    .init(kind: .added, lead: "At line ", middle: " added "),
    .init(kind: .changed, lead: "At line ", middle: " changed "),
    .init(kind: .removed, lead: "At line ", middle: " removed "),
    .init(kind: .added, lead: "Zeile ", middle: ": ", tail: " hinzugefügt."),
    .init(kind: .changed, lead: "Zeile ", middle: ": ", tail: " geändert."),
    .init(kind: .removed, lead: "Zeile ", middle: ": ", tail: " gelöscht."),
    .init(kind: .added, lead: "En la línea ", middle: " añadió "),
    .init(kind: .changed, lead: "En la línea ", middle: " cambió "),
    .init(kind: .removed, lead: "En la línea ", middle: " borró "),
    .init(kind: .added, lead: "Riville ", middle: " lisättiin "),
    .init(kind: .changed, lead: "Riviltä ", middle: " alkaen muutettiin "),
    .init(kind: .removed, lead: "Riviltä ", middle: " alkaen poistettiin "),
    .init(kind: .added, lead: "En ligne ", middle: ", ajout de "),
    .init(kind: .changed, lead: "En ligne ", middle: ", changement de "),
    .init(kind: .removed, lead: "En ligne ", middle: ", suppression de "),
    .init(kind: .added, lead: "Linea ", middle: " aggiunta "),
    .init(kind: .changed, lead: "Linea ", middle: " cambiata "),
    .init(kind: .removed, lead: "Linea ", middle: " eliminata "),
    .init(kind: .added, lead: "Op lijn ", middle: " werden ", tail: " toegevoegd"),
    .init(kind: .changed, lead: "Op lijn ", middle: " werden ", tail: " gewijzigd"),
    .init(kind: .removed, lead: "Op lijn ", middle: " werden ", tail: " verwijderd"),
    .init(kind: .added, lead: "Na linha ", middle: " adicionado "),
    .init(kind: .changed, lead: "Na linha ", middle: " alterado "),
    .init(kind: .removed, lead: "Na linha ", middle: " removido "),
    .init(kind: .added, lead: "Строка ", middle: " добавлена "),
    .init(kind: .changed, lead: "Строка ", middle: " изменена "),
    .init(kind: .removed, lead: "Строка ", middle: " удалена "),
    .init(kind: .added, lead: "在第 ", middle: " 行添加了 "),
    .init(kind: .changed, lead: "在第 ", middle: " 行更改了 "),
    .init(kind: .removed, lead: "在第 ", middle: " 行删除了 "),
  ]

  private static let leads: [[UInt8]] = Set(wordings.map(\.lead)).map { Array($0.utf8) }

  /// What the bundles say for a single line; the Dutch and Portuguese ones ship misspelt.
  private static let oneLine: Set<String> = [
    "one line", "Eine Zeile", "una línea", "yksi rivi", "une ligne", "una linea", "één lijn",
    "ï¿½ï¿½n lijn", "\u{FFFD}\u{FFFD}n lijn", "ouma linha", "uma linha", "одна строка", "一行",
  ]

  private static let linesWords: Set<String> = [
    "line", "lines", "line(s)", "Zeile", "Zeilen", "línea", "líneas", "rivi", "riviä", "ligne",
    "lignes", "linea", "linee", "lijn", "lijnen", "linha", "linhas", "строка", "строк", "строки",
    "行",
  ]

  private static func lines(_ text: Substring) -> Int? {
    var text = text.javaTrimmed
    if text.hasSuffix(".") { text.removeLast() }
    if oneLine.contains(text) { return 1 }
    guard let space = text.lastIndex(of: " "),
      linesWords.contains(String(text[text.index(after: space)...])),
      let count = number(text[..<space]), count > 0
    else { return nil }
    return count
  }

  /// Reads a number with the grouping of any locale, such as `1,234` or `1 234`.
  static func number(_ text: Substring) -> Int? {
    let groups = text.split(omittingEmptySubsequences: false) { separators.contains($0) }
    guard let first = groups.first, !first.isEmpty,
      groups.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) })
    else { return nil }
    if groups.count > 1 {
      guard first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    }
    let digits = groups.joined()
    return digits.count <= 9 ? Int(digits) : nil
  }

  private static let separators: Set<Character> = [
    ",", ".", "'", "’", " ", "\u{A0}", "\u{202F}", "\u{2009}",
  ]
}
