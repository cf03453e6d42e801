/// The vocabularies that ship with the product; their text is part of the program.
public enum ShippedVocabularies {
  /// Their names in order of precedence.
  public static let names = ["microsoft365", "crushftp"]

  /// Reads them.
  ///
  /// - Throws: what is wrong with them, which a test rules out.
  public static func load() throws(Diagnostics) -> [Vocabulary] {
    var vocabularies: [Vocabulary] = []
    for name in names {
      guard let bytes = text(of: name) else { continue }
      vocabularies.append(try VocabularyFile.read(bytes, file: "\(name).vocabulary.yaml"))
    }
    return vocabularies
  }

  /// The file of a vocabulary that ships with the product; nil where there is none of this name.
  public static func text(of name: String) -> [UInt8]? {
    switch name {
    case "microsoft365": PackageResources.microsoft365_vocabulary_yaml
    case "crushftp": PackageResources.crushftp_vocabulary_yaml
    default: nil
    }
  }
}
