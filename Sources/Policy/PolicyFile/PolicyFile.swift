import YAML

/// Policies as files that people review (design document, section 3).
public enum PolicyFile {
  /// Writes a policy.
  ///
  /// The same policy gives the same bytes, and what ``read(_:file:vocabularies:)`` makes of them is
  /// written in the same bytes again.
  ///
  /// - Parameter policy: the policy; byte offsets of its sources are left out.
  /// - Returns: UTF-8 that ends with a line feed.
  public static func write(_ policy: PolicyDocument) -> [UInt8] {
    YAMLEmitter.write(PolicyWriter.document(policy))
  }

  /// Reads a policy.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name for messages.
  ///   - vocabularies: what its expressions may speak about.
  /// - Returns: the policy; its sources have no byte offsets.
  /// - Throws: everything that is wrong with it: keys, types, duplicate identifiers, references to
  ///   requirements that do not exist, expressions that the vocabularies do not admit.
  public static func read(
    _ bytes: [UInt8], file: String, vocabularies: VocabularySet
  ) throws(Diagnostics) -> PolicyDocument {
    let log = FileLog(file: file)
    var reader = PolicyReader(vocabularies: vocabularies, log: log)
    let policy = FileKind.policy.open(bytes, log: log, keys: PolicyReader.keys).flatMap {
      reader.document($0)
    }
    if let policy {
      reader.checkReferences(in: policy)
    }
    try log.check()
    guard let policy else {
      throw Diagnostics(FileDiagnostic(file: file, message: "the policy cannot be read"))
    }
    return policy
  }
}
