import Audit
public import Policy

/// The failures of an earlier audit, read from its report as JSON.
///
/// Only requirements, subjects, verdicts and fingerprints count: dates, lines, evidence and wording
/// may differ from run to run.
public struct AuditBaseline {
  struct Failure {
    var requirement: String
    var subject: String
    var fingerprint: String
  }

  /// The name of the key that made tokens of names and addresses; nil where they are plain.
  public private(set) var redactionKey: String?
  private(set) var failures: [Failure] = []
  private(set) var known: Set<String> = []
  /// The requirements of which the report lists fewer findings than it counts.
  private(set) var shortened: Set<String> = []

  /// Reads a report.
  ///
  /// - Parameters:
  ///   - bytes: the report, as `check --format json` writes it.
  ///   - file: its name for messages.
  /// - Throws: where it is no such report, with the place.
  public init(_ bytes: [UInt8], file: String) throws(Diagnostics) {
    let document: JSONValue
    do {
      document = try JSONReader.read(bytes)
    } catch {
      let place = FilePlace(line: error.line, column: error.column)
      throw Diagnostics(
        FileDiagnostic(.error, file: file, place: place, message: error.message))
    }
    guard case .array(let findings)? = document["findings"],
      case .array(let requirements)? = document["requirements"]
    else {
      throw Diagnostics(
        FileDiagnostic(
          file: file,
          message: "expected a report with `requirements` and `findings`; "
            + "`check --format json` writes one"))
    }
    redactionKey = document["redaction"]?.text
    for requirement in requirements {
      guard case .int(let count)? = requirement["unlisted"], count > 0 else { continue }
      if let id = requirement["id"]?.text { shortened.insert(id) }
    }
    for (position, finding) in findings.enumerated() {
      guard let fingerprint = finding["fingerprint"]?.text, let verdict = finding["verdict"]?.text,
        let requirement = finding["requirement"]?.text, let subject = finding["subject"]?.text
      else {
        throw Diagnostics(
          FileDiagnostic(
            file: file,
            message: "finding \(position + 1) has no `fingerprint`, `verdict`, "
              + "`requirement` or `subject`"))
      }
      guard verdict == Verdict.fail.rawValue || verdict == Verdict.error.rawValue,
        known.insert(fingerprint).inserted
      else { continue }
      failures.append(
        Failure(requirement: requirement, subject: subject, fingerprint: fingerprint))
    }
  }
}
