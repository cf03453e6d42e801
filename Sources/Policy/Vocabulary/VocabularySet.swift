public import CEL

/// The vocabularies that policies are written in, joined and checked against each other.
public struct VocabularySet: Sendable {
  /// The vocabularies in order of precedence.
  public let vocabularies: [Vocabulary]
  /// The entities of all vocabularies in the order of their first declaration.
  public let entities: [EntityDeclaration]
  /// The attributes of all vocabularies, extensions applied, in the order of their declaration.
  public let attributes: [Attribute]
  /// The export formats of all vocabularies in the order of their declaration.
  public let formats: [ExportFormat]
  /// What rules may speak about: every attribute, and ``RuleCompiler/unprintedScope``.
  public let environment: CEL.Environment

  /// The rules that were compiled over the attributes so far.
  let programs = ProgramMemo()
  private let attributeIndex: [String: Int]

  /// Joins vocabularies.
  ///
  /// - Parameter vocabularies: in order of precedence: of two sources that feed an attribute the one
  ///   of the earlier vocabulary wins.
  /// - Throws: what does not fit together: attributes of entities that nobody declares, names that are
  ///   declared twice, extensions of attributes that do not exist, and wrong expressions.
  public init(_ vocabularies: [Vocabulary]) throws(Diagnostics) {
    try self.init(vocabularies, checksExpressions: true)
  }

  /// The vocabularies that ship with the product and no others.
  ///
  /// Their expressions are not checked again on every start; a test checks them.
  ///
  /// - Throws: what is wrong with them, which a test rules out.
  public static func shipped() throws(Diagnostics) -> VocabularySet {
    try VocabularySet(ShippedVocabularies.load(), checksExpressions: false)
  }

  private init(
    _ vocabularies: [Vocabulary], checksExpressions: Bool
  ) throws(Diagnostics) {
    var assembly = VocabularyAssembly()
    for vocabulary in vocabularies {
      assembly.add(vocabulary)
    }
    for vocabulary in vocabularies {
      assembly.extend(with: vocabulary)
    }
    assembly.check(vocabularies)
    let environment = CEL.Environment(
      variables: assembly.attributes.map { VariableDeclaration($0.name, $0.type.celType) }
        + [VariableDeclaration(RuleCompiler.unprintedScope, .bool)])
    if checksExpressions, assembly.problems.isEmpty {
      let expressions = VocabularyExpressions(
        environment: environment, attributes: assembly.attributes, formats: assembly.formats)
      assembly.problems = vocabularies.flatMap(expressions.problems)
    }
    guard assembly.problems.isEmpty else {
      throw Diagnostics(items: assembly.problems)
    }
    self.vocabularies = vocabularies
    entities = assembly.entities
    attributes = assembly.attributes
    formats = assembly.formats
    self.environment = environment
    attributeIndex = assembly.attributeIndex
  }

  /// The attribute of a name.
  public func attribute(named name: String) -> Attribute? {
    attributeIndex[name].map { attributes[$0] }
  }

  /// The entity of a name.
  public func entity(named name: String) -> EntityDeclaration? {
    entities.first { $0.name == name }
  }

  /// The format of a name.
  public func format(named name: String) -> ExportFormat? {
    formats.first { $0.name == name }
  }

  /// The attribute whose name differs least from a wrong one; nil where none is near enough.
  public func nearest(to name: String) -> String? {
    Nearest.name(to: name, among: attributes.map(\.name))
  }
}

/// Joins vocabularies and notes what does not fit.
struct VocabularyAssembly {
  private(set) var entities: [EntityDeclaration] = []
  private(set) var attributes: [Attribute] = []
  private(set) var formats: [ExportFormat] = []
  private(set) var attributeIndex: [String: Int] = [:]
  var problems: [FileDiagnostic] = []
  /// The vocabulary file that declares an attribute, for messages.
  private(set) var files: [String] = []
  private var names: Set<String> = []

  mutating func add(_ vocabulary: Vocabulary) {
    if !names.insert(vocabulary.name).inserted {
      note("the vocabulary `\(vocabulary.name)` is given twice", in: vocabulary.file)
    }
    for entity in vocabulary.entities {
      add(entity, of: vocabulary)
    }
    for attribute in vocabulary.attributes {
      if let index = attributeIndex[attribute.name] {
        note(
          "the attribute `\(attribute.name)` is declared twice, first in \(files[index])",
          in: vocabulary.file, at: attribute.place, help: "leave out `type` to extend it")
        continue
      }
      attributeIndex[attribute.name] = attributes.count
      attributes.append(attribute)
      files.append(vocabulary.file)
    }
    for format in vocabulary.formats {
      if formats.contains(where: { $0.name == format.name }) {
        note("the format `\(format.name)` is declared twice", in: vocabulary.file, at: format.place)
      } else {
        formats.append(format)
      }
    }
  }

  private mutating func add(_ entity: EntityDeclaration, of vocabulary: Vocabulary) {
    guard let first = entities.first(where: { $0.name == entity.name }) else {
      entities.append(entity)
      return
    }
    if first.cardinality != entity.cardinality || first.key != entity.key {
      note(
        "the entity `\(entity.name)` differs from its declaration in another vocabulary",
        in: vocabulary.file, at: entity.place)
    }
  }

  mutating func extend(with vocabulary: Vocabulary) {
    for addition in vocabulary.extensions {
      guard let index = attributeIndex[addition.name] else {
        let near = Nearest.name(to: addition.name, among: attributes.map(\.name))
        note(
          "the attribute `\(addition.name)` has no type, and no other vocabulary declares it",
          in: vocabulary.file, at: addition.place,
          help: near.map { "the nearest valid name is `\($0)`" })
        continue
      }
      attributes[index] = extended(attributes[index], with: addition, file: vocabulary.file)
    }
  }

  private mutating func extended(
    _ attribute: Attribute, with addition: AttributeExtension, file: String
  ) -> Attribute {
    var attribute = attribute
    let known = Set(attribute.terms.map { $0.lowercased() })
    attribute.terms += addition.terms.filter { !known.contains($0.lowercased()) }
    attribute.sources += addition.sources
    attribute.attest = attribute.attest ?? addition.attest
    for member in addition.members {
      guard let index = attribute.members.firstIndex(where: { $0.name == member.name }) else {
        note(
          "`\(member.name)` is no value of `\(attribute.name)`", in: file, at: addition.place,
          help: Nearest.advice(for: member.name, among: attribute.members.map(\.name)))
        continue
      }
      attribute.members[index].terms += member.terms
    }
    return attribute
  }

  /// Checks what can only be seen once everything is joined.
  mutating func check(_ vocabularies: [Vocabulary]) {
    let entityNames = entities.map(\.name)
    for (index, attribute) in attributes.enumerated() where !entityNames.contains(attribute.entity)
    {
      note(
        "no vocabulary declares the entity `\(attribute.entity)`", in: files[index],
        at: attribute.place, help: Nearest.advice(for: attribute.entity, among: entityNames))
    }
    for vocabulary in vocabularies {
      for entity in vocabulary.entities {
        guard let key = entity.key, attributeIndex[key] == nil else { continue }
        note(
          "the key of `\(entity.name)` is no attribute: `\(key)`", in: vocabulary.file,
          at: entity.place, help: Nearest.advice(for: key, among: attributes.map(\.name)))
      }
    }
    checkDates()
    checkPrefixes()
    checkExports(vocabularies)
  }

  /// What dates a value is a point in time of the same thing.
  private mutating func checkDates() {
    for (index, attribute) in attributes.enumerated() {
      guard let name = attribute.datedBy else { continue }
      guard let other = attributeIndex[name].map({ attributes[$0] }) else {
        note(
          "`dated_by` of `\(attribute.name)` is no attribute: `\(name)`", in: files[index],
          at: attribute.place, help: Nearest.advice(for: name, among: attributes.map(\.name)))
        continue
      }
      if other.type != .timestamp || other.entity != attribute.entity {
        note(
          "`dated_by` of `\(attribute.name)` is no timestamp of the same entity: `\(name)`",
          in: files[index], at: attribute.place)
      }
    }
  }

  /// `a.b` beside `a.b.c` would leave open what the `c` of `a.b` is.
  private mutating func checkPrefixes() {
    for (index, attribute) in attributes.enumerated() {
      var prefix = attribute.name[...]
      while let dot = prefix.lastIndex(of: ".") {
        prefix = prefix[..<dot]
        guard attributeIndex[String(prefix)] != nil else { continue }
        note(
          "the attribute `\(prefix)` is at the same time the beginning of `\(attribute.name)`",
          in: files[index], at: attribute.place)
      }
    }
  }

  mutating func note(
    _ message: String, in file: String, at place: FilePlace? = nil, help: String? = nil
  ) {
    problems.append(.init(file: file, place: place, message: message, help: help))
  }
}
