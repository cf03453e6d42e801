import CEL
import Policy
import Snapshot

/// What is known of one attribute of one instance, all sources considered.
enum Reading {
  case value(Value, Origin)
  case missing(MissingReason)

  /// What a value rests on.
  enum Origin {
    case exported(Evidence)
    case attested(by: String, on: String)
    /// A fact of the case with this name.
    case stated(String)
    /// It follows from other attributes.
    case derived
  }
}

/// Why an attribute has no value in an audit.
enum MissingReason {
  /// The snapshot says why, and where what says nothing stands, if anywhere.
  case snapshot(UnknownReason, Evidence? = nil)
  /// The sources contradict each other: each with its value.
  case contradiction([String])
  /// No instance is there to read from: a word from the list of reasons, and a phrase.
  case open(code: String, why: String)

  /// Whether what other attributes say could still give the value.
  var mayBeDerived: Bool {
    if case .snapshot(let reason, _) = self, reason != .redacted { true } else { false }
  }

  var code: String {
    switch self {
    case .snapshot(let reason, _): reason.code
    case .contradiction: "contradiction"
    case .open(let code, _): code
    }
  }

  /// Where what says nothing stands; nil where no file has it.
  var place: ExportPlace? {
    if case .snapshot(_, let evidence?) = self { ExportPlace(evidence) } else { nil }
  }

  var why: String {
    switch self {
    case .snapshot(let reason, _): reason.description
    case .contradiction(let values):
      "the sources contradict each other: " + values.joined(separator: ", ")
    case .open(_, let why): why
    }
  }
}
