import Policy

/// The verdict on one subject, before any waiver.
struct Judgement {
  var verdict: Verdict
  /// The names that would settle an unknown verdict, sorted.
  var unknown: [String] = []
  /// What has to be said beside the verdict.
  var note: String?

  /// The table of the design document's section 5; `require` is nil where a person judges.
  init(applies: Truth, require: Truth?) {
    switch (applies, require) {
    case (.no, _):
      verdict = .notApplicable
    case (.unknown(let names), .yes):
      verdict = .unknown
      unknown = names
      note = "it could not fail either way: what it demands holds, whether or not it applies"
    case (.unknown(let names), .unknown(let more)):
      verdict = .unknown
      unknown = Set(names + more).sorted()
    case (.unknown(let names), _):
      verdict = .unknown
      unknown = names
    case (.error(let message), _), (.yes, .error(let message)):
      verdict = .error
      note = message
    case (.yes, .yes): verdict = .pass
    case (.yes, .no): verdict = .fail
    case (.yes, .unknown(let names)):
      verdict = .unknown
      unknown = names
    case (.yes, nil): verdict = .manual
    }
  }

  /// The verdict where a person judges and has done so.
  init(applies: Truth, attested: AttestedVerdict, note: String) {
    switch attested {
    case .pass: self.init(applies: applies, require: .yes)
    case .fail: self.init(applies: applies, require: .no)
    case .notApplicable: self.init(applies: .no, require: nil)
    }
    self.note = [self.note, note].compactMap(\.self).joined(separator: "; ")
  }
}
