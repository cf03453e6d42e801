import Testing

@testable import Policy

@Suite struct VocabularyFileTests {
  @Test func everyKeyIsRead() throws {
    let bytes = vocabularyText(
      """
      tenant.flags:
        type: list<enum>
        match: all
        values:
          web: {terms: [Web, browser], holds: size(tenant.uris) > 0}
          native: [Desktop]
        terms: [Platform]
        from: {graph.flags: record.flags, graph.other: {field: record.x, null: none}}
        derive: '["web"]'
        open: {group_membership_needed: size(tenant.uris) > 1}
        attest: ask
        secret: true
      tenant.uris: {type: list<url>, match: any}
      """)
    let vocabulary = try VocabularyFile.read(bytes, file: "v.yaml")
    #expect(vocabulary.name == "test")
    #expect(vocabulary.entities.map(\.name) == ["tenant"])
    let flags = try #require(vocabulary.attributes.first)
    #expect(flags.type == .list(.enumeration))
    #expect(flags.match == .all)
    #expect(flags.members.map(\.name) == ["web", "native"])
    #expect(flags.members[0].terms == ["Web", "browser"])
    #expect(flags.members[0].holds == RuleExpression("size(tenant.uris) > 0"))
    #expect(flags.members[0].holds?.place == FilePlace(line: 11, column: 43))
    #expect(flags.sources.map(\.format) == ["graph.flags", "graph.other"])
    #expect(flags.sources.map(\.null) == [.unknown, .none])
    #expect(flags.derivation?.text == "[\"web\"]")
    #expect(flags.openings.map(\.reason) == [.groupMembershipNeeded])
    #expect(flags.openings.first?.condition.text == "size(tenant.uris) > 1")
    #expect(flags.attest == "ask")
    #expect(flags.isSecret)
    #expect(flags.place == FilePlace(line: 7, column: 3))
  }

  @Test func formatsSayWhatTellsThemAndWhatProvesThem() throws {
    let text = """
      apiVersion: proviso/v1
      kind: Vocabulary
      metadata: {name: test, version: 1}
      entities: {tenant: {cardinality: one}}
      formats:
        tool.settings:
          recognise: {texts: {Name: Settings}}
          feeds: tenant
        tool.all:
          recognise: {members: [version]}
          captured: record.made
          contains:
            plain: tool.settings
            inner.settings:
              format: tool.settings
              proof: {commands: [Get-Settings], succeeded: ran, failed: log.failed}
      """
    let vocabulary = try VocabularyFile.read(Array(text.utf8), file: "v.yaml")
    #expect(
      vocabulary.formats.first?.tests
        == [FormatTest(texts: [MemberText(member: "Name", text: "Settings")])])
    let all = try #require(vocabulary.formats.last)
    #expect(all.captured?.text == "record.made")
    #expect(
      all.parts == [
        FormatPart(path: ["plain"], format: "tool.settings"),
        FormatPart(
          path: ["inner", "settings"], format: "tool.settings",
          proof: CollectionProof(
            commands: ["Get-Settings"], succeeded: ["ran"], failed: ["log", "failed"])),
      ])
  }

  @Test func anEntryWithoutTypeIsAnExtension() throws {
    let bytes = vocabularyText("tenant.x: {terms: [X], from: {f: record.x}}")
    let vocabulary = try VocabularyFile.read(bytes, file: "v.yaml")
    #expect(vocabulary.attributes.isEmpty)
    #expect(vocabulary.extensions.map(\.name) == ["tenant.x"])
  }

  @Test(arguments: [
    (
      "tenant.x: {typ: bool, type: bool}",
      "v.yaml:7:14: error: unknown key `typ` (the nearest valid name is `type`)"
    ),
    (
      "tenant.x: {type: bool, open: {stale: 'true'}}",
      "v.yaml:7:32: error: only a derivation leaves values open (add `derive`)"
    ),
    (
      "tenant.x: {type: bool, derive: 'true', open: {stail: 'true'}}",
      "v.yaml:7:49: error: unknown reason `stail` (valid names: `group_membership_needed`, `stale`)"
    ),
    (
      "tenant.x: {type: boolean}",
      "v.yaml:7:20: error: unknown type `boolean` (valid types: `bool`, `int`, `double`, `string`, "
        + "`email`, `host`, `url`, `timestamp`, `duration`, `enum`, `list<bool>`, `list<int>`, "
        + "`list<double>`, `list<string>`, `list<email>`, `list<host>`, `list<url>`, "
        + "`list<timestamp>`, `list<duration>`, `list<enum>`)"
    ),
    (
      "tenant.x: {type: strng}",
      "v.yaml:7:20: error: unknown type `strng` (the nearest valid name is `string`)"
    ),
    (
      "tenant.x: {type: bool, terms: Single}",
      "v.yaml:7:33: error: expected a list, found the text `Single`"
    ),
    (
      "tenant.x: {type: bool, terms: [12]}",
      "v.yaml:7:34: error: expected a text, found the number `12` (put `12` in quotes)"
    ),
    (
      "tenant.x: {type: bool, terms: [X, x]}",
      "v.yaml:7:37: error: duplicate term `x`"
    ),
    (
      "tenant.x: {type: bool, secret: yes}",
      "v.yaml:7:34: error: expected true or false, found the text `yes`"
    ),
    (
      "tenant.x: {type: enum}",
      "v.yaml:7:13: error: the key `values` is missing (an enum lists its values)"
    ),
    (
      "tenant.x: {type: bool, values: {a: []}}",
      "v.yaml:7:34: error: only an enum has values; the type is `bool`"
    ),
    (
      "tenant.x: {type: list<url>}",
      "v.yaml:7:13: error: the key `match` is missing "
        + "(say `any` or `all`: how many elements have to meet a demand)"
    ),
    (
      "tenant.x: {type: list<url>, match: some}",
      "v.yaml:7:38: error: unknown value `some` (valid names: `any`, `all`)"
    ),
    (
      "tenant.x: {type: bool, from: {f: {field: record.x, null: nothing}}}",
      "v.yaml:7:60: error: unknown value `nothing` (valid names: `inherit`, `unknown`, `none`)"
    ),
    (
      "Tenant.X: {type: bool}",
      "v.yaml:7:3: error: `Tenant.X` is no name of an attribute "
        + "(write the entity and at least one more word, joined by dots, in lower case)"
    ),
    (
      "tenant.x: {type: bool, derive: ''}",
      "v.yaml:7:34: error: expected an expression, found an empty text"
    ),
    (
      "tenant.x: !!map {type: bool}",
      "v.yaml:7:13: error: the tag `tag:yaml.org,2002:map` is not supported (remove it)"
    ),
  ])
  func mistakesAreNamedWithTheirPlace(attribute: String, expected: String) {
    let found = messages {
      _ = try VocabularyFile.read(vocabularyText(attribute), file: "v.yaml")
    }
    #expect(found == [expected])
  }

  @Test(arguments: [
    ("", "v.yaml: error: the file is empty (expected `kind: Vocabulary`)"),
    ("[]", "v.yaml:1:1: error: expected a mapping with `kind: Vocabulary`, found a list"),
    ("a: 1", "v.yaml:1:1: error: the key `kind` is missing (expected `kind: Vocabulary`)"),
    (
      "kind: Policy\nrequirements: []",
      "v.yaml:1:7: error: expected kind `Vocabulary`, found `Policy`"
    ),
    (
      "kind: Vocabluary",
      "v.yaml:1:7: error: unknown value `Vocabluary` (the nearest valid name is `Vocabulary`)"
    ),
    (
      "kind: Vocabulary\napiVersion: proviso/v2\nmetadata: {name: x}",
      "v.yaml:2:13: error: unknown version `proviso/v2` (this program reads `proviso/v1`)"
    ),
    (
      "kind: Vocabulary\napiVersion: proviso/v1\nmetadata: {name: A B}",
      "v.yaml:3:18: error: `A B` is no name "
        + "(use lower-case letters, digits, hyphens, underscores and dots)"
    ),
    ("a: [", "v.yaml:2:1: error: while parsing a flow node: did not find expected node content"),
    ("a: 1\na: 2", "v.yaml:2:1: error: duplicate key `a`, first on line 1"),
  ])
  func filesOfAnotherShapeAreRefused(text: String, expected: String) {
    let found = messages { _ = try VocabularyFile.read(Array(text.utf8), file: "v.yaml") }
    #expect(found == [expected])
  }

  @Test func allMistakesAreReportedAtOnceInOrder() {
    let found = messages {
      _ = try VocabularyFile.read(
        vocabularyText("tenant.b: {type: boo, x: 1}\ntenant.a: {type: int, match: any}"),
        file: "v.yaml")
    }
    #expect(found.map { $0.prefix(11) } == ["v.yaml:7:20", "v.yaml:7:25", "v.yaml:8:32"])
  }
}
