import Foundation
import Testing

/// Files that are read record by record: `check --format json` and `--format ndjson`.
@Suite struct LargeFileTests {
  private static let count = 6000

  private static func records(_ last: String? = nil) -> String {
    var lines = (0..<count).map { number in
      let filler = String(repeating: "x", count: 900)
      return "{\"id\":\"\(number)\",\"userPrincipalName\":\"u\(number)@contoso.example\","
        + "\"isMfaRegistered\":\(number % 3 == 0),\"isMfaCapable\":true,\"note\":\"\(filler)\"}"
    }
    if let last { lines.append(last) }
    return lines.joined(separator: "\n")
  }

  private static func policy(in scratch: Scratch) throws -> String {
    try scratch.write(
      """
      apiVersion: proviso/v1
      kind: Policy
      metadata: {name: mfa, title: MFA}
      source:
        page: MFA
        digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
        fidelity: markup
      vocabularies: [microsoft365]
      requirements:
        - id: registered
          kind: constraint
          level: must
          text: Everybody registers for MFA.
          require: account.mfa.registered
          source: {line: 1}
      """, to: "mfa.policy.yaml")
    return scratch.url("mfa.policy.yaml").path
  }

  private static func check(
    _ scratch: Scratch, last: String? = nil, _ more: String...
  ) throws -> Tool.Run {
    try scratch.write(records(last), to: "registration.ndjson")
    return try Tool.run(
      [
        "check", try policy(in: scratch), "--snapshot", scratch.url("registration.ndjson").path,
        "--as-of", "2026-06-01",
      ] + more)
  }

  @Test func countsAllAndListsSome() throws {
    let run = try Self.check(try Scratch(), "--format", "json", "--findings", "7")
    #expect(run.status == 1, "\(run.errors)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let requirement = try #require((report["requirements"] as? [[String: Any]])?.first)
    let counts = try #require(requirement["counts"] as? [String: Int])
    #expect(counts["pass"] == Self.count / 3 && counts["fail"] == Self.count / 3 * 2)
    #expect(requirement["unlisted"] as? Int == Self.count / 3 * 2 - 7)
    let findings = try #require(report["findings"] as? [[String: Any]])
    #expect(
      findings.map { $0["subject"] as? String }.prefix(2) == [
        "account u1@contoso.example", "account u2@contoso.example",
      ])
    let evidence = try #require((findings[2]["evidence"] as? [[String: Any]])?.first)
    #expect(evidence["line"] as? Int == 5)
  }

  @Test func textSaysHowManyMore() throws {
    let run = try Self.check(try Scratch())
    #expect(run.output.contains("and \(Self.count / 3 * 2 - 10) more"))
  }

  @Test func rowsOfVerdicts() throws {
    let scratch = try Scratch()
    let run = try Self.check(scratch, "--format", "ndjson", "-o", scratch.url("rows.ndjson").path)
    #expect(run.status == 1 && run.output.isEmpty, "\(run.errors)")
    let lines = try scratch.read("rows.ndjson").split(separator: "\n")
    // The export of the users is not there, so that there may be more accounts.
    #expect(lines.count == Self.count + 3)
    #expect(lines[Self.count + 1].contains("account (not exported)"))
    #expect(lines[0] == "{\"requirements\":[\"registered\"]}")
    for number in [0, 1, Self.count - 1] {
      let verdict = number % 3 == 0 ? "pass" : "fail"
      #expect(lines[number + 1].hasPrefix("{\"subject\":\"account u\(number)@contoso.example\","))
      #expect(lines[number + 1].hasSuffix("\"verdicts\":{\"registered\":\"\(verdict)\"}}"))
    }
    #expect(lines[Self.count + 2].hasPrefix("{\"summary\":{\"pass\":2000,\"fail\":4000,"))
  }

  @Test(arguments: ["json", "ndjson"])
  func damageLeavesNoFile(format: String) throws {
    let scratch = try Scratch()
    let run = try Self.check(
      scratch, last: "{\"id\":\"z\",\"isMfaRegistered\":maybe}", "--format", format, "-o",
      scratch.url("out").path)
    #expect(run.status == 2)
    #expect(run.errors.contains("registration.ndjson:\(Self.count + 1):"), "\(run.errors)")
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.url("").path)
    #expect(files.allSatisfy { !$0.hasPrefix("out") }, "\(files)")
  }

  @Test func rowsOfASmallSnapshot() throws {
    let run = try Tool.run([
      "check", "Policies/mail-through-microsoft-365.policy.yaml", "--snapshot",
      "Policies/sample/snapshot", "--as-of", "2026-06-01", "--format", "ndjson",
    ])
    let lines = run.output.split(separator: "\n").map { Data($0.utf8) }
    let objects = try lines.map { try JSONSerialization.jsonObject(with: $0) as? [String: Any] }
    #expect(objects.first??["requirements"] is [String])
    #expect(objects.last??["summary"] is [String: Int])
    #expect(objects.dropFirst().dropLast().allSatisfy { $0?["verdicts"] is [String: String] })
    #expect(objects.count > 3)
  }
}
