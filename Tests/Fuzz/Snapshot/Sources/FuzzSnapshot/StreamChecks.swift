import Audit
import Glibc
import Policy
import Snapshot

/// Records of a stream: the verdicts are those of the whole file, where the whole file can be read.
enum StreamChecks {
  private static let path = "/tmp/fuzz-snapshot-\(getpid()).ndjson"
  private static let rules = [
    "account.mfa.registered", "account.upn.endsWith(\"example\")",
    "account.id in account.mfa.methods",
    "account.mfa.methods.exists(method, method != \"email\")", "account.user_type == \"member\"",
  ]
  private static let policy = PolicyDocument(
    metadata: PolicyMetadata(name: "fuzz", title: "Fuzz"),
    source: PolicySource(page: "Fuzz", digest: "sha256:0"),
    requirements: rules.enumerated().map { number, rule in
      .constraint(
        Constraint(
          id: RequirementID("r\(number)"), level: .must, text: "Text.",
          require: RuleExpression(rule), source: SourceSpan(line: 1)))
    })
  private static let record = Array("{\"id\":\"1\",\"isMfaRegistered\":true}\n".utf8)

  static func run(_ bytes: [UInt8]) {
    // Behind a good record, whatever comes is taken for more of them.
    let whole = record + bytes
    guard let vocabularies = FileChecks.vocabularies, write(whole) else { return }
    defer { unlink(path) }
    let streamed = audit { () throws(Diagnostics) in
      guard
        let snapshot = try ConfigurationSnapshot.load(
          path: path, vocabularies: vocabularies, streamingFrom: 0)
      else { return nil }
      return try auditor(vocabularies, snapshot).run(streaming: StreamOptions())
    }
    let held = audit { () throws(Diagnostics) in
      try auditor(
        vocabularies, try ConfigurationSnapshot.load(path: path, vocabularies: vocabularies)
      ).run()
    }
    // A file with control characters is no export where it is held, and members that no rule reads are
    // not looked at in a stream, so that a stream may have less to complain about;
    // records of the same account are one instance where all are held.
    guard let streamed, let held, held.warnings == streamed.warnings,
      held.requirements.first?.tally.total == streamed.requirements.first?.tally.total
    else { return }
    compare(held, streamed, "a stream gives other verdicts")
  }

  /// The bytes as a file of their own, read a part at a time.
  static func runParts(_ bytes: [UInt8]) {
    guard let vocabularies = FileChecks.vocabularies, write(bytes) else { return }
    defer { unlink(path) }
    let parts = audit { () throws(Diagnostics) in
      guard
        let snapshot = try SlicedSnapshot.load(
          path: path, vocabularies: vocabularies, from: 1, sizes: SliceSizes(slice: 64, part: 128))
      else { return nil }
      return try auditor(vocabularies, snapshot.base).run(over: snapshot, StreamOptions())
    }
    guard let parts else { return }
    let held = audit { () throws(Diagnostics) in
      try auditor(
        vocabularies, try ConfigurationSnapshot.load(path: path, vocabularies: vocabularies)
      ).run()
    }
    guard let held else { preconditionFailure("parts give verdicts on a file that is malformed") }
    compare(held, parts, "parts give other verdicts")
  }

  private static func compare(_ held: AuditResult, _ other: AuditResult, _ message: String) {
    for (one, other) in zip(held.requirements, other.requirements) {
      precondition(one.tally == other.tally, message)
    }
  }

  private static func auditor(
    _ vocabularies: VocabularySet, _ snapshot: ConfigurationSnapshot
  ) -> Auditor {
    Auditor(policies: [policy], vocabularies: vocabularies, snapshot: snapshot)
  }

  private static func audit(
    _ work: () throws(Diagnostics) -> AuditResult?
  ) -> AuditResult? {
    do throws(Diagnostics) {
      return try work()
    } catch {
      precondition(!error.items.isEmpty, "a refusal has to say why")
      let disagrees = error.items.contains { $0.message.contains("by the scan of the file") }
      precondition(!disagrees, "scan and record disagree")
      return nil
    }
  }

  private static func write(_ bytes: [UInt8]) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    defer { fclose(file) }
    return fwrite(bytes, 1, bytes.count, file) == bytes.count
  }
}
