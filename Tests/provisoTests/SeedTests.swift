import Foundation
import Testing
import YAML

/// The seed page: what its rules have to say about given attributes.
@Suite struct SeedTests {
  /// How many of the rows agree at least; it only ever rises, and all of them is the goal.
  private static let agreeing = 35

  @Test func verdictsAgreeWithTheTable() throws {
    guard let page = Place.shared("gold/dev/seed-diff.txt"),
      let table = Place.shared("gold/dev/seed.rules.yaml")
    else { return }
    let scratch = try Scratch()
    let policy = scratch.url("seed.policy.yaml").path
    let compiled = try Tool.run(["compile", page])
    #expect(compiled.status == 0)
    try scratch.write(compiled.output, to: "seed.policy.yaml")
    let scopes = try scratch.write(
      "apiVersion: proviso/v1\nkind: Assessment\nmetadata: {name: all}\nscopes: {'*': 'true'}\n",
      to: "all.assessment.yaml")
    let rows = try SeedTable.rows(of: table)
    #expect(rows.count == 35)
    var disagreements: [String] = []
    for row in rows {
      let snapshot = try scratch.write(row.given, to: "given.yaml")
      let run = try Tool.run([
        "check", policy, "--snapshot", snapshot, "--assessment", scopes, "--format", "json",
      ])
      let verdict = try SeedTable.verdict(of: run.output, at: row.lines)
      if verdict != row.verdict {
        disagreements.append("\(row.rule): \(row.given): \(verdict), not \(row.verdict)")
      }
    }
    print(disagreements.map { "seed: \($0)\n" }.joined())
    #expect(rows.count - disagreements.count >= Self.agreeing)
  }
}

/// The table of the rules, and what the verdicts of some lines amount to.
enum SeedTable {
  struct Row {
    let rule: String
    let lines: Set<Int>
    /// YAML of the attributes.
    let given: String
    let verdict: String
  }

  static func rows(of path: String) throws -> [Row] {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let root = try #require(try YAMLReader.read(bytes))
    return (root["rules"]?.elements ?? []).flatMap { rule in
      let lines = (rule["lines"]?.elements ?? []).compactMap { Int($0.text) }
      return (rule["table"]?.elements ?? []).map { row in
        Row(
          rule: rule["name"]?.text ?? "", lines: Set(lines), given: row["given"]?.plainText ?? "",
          verdict: row["verdict"]?.text ?? "")
      }
    }
  }

  /// Fail before unknown before pass before not applicable; manual items aside.
  static func verdict(of report: String, at lines: Set<Int>) throws -> String {
    let json = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let findings = try #require(json?["findings"] as? [[String: Any]])
    let verdicts = findings.compactMap { finding -> String? in
      let line = (finding["source"] as? [String: Any])?["line"] as? Int
      return line.map(lines.contains) == true ? finding["verdict"] as? String : nil
    }
    let order = ["fail", "unknown", "pass", "not_applicable"]
    return order.first { verdicts.contains($0) } ?? "none"
  }
}

extension YAMLNode {
  /// The attributes as YAML, one a line.
  fileprivate var plainText: String {
    entries.map { "\($0.name): \($0.value.literal)\n" }.joined()
  }

  private var literal: String {
    switch value {
    case .sequence(let elements): "[\(elements.map(\.literal).joined(separator: ", "))]"
    case .scalar(let scalar): scalar.bool == nil ? "\"\(scalar.text)\"" : scalar.text
    case .mapping: "{}"
    }
  }
}
