import Foundation
import Testing
import YAML

/// The tenant with planted faults in one of its states, and what its audit has to find.
struct PlantedTenant {
  /// What is expected of one requirement.
  struct Verdicts: Equatable, CustomStringConvertible {
    /// The subjects by verdict; those that are counted only are not among them.
    var subjects: [String: Set<String>] = [:]
    /// Why each unknown subject is unknown: the codes of the reasons.
    var reasons: [String: Set<String>] = [:]
    var manual = 0
    var notApplicable = 0

    var description: String {
      let listed = subjects.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.sorted())" }
      let open = reasons.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.sorted())" }
      return (listed + ["unknown: \(open)", "manual: \(manual)", "n/a: \(notApplicable)"])
        .joined(separator: "\n    ")
    }
  }

  /// The states in which the tenant was exported.
  static let states = ["planted", "mended", "broken"]
  static let folder = "\(Place.tests)/Fixtures/tenant"
  static let assessment = Place.fixture("tenant/larkspur.assessment.yaml")

  let asOf: String
  /// The expected verdicts by requirement, or by line of a page.
  let expected: [String: Verdicts]
  let lapsed: [String]
  private let state: String
  private let missing: [String]

  /// Reads what is expected of a state; `page` tells the expectation files of several pages apart.
  init(_ state: String, page: String = "") throws {
    let document = try Self.document("\(page)\(state)")
    let planted = state == "planted" ? nil : try Self.document("\(page)planted")
    self.state = state
    asOf = document["as_of"]?.text ?? ""
    missing = (document["missing"]?.elements ?? []).map(\.text)
    lapsed = (document["lapsed"]?.elements ?? []).map(\.text)
    expected = Self.verdicts(planted).merging(Self.verdicts(document)) { $1 }
  }

  /// Lays out the exports in a folder and returns its path.
  func exports(in scratch: Scratch, named name: String = "exports") throws -> String {
    let target = scratch.url(name)
    try FileManager.default.copyItem(atPath: "\(Self.folder)/exports", toPath: target.path)
    let later = "\(Self.folder)/\(state)"
    for path in FileManager.default.enumerator(atPath: later)?.compactMap({ $0 as? String }) ?? [] {
      guard let bytes = FileManager.default.contents(atPath: "\(later)/\(path)") else { continue }
      try bytes.write(to: target.appendingPathComponent(path))
    }
    for path in missing {
      try FileManager.default.removeItem(at: target.appendingPathComponent(path))
    }
    return target.path
  }

  /// The verdicts of a report, by what `key` makes of a finding.
  static func verdicts(
    in report: String, by key: ([String: Any]) -> String?
  ) throws -> [String: Verdicts] {
    let json = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    var verdicts: [String: Verdicts] = [:]
    for finding in try #require(json?["findings"] as? [[String: Any]]) {
      guard let key = key(finding), let subject = finding["subject"] as? String,
        let verdict = finding["verdict"] as? String
      else { continue }
      var entry = verdicts[key] ?? Verdicts()
      switch verdict {
      case "manual": entry.manual += 1
      case "not_applicable": entry.notApplicable += 1
      case "unknown":
        let missing = finding["missing"] as? [[String: Any]] ?? []
        entry.reasons[subject] = Set(missing.compactMap { $0["reason"] as? String })
      default: entry.subjects[verdict, default: []].insert(subject)
      }
      verdicts[key] = entry
    }
    return verdicts
  }

  private static func document(_ name: String) throws -> YAMLNode {
    let url = URL(fileURLWithPath: "\(folder)/\(name).expected.yaml")
    return try #require(try YAMLReader.read([UInt8](try Data(contentsOf: url))))
  }

  private static func verdicts(_ document: YAMLNode?) -> [String: Verdicts] {
    var result: [String: Verdicts] = [:]
    for (id, node) in document?["findings"]?.entries ?? [] {
      var verdicts = Verdicts()
      for (verdict, value) in node.entries {
        switch verdict {
        case "manual": verdicts.manual = Int(value.text) ?? -1
        case "not_applicable": verdicts.notApplicable = Int(value.text) ?? -1
        case "unknown":
          for (subject, codes) in value.entries {
            verdicts.reasons[full(subject)] = Set(codes.elements.map(\.text))
          }
        default: verdicts.subjects[verdict] = Set(value.elements.map(\.text).map(full))
        }
      }
      result[id] = verdicts
    }
    return result
  }

  /// A subject with its whole names: `account sender` is at the tenant's domain.
  private static func full(_ subject: String) -> String {
    subject.split(separator: ",", omittingEmptySubsequences: false).map { part in
      var words = part.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard let place = words.firstIndex(where: { $0 == "account" || $0 == "app" }),
        place + 1 < words.count
      else { return String(part) }
      if words[place] == "app", words[place + 1].utf8.count == 4 {
        words[place + 1] = "aaaaaaaa-0000-4000-8000-00000000" + words[place + 1]
      } else if words[place + 1] == "VAULT" {
        words[place + 1] = "vault_partner.example#ext#@larkspur.onmicrosoft.com"
      } else if words[place] == "account", !words[place + 1].contains("@") {
        words[place + 1] += "@larkspur.example"
      }
      return words.joined(separator: " ")
    }.joined(separator: ",")
  }
}
