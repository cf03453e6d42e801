import CEL
import Policy

/// The waivers that count, ready to be applied to failures.
struct WaiverTable {
  private struct Entry {
    let waiver: Waiver
    let subject: Program?
    var isUsed = false
  }

  private var entries: [RequirementID: [Entry]] = [:]

  /// Checks the subjects of the waivers; what is wrong goes to `problems`.
  init(
    _ waivers: [Waiver], file: String, rules: RuleCompiler, aliases: AliasTable,
    problems: inout [FileDiagnostic]
  ) {
    for waiver in waivers {
      do {
        let subject: Program? =
          if let rule = waiver.subject { try rules.compile(rule, file: file) } else { nil }
        entries[aliases.current(waiver.requirement), default: []]
          .append(Entry(waiver: waiver, subject: subject))
      } catch {
        problems += error.items
      }
    }
  }

  /// The waiver that accepts a failure; nil where none does, or none is known to.
  mutating func waiver(for requirement: RequirementID, in scene: Scene) -> AppliedWaiver? {
    let applying = (entries[requirement] ?? []).firstIndex { entry in
      guard let subject = entry.subject else { return true }
      if case .yes = scene.truth(of: subject, scope: .no) { return true }
      return false
    }
    guard let index = applying else { return nil }
    entries[requirement]?[index].isUsed = true
    return entries[requirement].map { AppliedWaiver($0[index].waiver) }
  }

  /// The requirements whose waivers met no failure, sorted.
  var unused: [RequirementID] {
    entries.filter { $0.value.contains { !$0.isUsed } }.keys.sorted()
  }
}

extension AppliedWaiver {
  fileprivate init(_ waiver: Waiver) {
    self.init(
      reason: waiver.reason, approvedBy: waiver.approvedBy, expires: waiver.expires.description)
  }
}
