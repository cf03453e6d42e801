import Foundation
import Testing

/// Where a value that says nothing stands, in every format.
@Suite struct MissingPlaceTests {
  private static let guests = """
    door.locked: true
    door.height: 180
    guests:
    - {guest.name: ann, guest.kind: friend, guest.invited: null}
    - {guest.name: bob, guest.kind: friend, guest.invited: perhaps}
    - {guest.name: cyd, guest.kind: friend, guest.invited: "[redacted]"}
    - {guest.name: dan, guest.kind: friend}
    """
  private static let places = ["ann": 4, "bob": 5, "cyd": 6]

  private func run(_ command: String, _ format: String) throws -> String {
    let scratch = try Scratch()
    let path = try scratch.write(Self.guests, to: "guests.yaml")
    let run = try Tool.run([
      command, Place.fixture("house/party.policy.yaml"), "--vocabulary",
      Place.fixture("house/house.vocabulary.yaml"), "--snapshot", path, "--as-of", "2026-06-01",
      "--format", format,
    ])
    #expect(run.errors.isEmpty, "\(run.errors)")
    return run.output
  }

  private func object(_ text: some StringProtocol) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func expectPlaces(_ items: [(subject: String, missing: [String: Any])]) {
    let invited = items.filter { $0.missing["attribute"] as? String == "guest.invited" }
    for (name, line) in Self.places {
      let own = invited.filter { $0.subject == "guest \(name)" }.map(\.missing)
      #expect(!own.isEmpty, "\(name)")
      for item in own {
        #expect((item["file"] as? String)?.hasSuffix("guests.yaml") == true, "\(item)")
        #expect(item["record"] as? String == name)
        #expect(item["line"] as? Int == line)
      }
    }
    let absent = invited.filter { $0.subject == "guest dan" }.map(\.missing)
    #expect(!absent.isEmpty && absent.allSatisfy { $0["file"] is NSNull && $0["line"] is NSNull })
  }

  @Test(arguments: [("check", "text"), ("checklist", "text"), ("check", "markdown")])
  func peopleReadIt(command: String, format: String) throws {
    let output = try run(command, format)
    for (name, line) in Self.places {
      #expect(output.contains("guests.yaml:\(line), \(name))\n"), "\(name): \(output)")
    }
    #expect(!output.contains(", dan)"))
  }

  @Test func findingsHoldIt() throws {
    let report = try object(run("check", "json"))
    let findings = report["findings"] as? [[String: Any]] ?? []
    expectPlaces(
      findings.flatMap { finding in
        (finding["missing"] as? [[String: Any]] ?? []).map {
          (finding["subject"] as? String ?? "", $0)
        }
      })
    #expect(report["as_of"] as? String == "2026-06-01")
  }

  @Test func rowsHoldIt() throws {
    let rows = try run("check", "ndjson").split(separator: "\n").map { try object($0) }
    expectPlaces(
      rows.flatMap { row in
        (row["missing"] as? [[String: Any]] ?? []).map { (row["subject"] as? String ?? "", $0) }
      })
    #expect(rows.last?["as_of"] as? String == "2026-06-01")
    // A row without an unknown verdict lacks nothing.
    for row in rows {
      let isUnknown = (row["verdicts"] as? [String: String])?.values.contains("unknown") == true
      #expect(isUnknown == (row["missing"] != nil), "\(row)")
    }
  }

  @Test func checklistsHoldIt() throws {
    let report = try object(run("checklist", "json"))
    let lists = report["checklists"] as? [[String: Any]] ?? []
    let items = lists.flatMap { $0["items"] as? [[String: Any]] ?? [] }
    expectPlaces(
      items.flatMap { $0["subjects"] as? [[String: Any]] ?? [] }.flatMap { subject in
        (subject["missing"] as? [[String: Any]] ?? []).map {
          (subject["subject"] as? String ?? "", $0)
        }
      })
  }

  @Test func theSchemaDescribesIt() throws {
    let schema = try object(try Tool.run(["schema", "report"]).output)
    let definitions = schema["$defs"] as? [String: [String: Any]]
    let properties = definitions?["missing"]?["properties"] as? [String: Any]
    let findings = try object(run("check", "json"))["findings"] as? [[String: Any]] ?? []
    let item = findings.lazy.compactMap { ($0["missing"] as? [[String: Any]])?.first }.first
    #expect(properties.map { Set($0.keys) } == item.map { Set($0.keys) })
  }

  /// The report says a day, so that the option takes nothing but one.
  @Test(arguments: ["--as-of", "--captured-at"])
  func aPointInTimeIsNoDay(option: String) throws {
    let run = try Tool.run([
      "check", Place.fixture("house/party.policy.yaml"), "--vocabulary",
      Place.fixture("house/house.vocabulary.yaml"), "--snapshot",
      Place.fixture("house/snapshot"), option, "2026-06-01T12:00:00Z",
    ])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("is no day; expected YYYY-MM-DD"), "\(run.errors)")
  }
}
