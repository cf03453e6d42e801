public import Policy
internal import Snapshot

/// The verdict on one requirement and one subject, with what it rests on.
public struct Finding: Equatable, Sendable {
  /// The identity of the constraint or step.
  public var requirement: RequirementID
  /// Whom or what the verdict is about: `account mft-sender@contoso.example`.
  public var subject: String
  /// The verdict before any waiver.
  public var verdict: Verdict
  /// How strongly the requirement binds.
  public var level: Level
  /// The waiver that accepts the failure; nil where none does.
  public var waiver: AppliedWaiver?
  /// What has to be said beside the verdict, as a phrase; nil where nothing.
  public var note: String?
  /// The values that were read.
  public var evidence: [EvidenceItem]
  /// The attributes that would settle an unknown verdict.
  public var missing: [MissingItem]
  /// What the page says to do, in order.
  public var remedy: [RemedyStep]
  /// The same for the same requirement and subject in every run.
  public var fingerprint: String
  /// The fingerprints under the identities that the requirement had before it was renamed.
  public var formerFingerprints: [String] = []
  /// Where the requirement stands on its page.
  public var source: FindingSource
  /// The published baselines that the requirement is at odds with; none where it does not apply.
  public var baselines: [ContradictedBaseline] = []

  /// Whether a valid waiver accepts the failure.
  public var isWaived: Bool { waiver != nil }
}

/// The waiver that accepts a failure.
public struct AppliedWaiver: Hashable, Sendable {
  /// Why the failure is accepted.
  public var reason: String
  /// Who accepted it.
  public var approvedBy: String?
  /// The last day on which it holds, as `YYYY-MM-DD`.
  public var expires: String?
}

/// An attribute that was read and where its value stands.
public struct EvidenceItem: Hashable, Sendable {
  /// The attribute's name.
  public var attribute: String
  /// The value as text; never a secret.
  public var value: String
  /// The file it was read from, or what else it rests on (`attestation by …`, `fact of case …`).
  public var file: String
  /// The record of the file.
  public var record: String?
  /// The line of the file, counted from 1.
  public var line: Int?
  /// Whether the demand itself names the attribute, not only its conditions.
  public var isDemanded: Bool
}

/// An attribute that would settle an unknown verdict.
public struct MissingItem: Hashable, Sendable {
  /// The attribute's name.
  public var attribute: String
  /// A word for the reason, from a closed list (`not_collected`, `needs_attestation`).
  public var code: String
  /// Why it is missing, as a phrase.
  public var why: String
  /// Where the value stands that says nothing (null, damaged, redacted), or what makes it doubtful; nil
  /// where no file has it.
  public var place: ExportPlace?
  /// The exports, commands and permissions that would settle it, or the question for a person.
  public var settle: [String]
}

/// A place in a file of a snapshot.
public struct ExportPlace: Hashable, Sendable {
  /// The file as the user named it, or its path under the snapshot folder.
  public var file: String
  /// The record of the file, as people would name it; nil where the file holds one record.
  public var record: String?
  /// The line of the file, counted from 1; nil where the reader cannot tell.
  public var line: Int?

  /// Creates a place; whatever is not known stays nil.
  public init(file: String, record: String? = nil, line: Int? = nil) {
    self.file = file
    self.record = record
    self.line = line
  }

  /// Where evidence of a snapshot stands; nil where it rests on no file.
  init?(_ evidence: Evidence) {
    guard !evidence.file.isEmpty else { return nil }
    self.init(file: evidence.file, record: evidence.record, line: evidence.line)
  }
}

extension ExportPlace: CustomStringConvertible {
  /// The place as findings show it: `users.json:7, a@contoso.example`.
  public var description: String {
    let position = line.map { "\(file):\($0)" } ?? file
    return record.map { "\(position), \($0)" } ?? position
  }
}

/// A step of the page that mends a failure.
public struct RemedyStep: Hashable, Sendable {
  /// The identity of the step, or of the requirement that gives the advice.
  public var id: RequirementID
  /// The page's sentence.
  public var text: String
}

/// Where the requirement of a finding stands.
public struct FindingSource: Hashable, Sendable {
  /// The page's name.
  public var page: String
  /// The page's revision; nil where nothing prints it.
  public var revision: Int?
  /// The line of the revision, counted from 1.
  public var line: Int
}
