import Policy
import Randomness
import Snapshot
import Testing

/// Damaged files: one clear message with its place.
@Suite struct BadInputTests {
  @Test(arguments: [
    ("bad/half.json", ":2:26: error: malformed JSON: the text ends where a value has to stand"),
    ("bad/empty.json", ": error: the file is empty"),
    (
      "bad/doctype.xml",
      ":2:1: error: the XML has a document type declaration, which is refused "
        + "(remove `<!DOCTYPE …>`; exports do not need it)"
    ),
    (
      "bad/entity.xml",
      ":2:1: error: the XML has a document type declaration, which is refused "
        + "(remove `<!DOCTYPE …>`; exports do not need it)"
    ),
    ("bad/duplicate.json", ":3:1: error: the object has `IsEnabled` twice (letter case aside)"),
    ("bad/invalid-utf8.json", ":1:9: error: the text is neither UTF-8 nor Windows-1252"),
    (
      "bad/broken.yaml",
      ":2:1: error: malformed YAML: while parsing a flow sequence: did not find expected ',' or ']'"
    ),
    ("bad/nothing.json", ": error: there is no such file or folder"),
  ])
  func sayWhatIsWrongAndWhere(_ name: String, expected: String) throws {
    let diagnostics = #expect(throws: Diagnostics.self) { try fixtureSnapshot(name) }
    #expect(diagnostics?.items.map(\.description) == [fixture(name) + expected])
  }

  @Test func unknownAttributesNameTheNearest() throws {
    let diagnostics = #expect(throws: Diagnostics.self) {
      try fixtureSnapshot("bad/attributes.yaml")
    }
    #expect(
      diagnostics?.items.map(\.message) == [
        "unknown attribute `account.mfa.registred`",
        "unknown attribute `tenant.security_defaults.enabeld`",
      ])
    #expect(
      diagnostics?.items.first?.help == "the nearest valid name is `account.mfa.registered`")
  }

  @Test func allFilesOfAFolderAreReported() throws {
    let diagnostics = #expect(throws: Diagnostics.self) { try fixtureSnapshot("bad") }
    #expect((diagnostics?.items.count ?? 0) >= 8)
  }

  @Test func strangersAreWarningsWithTheirNames() throws {
    let snapshot = try fixtureSnapshot("other")
    let messages = snapshot.warnings.map { warning in
      (String(warning.file.split(separator: "/").last ?? ""), warning.message)
    }
    #expect(messages.map(\.0) == ["latin.json", "notes.md", "picture.bin", "stranger.json"])
    #expect(messages[0].1 == "not UTF-8 (line 1, column 72): read as Windows-1252")
    #expect(
      messages[3].1 == "not recognised as any export: its top-level names are `speed`, `colour`")
    #expect(snapshot.instances(of: "account").map(\.key) == ["müller@contoso.example"])
  }

  @Test func damagedExportsAreReadOrRefused() throws {
    var random = SeededGenerator(seed: UInt64.random(in: 0...UInt64.max))
    print("seed: \(random.seed)")
    let exports = try exports()
    for _ in 0..<300 {
      var (name, file) = exports[Int(random.next() % UInt64(exports.count))]
      for _ in 0..<Int(random.next() % 4) + 1 where !file.isEmpty {
        let place = Int(random.next() % UInt64(file.count))
        switch random.next() % 3 {
        case 0: file[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: file.remove(at: place)
        default: file.insert(Array("{}[]\",:<>\n".utf8)[Int(random.next() % 10)], at: place)
        }
      }
      guard
        let snapshot = try? ConfigurationSnapshot.load(
          files: [(name, file)], vocabularies: shippedVocabularies())
      else { continue }
      _ = snapshot.summaries(vocabularies: try shippedVocabularies())
    }
  }

  @Test func everyPrefixOfAnExportIsReadOrRefused() throws {
    for (name, whole) in try exports() where whole.count < 2000 {
      for count in stride(from: 0, to: whole.count, by: 97) {
        _ = try? ConfigurationSnapshot.load(
          files: [(name, Array(whole.prefix(count)))], vocabularies: shippedVocabularies())
      }
    }
  }

  /// The files of all quirks.
  private func exports() throws -> [(String, [UInt8])] {
    try QuirkFolder.all().flatMap { try $0.scenarios() }.flatMap(\.files)
  }
}
