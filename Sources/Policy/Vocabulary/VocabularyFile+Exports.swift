extension VocabularyFile {
  /// Keys at the top of the file that describe exports.
  static let exportKeys = ["formats", "joins", "secrets", "baselines"]

  /// Reads what a vocabulary says about the exports of its product.
  static func readExports(_ top: MappingReader, into vocabulary: inout Vocabulary) {
    vocabulary.formats = (top["formats"]?.entries() ?? []).compactMap { key, value in
      ExportFormat(reading: key, value)
    }
    vocabulary.joins = EntityJoin.list(top["joins"])
    vocabulary.secrets = SecretField.list(top["secrets"])
    vocabulary.baselines = PublishedBaseline.list(top["baselines"])
  }
}

extension VocabularySet {
  /// The joins of all vocabularies.
  public var joins: [EntityJoin] { vocabularies.flatMap(\.joins) }

  /// The secret fields of all vocabularies; they are secret in every export.
  public var secrets: [SecretField] { vocabularies.flatMap(\.secrets) }

  /// The published baselines of all vocabularies.
  public var baselines: [PublishedBaseline] { vocabularies.flatMap(\.baselines) }
}
