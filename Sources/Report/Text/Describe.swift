import Audit
import Policy

/// The phrases that text and Markdown share; every result is one safe line.
enum Describe {
  /// A policy by its title, revision and date.
  static func policy(_ policy: PolicyDocument) -> String {
    var text = policy.metadata.title
    if let revision = policy.source.revision { text += ", revision \(revision)" }
    if let modified = policy.source.modified { text += " of \(modified.prefix(10))" }
    return TerminalText.line(text)
  }

  /// A procedure by its title, who carries it out, and when.
  static func procedure(_ title: String, _ actor: Actor?, _ conditions: [String]) -> String {
    let who = actor.map { " (\($0.rawValue))" } ?? ""
    let when = conditions.isEmpty ? "" : ", when " + conditions.joined(separator: " and ")
    return TerminalText.line(title + who + when)
  }

  /// The rule in plain English, where the page does not say it in these very words.
  static func reading(_ check: Check) -> String? {
    guard let reading = check.reading, reading != check.text else { return nil }
    return TerminalText.line(reading)
  }

  /// The published baselines that a demand is at odds with, one line each.
  static func baselines(_ baselines: [ContradictedBaseline]) -> [String] {
    baselines.map { baseline in
      TerminalText.line("against \(baseline.id) of \(baseline.publisher): \(baseline.text)")
    }
  }

  /// How many items of a checklist are in each state.
  static func counts(_ list: Checklist) -> String {
    if list.items.isEmpty {
      return list.notApplicable > 0
        ? "nothing to do; \(list.notApplicable) not applicable" : "nothing to check"
    }
    var parts = Checklist.State.allCases.compactMap { state in
      let count = list.count(state)
      return count > 0 ? "\(count) \(state.label)" : nil
    }
    if list.notApplicable > 0 { parts.append("\(list.notApplicable) not applicable") }
    return parts.joined(separator: ", ")
  }

  /// A tally as a sentence without its full stop.
  static func tally(_ tally: Tally) -> String {
    var parts = Verdict.allCases.compactMap { verdict in
      tally[verdict] > 0 ? "\(tally[verdict]) \(label(verdict))" : nil
    }
    if tally.waived > 0 { parts.append("\(tally.waived) waived") }
    return parts.isEmpty ? "nothing to check" : parts.joined(separator: ", ")
  }

  /// A verdict as people read it.
  static func label(_ verdict: Verdict) -> String {
    verdict == .notApplicable ? "not applicable" : verdict.rawValue
  }

  /// What belongs to an item beside its sentence.
  static func details(_ item: ChecklistItem) -> [String] {
    var details: [String] = []
    if item.level != .must { details.append("level: \(item.level.rawValue)") }
    if let actor = item.actor { details.append("by: \(actor.rawValue)") }
    if let url = item.url { details.append("at: \(url)") }
    if let wait = item.wait { details.append("wait: \(Self.wait(wait))") }
    if let otherwise = item.otherwise { details.append("otherwise: \(otherwise)") }
    if let manual = item.manual, manual.reason == .ambiguous {
      details += manual.readings.map { "could mean: \($0)" }
    }
    return details.map(TerminalText.line) + baselines(item.baselines)
  }

  /// How long a step takes.
  static func wait(_ wait: Wait) -> String {
    switch (wait.atLeast, wait.atMost) {
    case (let least?, let most?): "\(least) to \(most)"
    case (let least?, nil): "at least \(least)"
    case (nil, let most?): "at most \(most)"
    case (nil, nil): "a while"
    }
  }

  /// The lines for one subject of an item; the subject stands there where there are several.
  static func finding(_ finding: Finding, in item: ChecklistItem) -> [String] {
    if item.findings.allSatisfy({ $0.verdict == .manual }) { return [] }
    var lines: [String] = []
    if item.findings.count > 1 {
      lines.append("\(finding.subject): \(finding.checklistState.label)")
    }
    // A step is its own remedy, and its text stands there already.
    lines += reasons(finding).filter { $0 != "remedy: \(item.text)" }
    return lines.map(TerminalText.line)
  }

  /// What a verdict rests on, and what would settle or mend it.
  static func reasons(_ finding: Finding) -> [String] {
    var lines: [String] = []
    if finding.verdict != .manual {
      // Conditions are told where they decide; elsewhere they would hide what is demanded.
      let isDecided = finding.verdict == .notApplicable
      lines += finding.evidence.filter { $0.isDemanded != isDecided }.map(evidence)
    }
    lines += finding.missing.flatMap(missing)
    if let note = finding.note { lines.append("note: \(note)") }
    if let waiver = finding.waiver { lines.append(Self.waiver(waiver, on: finding.verdict)) }
    if finding.verdict == .fail && !finding.isWaived {
      lines += finding.remedy.map { "remedy: \($0.text)" }
    }
    return lines
  }

  /// A value and where it was read.
  static func evidence(_ item: EvidenceItem) -> String {
    let place = ExportPlace(file: item.file, record: item.record, line: item.line)
    return "\(item.attribute) = \(item.value) (\(place))"
  }

  private static func missing(_ item: MissingItem) -> [String] {
    let place = item.place.map { " (\($0))" } ?? ""
    return ["\(item.attribute): \(item.why)\(place)"] + item.settle.map { "to settle: \($0)" }
  }

  private static func waiver(_ waiver: AppliedWaiver, on verdict: Verdict) -> String {
    var text = "waived, would be \(label(verdict)): \(waiver.reason)"
    if let by = waiver.approvedBy { text += ", approved by \(by)" }
    if let expires = waiver.expires { text += ", until \(expires)" }
    return text
  }
}
