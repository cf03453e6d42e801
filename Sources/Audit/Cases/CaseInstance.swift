import Snapshot

/// An instance of an entity as one case sees it, or what stands in for one that is not there.
struct CaseInstance {
  /// Where the instance comes from.
  enum Standing {
    /// From the snapshot.
    case exported(EntityInstance)
    /// From what the assessment states; the snapshot has none.
    case stated
    /// Nothing says which instance is meant: a word from the list of reasons, and a phrase.
    case open(code: String, why: String)
  }

  let entity: String
  /// The name that people know it by; empty for a singleton.
  let key: String
  let standing: Standing

  /// The name of the instance in findings: `account mft-sender@contoso.example`.
  var display: String { key.isEmpty ? entity : "\(entity) \(key)" }
}
