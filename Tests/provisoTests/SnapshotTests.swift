import Testing

/// `proviso snapshot` on exports: what it recognises, what is missing, and why.
@Suite struct SnapshotTests {
  private func quirk(_ name: String) -> String {
    "\(Place.repository)/Tests/SnapshotTests/Fixtures/quirks/\(name)"
  }

  @Test func saysWhenAWrapperWasMadeAndWhatItProves() throws {
    let run = try Tool.run(["snapshot", quirk("6-containers/scubagear/failed.json")])
    #expect(run.status == 0)
    #expect(run.output.contains("failed.json (JSON), made 2026-05-04T17:15:48Z\n"))
    #expect(run.output.contains("missing: the export failed with `Get-TransportConfig failed`"))
    #expect(
      run.output.contains(
        "tenant.smtp_auth.enabled: 1 unknown; the export failed with `Get-TransportConfig failed`"))
  }

  @Test func saysWhyInstancesMayBeMissing() throws {
    let run = try Tool.run(["snapshot", quirk("1-rules/incomplete-collections/users-1.json")])
    #expect(run.status == 0)
    #expect(run.output.contains("Microsoft Graph, users: 1 record for account"))
    #expect(run.output.contains("incomplete: the export stops before its last page"))
  }

  @Test func damagedFilesAreWrongInput() throws {
    let run = try Tool.run(["snapshot", quirk("damage/broken-files")])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("truncated.json:2:67: error: malformed JSON"))
    #expect(run.errors.contains("unclosed.XML:1:80: error: malformed XML"))
  }
}
