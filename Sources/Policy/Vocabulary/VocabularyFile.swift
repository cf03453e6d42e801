import YAML

/// Reads vocabulary files (design document, section 4; syntax in `Vocabulary.md`).
public enum VocabularyFile {
  /// Keys at the top of the file.
  static let keys = ["metadata", "entities", "attributes"] + exportKeys
  static let metadataKeys = ["name", "version", "title"]
  static let entityKeys = ["cardinality", "key"]
  static let attributeKeys = [
    "type", "values", "terms", "match", "from", "derive", "open", "attest", "secret", "identity",
    "dated_by",
  ]
  static let extensionKeys = ["values", "terms", "from", "attest"]
  static let valueKeys = ["terms", "holds"]
  static let sourceKeys = ["field", "null"]

  /// Reads a vocabulary.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name for messages.
  /// - Returns: what the file declares.
  /// - Throws: everything that is wrong with the file by itself. What needs other vocabularies, and
  ///   the expressions, are checked by ``VocabularySet``.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostics) -> Vocabulary {
    let log = FileLog(file: file)
    var vocabulary = Vocabulary(name: "", file: file)
    if let top = FileKind.vocabulary.open(bytes, log: log, keys: keys) {
      read(top, into: &vocabulary)
    }
    try log.check()
    return vocabulary
  }

  private static func read(_ top: MappingReader, into vocabulary: inout Vocabulary) {
    if let metadata = top.required("metadata")?.mapping(keys: metadataKeys) {
      vocabulary.name = metadata.required("name").flatMap(name) ?? ""
      vocabulary.version = metadata["version"]?.int(in: 1...Int(Int32.max)) ?? 1
      _ = metadata["title"]?.string()
    }
    for (key, value) in top["entities"]?.entries() ?? [] {
      if let entity = entity(key, value) {
        vocabulary.entities.append(entity)
      }
    }
    for (key, value) in top["attributes"]?.entries() ?? [] {
      guard AttributeName.check(key) else { continue }
      if isExtension(value) {
        if let addition = AttributeExtension(reading: key, value) {
          vocabulary.extensions.append(addition)
        }
      } else if let attribute = Attribute(reading: key, value) {
        vocabulary.attributes.append(attribute)
      }
    }
    readExports(top, into: &vocabulary)
  }

  private static func isExtension(_ value: NodeReader) -> Bool {
    guard case .mapping(let entries) = value.node.value else { return false }
    return !entries.contains { $0.name == "type" }
  }

  private static func name(_ reader: NodeReader) -> String? {
    guard let name = reader.nonEmptyString() else { return nil }
    let isSlug = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
    }
    if !isSlug {
      reader.error(
        "`\(NodeReader.excerpt(name))` is no name",
        help: "use lower-case letters, digits, hyphens, underscores and dots")
    }
    return isSlug ? name : nil
  }

  private static func entity(_ key: NodeReader, _ value: NodeReader) -> EntityDeclaration? {
    let name = key.keyText
    guard AttributeName.isComponent(name), !AttributeName.reserved.contains(name) else {
      key.error(
        "`\(NodeReader.excerpt(name))` is no name of an entity",
        help: "use a lower-case letter, then lower-case letters, digits and underscores")
      return nil
    }
    guard let mapping = value.mapping(keys: entityKeys),
      let cardinality = mapping.required("cardinality")?
        .member(of: EntityDeclaration.Cardinality.self)
    else { return nil }
    let instanceKey = mapping["key"]?.string()
    if let instanceKey, !instanceKey.utf8.starts(with: "\(name).".utf8) {
      mapping["key"]?.error("the key has to be an attribute of `\(name)`, found `\(instanceKey)`")
    }
    if cardinality == .many, mapping["key"] == nil {
      value.error("the key `key` is missing", help: "say which attribute names an instance")
    }
    return EntityDeclaration(
      name: name, cardinality: cardinality, key: instanceKey, place: key.place)
  }
}

/// The syntax of attribute names.
enum AttributeName {
  /// Words that CEL does not take as identifiers.
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in",
    "let", "loop", "namespace", "null", "package", "return", "true", "var", "void", "while",
    "record", "scope_not_printed",
  ]

  /// Whether a text can be a component of a name.
  static func isComponent(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
  }

  /// Logs an error if a key is no name of an attribute.
  static func check(_ key: NodeReader) -> Bool {
    let parts = key.keyText.split(separator: ".", omittingEmptySubsequences: false)
    let isWord = ["in", "true", "false", "null"]
    let isValid =
      parts.count >= 2 && parts.allSatisfy { isComponent($0) && !isWord.contains(String($0)) }
      && !reserved.contains(String(parts[0]))
    if !isValid {
      key.error(
        "`\(NodeReader.excerpt(key.keyText))` is no name of an attribute",
        help: "write the entity and at least one more word, joined by dots, in lower case")
    }
    return isValid
  }
}
