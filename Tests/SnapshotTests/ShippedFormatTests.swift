import Policy
import Snapshot
import Testing

/// The vocabularies that ship with the product describe exports without loose ends.
@Suite struct ShippedFormatTests {
  @Test func namesReferToSomething() throws {
    let vocabularies = try shippedVocabularies()
    let formats = Set(vocabularies.formats.map(\.name))
    for attribute in vocabularies.attributes {
      for source in attribute.sources {
        #expect(formats.contains(source.format), "\(attribute.name): \(source.format)")
      }
    }
    for format in vocabularies.formats {
      for entity in format.entities {
        #expect(vocabularies.entity(named: entity) != nil, "\(format.name): \(entity)")
      }
      for part in format.parts {
        #expect(formats.contains(part.format), "\(format.name): \(part.format)")
      }
    }
  }

  @Test func everyExpressionCompiles() throws {
    let vocabularies = try shippedVocabularies()
    let names = vocabularies.attributes.map(\.name)
    let needs = try CollectionNeeds(of: names, vocabularies: vocabularies)
    #expect(needs.exports.count > 15)
    for name in names {
      _ = try CollectionNeeds.settling(name, vocabularies: vocabularies)
    }
  }

  @Test func summaryCountsStates() throws {
    let snapshot = try fixtureSnapshot("pages")
    let summary = try #require(
      snapshot.summaries(vocabularies: shippedVocabularies()).first { $0.entity == "account" })
    #expect(summary.instances == 3)
    let enabled = summary.attributes.first { $0.name == "account.sign_in.enabled" }
    #expect(enabled?.known == 2)
    #expect(enabled?.unknown == 1)
    #expect(enabled?.reasons == ["the field is null, which says nothing"])
  }
}
