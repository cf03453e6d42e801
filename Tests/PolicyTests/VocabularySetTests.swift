import FoundationEssentials
import Testing

@testable import Policy

@Suite struct VocabularySetTests {
  @Test func theShippedVocabulariesFitTogether() throws {
    let set = try shipped.get()
    #expect(set.vocabularies.map(\.name) == ShippedVocabularies.names)
    #expect(try VocabularySet.shipped().attributes == set.attributes)
    #expect(set.attribute(named: "integration.auth")?.sources.isEmpty == false)
    #expect(set.entity(named: "integration")?.cardinality == .many)
    #expect(
      set.nearest(to: "tenant.security_default.enabled") == "tenant.security_defaults.enabled")
    #expect(set.nearest(to: "something.else") == nil)
  }

  /// The example of the documentation works beside the vocabularies of the product.
  @Test func theDocumentedExampleIsValid() throws {
    let path = repositoryRoot + "/Sources/Policy/Policy.docc/Vocabulary.md"
    let page = String(
      decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
    let start = try #require(page.firstRange(of: "```yaml\n")).upperBound
    let end = try #require(page[start...].firstRange(of: "```")).lowerBound
    let example = try VocabularyFile.read(Array(page[start..<end].utf8), file: "Vocabulary.md")
    let set = try VocabularySet(ShippedVocabularies.load() + [example])
    #expect(set.attribute(named: "gateway.tls.enabled") != nil)
    #expect(set.format(named: "mailgate.mailboxes") != nil)
  }

  @Test func extensionsAddWhatTheyHave() throws {
    let base = try read("tenant.x: {type: enum, values: {a: [A]}, terms: [X], from: {f: record.x}}")
    var addition = try read(
      "tenant.x: {values: {a: [Alpha]}, terms: [x, Y], from: {g: record.y}, attest: ask}")
    addition.name = "second"
    let attribute = try #require(try VocabularySet([base, addition]).attribute(named: "tenant.x"))
    #expect(attribute.terms == ["X", "Y"])
    #expect(attribute.members[0].terms == ["A", "Alpha"])
    #expect(attribute.sources.map(\.format) == ["f", "g"])
    #expect(attribute.attest == "ask")
  }

  @Test func whatDoesNotFitIsNamed() throws {
    var second = try read(
      "tenant.x: {type: int}\ntenant.xy: {terms: [X]}\nacount.y: {type: bool}\ntenant.x.z: {type: bool}",
      entities: "tenant: {cardinality: many, key: tenant.ky}\n  account: {cardinality: one}")
    second.name = "second"
    let vocabularies = [
      try read("tenant.x: {type: bool}\ntenant.key: {type: string}"), second,
    ]
    let found = messages { _ = try VocabularySet(vocabularies) }
    #expect(
      found == [
        "v.yaml:5:3: error: the entity `tenant` differs from its declaration in another vocabulary",
        "v.yaml:8:3: error: the attribute `tenant.x` is declared twice, first in v.yaml "
          + "(leave out `type` to extend it)",
        "v.yaml:9:3: error: the attribute `tenant.xy` has no type, and no other vocabulary declares "
          + "it (the nearest valid name is `tenant.x`)",
        "v.yaml:10:3: error: no vocabulary declares the entity `acount` "
          + "(the nearest valid name is `account`)",
        "v.yaml:5:3: error: the key of `tenant` is no attribute: `tenant.ky` "
          + "(the nearest valid name is `tenant.key`)",
        "v.yaml:11:3: error: the attribute `tenant.x` is at the same time the beginning of "
          + "`tenant.x.z`",
      ])
  }

  private func read(_ text: String, entities: String = "tenant: {cardinality: one}") throws
    -> Vocabulary
  {
    try VocabularyFile.read(vocabularyText(text, entities: entities), file: "v.yaml")
  }
}
