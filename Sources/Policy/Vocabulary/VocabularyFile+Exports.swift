public import CEL

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
  /// What `from:` and the expressions of formats see: a record of an export and its surroundings.
  public static let recordEnvironment = CEL.Environment(variables: [
    VariableDeclaration("record", .dyn, missingFields: .unknown, foldsFieldCase: true),
    VariableDeclaration("source.request", .string),
    VariableDeclaration("source.context_key", .string),
    VariableDeclaration("source.file", .string),
  ])

  /// The joins of all vocabularies.
  public var joins: [EntityJoin] { vocabularies.flatMap(\.joins) }

  /// The secret fields of all vocabularies; they are secret in every export.
  public var secrets: [SecretField] { vocabularies.flatMap(\.secrets) }

  /// The published baselines of all vocabularies.
  public var baselines: [PublishedBaseline] { vocabularies.flatMap(\.baselines) }
}

extension VocabularyAssembly {
  /// Checks that formats and joins name entities, formats and spaces of names that there are.
  mutating func checkExports(_ vocabularies: [Vocabulary]) {
    let spaces = Set(formats.flatMap(\.keys).map(\.space))
    for vocabulary in vocabularies {
      for format in vocabulary.formats {
        for entity in format.entities {
          checkEntity(entity, in: vocabulary.file, at: format.place)
        }
        for part in format.parts where !formats.contains(where: { $0.name == part.format }) {
          note(
            "no vocabulary describes the format `\(part.format)`", in: vocabulary.file,
            at: format.place, help: Nearest.advice(for: part.format, among: formats.map(\.name)))
        }
      }
      for join in vocabulary.joins {
        checkEntity(join.entity, in: vocabulary.file, at: join.place)
        for space in join.spaces where !spaces.contains(space) {
          note(
            "no format has a key in `\(space)`", in: vocabulary.file, at: join.place,
            help: Nearest.advice(for: space, among: spaces.sorted()))
        }
      }
    }
  }

  private mutating func checkEntity(_ name: String, in file: String, at place: FilePlace?) {
    let names = entities.map(\.name)
    guard !names.contains(name) else { return }
    note(
      "no vocabulary declares the entity `\(name)`", in: file, at: place,
      help: Nearest.advice(for: name, among: names))
  }
}
