extension VocabularyFile {
  /// Keys at the top of the file that describe exports.
  static let exportKeys = ["formats", "joins", "secrets", "baselines"]

  /// Reads what a vocabulary says about the exports of its product.
  static func readExports(_ top: MappingReader, into vocabulary: inout Vocabulary) {
  }
}
