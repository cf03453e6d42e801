import Testing

@testable import Extraction

/// What authors use as structure, and the scope that it gives.
@Suite struct PageStructureTests {
  @Test func headingsNestByPrintedNumber() throws {
    let page = """
      !!!1. Vault
      !2. Mirror
      !!!2.1 Keys
      The __Realm__ must exist.
      """
    #expect(try Summary.of(page) == ["constraint must: {Realm present} [Mirror; Keys]"])
  }

  @Test func boldNumbersAreHeadings() throws {
    let page = """
      !1. Vault\\\\
      __1.1 Guests__ (all of them):\\\\
      The __Realm__ must exist.\\\\
      """
    #expect(
      try Summary.of(page) == ["constraint must: {Realm present} [Vault; Guests (all of them)]"])
  }

  @Test func alternativesStandSideBySide() throws {
    let page = """
      __Login__:\\\\
      ----
      __a.)__ __Key file__: The file must exist.\\\\
      ----
      __b.)__ __Password__: The password must not be empty.\\\\
      """
    #expect(
      try Summary.of(page) == [
        "constraint must: {file present} [Login; Key file]",
        "constraint must: {password present} [Login; Password]",
      ])
  }

  @Test func noticesGiveNoScope() throws {
    #expect(
      try Summary.of("__⚠️ Note__: The __Realm__ must exist.")
        == ["constraint must: {Realm present}"])
  }

  @Test func noticesBehindARuleStandApart() throws {
    let page = """
      !1. Vault
      The __Seal__ must be enabled.\\\\
      ----
      __⚠️ Note__: The __Realm__ must exist.\\\\
      """
    #expect(
      try Summary.of(page) == [
        "constraint must: {Seal enabled} [Vault]", "constraint must: {Realm present}",
      ])
  }

  @Test func theTitleOfThePageGivesNoScope() throws {
    #expect(
      try Summary.of("!!!Page\nThe __Realm__ must exist.") == ["constraint must: {Realm present}"])
  }

  @Test func labelsNameTheSubject() throws {
    #expect(
      try Summary.of("__Reply address__: Must not be empty.")
        == ["constraint must: {Reply address present} [Reply address]"])
  }

  @Test func definitionsAreParameters() throws {
    #expect(
      try Summary.of(";Depth: levels to keep. Default is 3. Must be at least 1.") == [
        "parameter: Depth: levels to keep. Default is 3.",
        "constraint must: {Depth at_least 1}",
      ])
  }

  @Test func membersOfAListBelongToTheirLeadIn() throws {
    let page = """
      These hosts have to be allowed:\\\\
      • __a.realm.example__\\\\
      • __b.realm.example__\\\\
      """
    #expect(
      try Summary.of(page) == [
        "constraint must: {hosts reachable a.realm.example | b.realm.example}"
      ])
  }

  @Test func tablesDemandThroughTheirHead() throws {
    let page = """
      || Setting || Required value
      | Guests | off
      | Depth | 3
      """
    #expect(
      try Summary.of(page) == [
        "constraint must: {Guests disabled}", "constraint must: {Depth equals 3}",
      ])
  }

  @Test func codeUnderAnErrorLabelIsADiagnosis() throws {
    let page = """
      __Error message__ like:\\\\
      {{{Realm is sealed}}}
      This indicates that the __Seal__ is on.\\\\
      """
    #expect(
      try Summary.of(page) == [
        "diagnosis: Realm is sealed", "diagnosis: This indicates that the Seal is on.",
      ])
  }

  @Test func codeElsewhereIsAnExample() throws {
    #expect(try Summary.of("{{{\nRealm: demo\n}}}\n") == ["example: Realm: demo"])
  }
}
