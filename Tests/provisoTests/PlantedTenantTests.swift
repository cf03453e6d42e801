import Foundation
import Testing

/// A tenant with planted faults: exactly what its audit has to find, written down by hand beforehand.
@Suite struct PlantedTenantTests {
  private static let policy = "Policies/mail-through-microsoft-365.policy.yaml"

  private func check(_ state: String, _ more: String...) throws -> (Tool.Run, PlantedTenant) {
    let tenant = try PlantedTenant(state)
    let scratch = try Scratch()
    let run = try Tool.run(
      [
        "check", Self.policy, "--snapshot", try tenant.exports(in: scratch), "--assessment",
        PlantedTenant.assessment, "--as-of", tenant.asOf, "--format", "json",
      ] + more)
    return (run, tenant)
  }

  @Test(arguments: PlantedTenant.states)
  func findingsAreThoseThatWerePlanted(state: String) throws {
    let (run, tenant) = try check(state)
    #expect(run.status == 1, "\(run.errors)")
    let found = try PlantedTenant.verdicts(in: run.output) { $0["requirement"] as? String }
    for id in Set(found.keys).union(tenant.expected.keys).sorted()
    where found[id] != tenant.expected[id] {
      Issue.record(
        """
        \(id)
          found
            \(found[id].map { "\($0)" } ?? "nothing")
          expected
            \(tenant.expected[id].map { "\($0)" } ?? "nothing")
        """)
    }
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let lapsed = (report?["lapsed"] as? [[String: String]] ?? []).map { entry in
      "\(entry["kind"] ?? "") \(entry["about"] ?? "") \(entry["why"] ?? "")"
    }
    #expect(Set(lapsed) == Set(tenant.lapsed))
  }
}
