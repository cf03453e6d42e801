import JSPWiki
import Randomness
import Testing

@Suite struct SavedDiffPageTests {
  private func page(_ name: String) throws -> SavedDiffPage {
    try SavedDiffPage(parsing: Fixture.bytes("diff-pages/\(name)"))
  }

  private func shown(_ rows: [Hunk.Row], _ bytes: [UInt8]) -> [String] {
    rows.map { "\($0.line):" + String(decoding: bytes[$0.span], as: UTF8.self).trimmed }
  }

  @Test func readsFurnitureHunksAndHistory() throws {
    let bytes = try Fixture.bytes("diff-pages/plain.txt")
    #expect(SavedDiffPage.recognises(bytes))
    let page = try SavedDiffPage(parsing: bytes)
    #expect(page.revision == 7)
    #expect(page.modified?.description == "2024-03-09T14:05")
    #expect(page.author == "Jo Harper")
    #expect(page.created?.description == "2023-12-01T08:00")
    #expect(page.attachments.map(\.name) == ["pump.png", "a_very_long_file_name_for_a_p..."])
    #expect(page.attachments.map(\.kind) == ["png", "pdf"])
    #expect(page.attachments.map(\.isCutOff) == [false, true])
    #expect(page.attachments.map(\.version) == [2, 1])
    #expect(page.versions.map(\.version) == [7, 6, 5])
    #expect(page.versions.map(\.changeNote) == [nil, "new valve", nil])
    #expect(page.hunks.map(\.kind) == [.changed, .added, .removed])
    #expect(shown(page.hunks[0].old, bytes) == ["2:old valve"])
    #expect(shown(page.hunks[0].new, bytes) == ["2:new valve", "3:"])
    #expect(shown(page.hunks[1].new, bytes) == ["6:first", "7:second"])
    #expect(page.hunks[1].oldStart == 5)
    #expect(shown(page.hunks[2].old, bytes) == ["9:gone"])
    #expect(page.hunks[2].newStart == 12)
  }

  @Test func sidesKnowWhatNobodyHasSeen() throws {
    let page = try page("plain.txt")
    #expect(page.side(.new).segments.map(\.firstLine) == [2, 6])
    #expect(page.side(.new).gaps == [1...1, 4...5])
    #expect(page.side(.old).segments.map(\.firstLine) == [2, 9])
    #expect(page.side(.old).gaps == [1...1, 3...8])
  }

  @Test func everyByteIsFurnitureHeaderOrRow() throws {
    let bytes = try Fixture.bytes("diff-pages/plain.txt")
    let page = try SavedDiffPage(parsing: bytes)
    var spans = page.furniture
    for hunk in page.hunks {
      spans.append(hunk.headerSpan)
      spans += (hunk.old + hunk.new).map(\.span)
    }
    spans.sort { $0.lowerBound < $1.lowerBound }
    var place = 0
    for span in spans {
      #expect(span.lowerBound == place)
      place = span.upperBound
    }
    #expect(place == bytes.count)
  }

  @Test func carriageReturnsAndByteOrderMarksChangeNothing() throws {
    let plain = try Fixture.bytes("diff-pages/plain.txt")
    let bytes =
      [0xEF, 0xBB, 0xBF] + Array(String(decoding: plain, as: UTF8.self).crlf.utf8)
    let page = try SavedDiffPage(parsing: bytes)
    #expect(page.hunks.map(\.header) == (try self.page("plain.txt")).hunks.map(\.header))
    #expect(shown(page.hunks[1].new, bytes) == ["6:first", "7:second"])
  }

  @Test func pageLinesMayLookLikeHeaders() throws {
    let text = """
      Difference between version and

      At line 3 added 3 lines
      At line 1 added one line
      Version Date Modified Size
      x
      At line 9 changed one line
      a
      At line 400 removed 2 lines
      b
      At line 20 removed one line
      c
      This page (revision-3) was last changed on 01-Jan-2024 10:00 by me
      """
    let bytes = Array(text.utf8)
    let page = try SavedDiffPage(parsing: bytes)
    #expect(page.hunks.map(\.header.count) == [23, 26, 27])
    #expect(page.hunks[1].new.count == 2)
    #expect(page.hunks[2].old.map(\.line) == [20])
  }

  @Test(arguments: [
    ("At line 1,234 added 2 lines", "At line 2000 removed one line"),
    ("At line 1 added 2 line(s).", "At line 9 removed 1 line."),
    ("Zeile 1: 2 Zeilen hinzugefügt.", "Zeile 9: Eine Zeile gelöscht."),
    ("En la línea 1 añadió 2 líneas", "En la línea 9 borró una línea"),
    ("Riville 1 lisättiin 2 riviä", "Riviltä 9 alkaen poistettiin yksi rivi"),
    ("En ligne 1, ajout de 2 lignes", "En ligne 9, suppression de une ligne"),
    ("Linea 1 aggiunta 2 linee", "Linea 9 eliminata una linea"),
    ("Op lijn 1 werden 2 lijnen toegevoegd", "Op lijn 9 werden één lijn verwijderd"),
    ("Na linha 1 adicionado 2 linhas", "Na linha 9 removido ouma linha"),
    ("Строка 1 добавлена 2 строк", "Строка 9 удалена одна строка"),
    ("在第 1 行添加了 2 行", "在第 9 行删除了 一行"),
    ("At line 1\u{202F}234 added 2 lines", "At line 1.999 removed one line"),
  ])
  func readsTheWordingsOfAllReleases(added: String, removed: String) throws {
    let page = try SavedDiffPage(parsing: Array("\(added)\na\nb\n\(removed)\nc\n".utf8))
    #expect(page.hunks.map(\.kind) == [.added, .removed])
    #expect(page.hunks[0].new.count == 2)
    #expect(page.hunks[1].old.count == 1)
  }

  @Test(arguments: [
    ("", 1, "the file is empty"), ("!A page\nwith text\n", 1, "not a saved diff view"),
    ("At line 2 added 3 lines\na\nb\n", 1, "hunk 1 (`At line 2 added 3 lines`) says 3 lines"),
    ("At line 2 changed 2 lines\na\nb\n", 1, "at least one new line"),
    (
      "At line 2 added 1 line\na\nb\nAt line 9 added one line\nc\n", 1,
      "hunk 1 (`At line 2 added 1 line`) says 1 line, but 2 lines stand before the next hunk"
    ),
    (
      "At line 9 removed one line\na\nAt line 9 removed one line\nb\n", 3,
      "hunk 2 (`At line 9 removed one line`) begins at old line 9"
    ),
    (
      "At line 9 added one line\na\nAt line 10 added one line\nb\n", 3,
      "cannot begin before new line 11"
    ),
  ])
  func whatContradictsItselfIsAnError(text: String, line: Int, message: String) {
    #expect {
      try SavedDiffPage(parsing: Array(text.utf8))
    } throws: { error in
      guard let error = error as? SavedPageError else { return false }
      return error.line == line && error.message.contains(message)
    }
  }

  @Test func noDifferenceIsADiffWithoutHunks() throws {
    let text = "Difference between version 3 and 2\nNo difference detected.\n"
    #expect(try SavedDiffPage(parsing: Array(text.utf8)).hunks.isEmpty)
  }

  @Test func pagesThatQuoteAHeaderAreNoDiffViews() {
    #expect(!SavedDiffPage.recognises(Array("!Help\nAt line 2 added one line\nmeans\n".utf8)))
    #expect(!SavedDiffPage.recognises([]))
  }

  @Test(arguments: [
    ("13-Jun-2025 03:33", "2025-06-13T03:33"), ("3-mars-2020 9:05", "2020-03-03T09:05"),
    ("01-Dez.-2019 23:59:01", "2019-12-01T23:59"), ("2020-02-29 00:00", "2020-02-29T00:00"),
    ("11-июн.-2021 10:10", "2021-06-11T10:10"), ("07-8月-2022 01:02", "2022-08-07T01:02"),
    ("24.12.2010 18:00", "2010-12-24T18:00"),
  ])
  func readsDates(text: String, iso: String) {
    #expect(PageDate(text)?.description == iso)
  }

  @Test func newTemplateAttachmentsAreRead() throws {
    let text = """
      Difference between version 2 and 1
      pump drawing.png 3 09-Mar-2024 14:05 43 kB png jo view delete fixed scale
      At line 1 added one line
      a
      """
    let entry = try #require(try SavedDiffPage(parsing: Array(text.utf8)).attachments.first)
    #expect(entry.name == "pump drawing.png")
    #expect(entry.kind == "png")
    #expect(entry.size == "43 kB")
    #expect(entry.author == "jo")
  }

  @Test func aRealPageIsReadWhole() throws {
    guard let bytes = Fixture.shared("gold/dev/seed-diff.txt") else { return }
    #expect(SavedDiffPage.recognises(bytes))
    let page = try SavedDiffPage(parsing: bytes)
    #expect(page.revision == 202)
    #expect(page.attachments.count == 16)
    #expect(page.attachments.filter(\.isCutOff).count == 1)
    #expect(page.versions.map(\.version) == [202, 201])
    #expect(page.hunks.count == 15)
    #expect(page.hunks.map(\.new.count).reduce(0, +) == 84)
    for segment in page.side(.new).segments {
      let document = Document(parsing: bytes, range: segment.span)
      #expect(document.leaves.first?.span.lowerBound == segment.span.lowerBound)
    }
  }

  @Test func anyBytesAreReadOrRefused() {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "At line 1 added one line\n", "At line 3 changed 2 lines\n", "At line 9 removed 3 lines\n",
      "a\n", "\n", "Version Date Modified Size\n", "2 01-Jan-2024 10:00 1.0 kB me to last\n",
      "At line 999,999,999 added 999999999 lines\n", "\r\n", "At line 12 added one line\n",
      "Difference between version\n", "x.png 1 kB 1 01-Jan-2024 10:00 me\n",
    ]
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<30, using: &generator) {
        bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
      }
      if let page = try? SavedDiffPage(parsing: bytes) {
        var next = 1
        for hunk in page.hunks {
          #expect(hunk.oldStart >= next, "seed \(seed)")
          next = hunk.oldStart + hunk.old.count
        }
      }
    }
  }
}
