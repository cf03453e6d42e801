internal import CEL
internal import Policy

/// An export format with its expressions compiled.
struct CompiledFormat: Sendable {
  /// One space of names and the expressions that give a record's names in it.
  struct Key: Sendable {
    var space: String
    var expressions: [RecordExpression]
  }

  let format: ExportFormat
  private let filter: RecordExpression?
  private let label: RecordExpression?
  private let captured: RecordExpression?
  private let keys: [Key]
  /// The readers of the attributes that the format feeds, by the attribute's name.
  let readers: [String: AttributeReader]

  /// Compiles a format and what reads attributes from it.
  ///
  /// - Throws: what is wrong with its expressions, at their places in the vocabulary.
  init(_ format: ExportFormat, _ vocabularies: VocabularySet) throws(Diagnostics) {
    self.format = format
    var compiler = ExpressionCompiler(file: Self.file(of: format, in: vocabularies))
    filter = format.filter.flatMap { compiler.compile($0) }
    label = format.label.flatMap { compiler.compile($0) }
    captured = format.captured.flatMap { compiler.compile($0) }
    keys = format.keys.map { key in
      Key(space: key.space, expressions: key.expressions.compactMap { compiler.compile($0) })
    }
    var readers: [String: AttributeReader] = [:]
    for attribute in vocabularies.attributes {
      guard let source = attribute.sources.first(where: { $0.format == format.name }) else {
        continue
      }
      readers[attribute.name] = compiler.reader(attribute, source, computed: format.fields)
    }
    self.readers = readers
    if !compiler.problems.isEmpty { throw Diagnostics(items: compiler.problems) }
  }

  /// Whether its records are found by names, or called by a label, and not by a key attribute alone.
  func hasNames(in spaces: [String]) -> Bool {
    label != nil || keys.contains { spaces.contains($0.space) }
  }

  /// The fields that identify a record's instance.
  var keyFields: [[String]] {
    keys.flatMap { $0.expressions.flatMap(\.fields) }
  }

  private static func file(of format: ExportFormat, in vocabularies: VocabularySet) -> String {
    let owner = vocabularies.vocabularies.first { vocabulary in
      vocabulary.formats.contains { $0.name == format.name }
    }
    return owner?.file ?? "vocabulary"
  }

  /// A record with the members that the format adds; nil where it is not of this format after all.
  func bind(_ record: RawRecord) -> RawRecord? {
    var bound = record
    bound.value = record.value.adding(format.fields)
    guard record.failure == nil, let filter else { return bound }
    return filter.holds(bound) == true ? bound : nil
  }

  /// The names of a record's instance in each space, letter case aside.
  func names(of record: RawRecord) -> [(space: String, names: [String])] {
    keys.map { key in
      let names = key.expressions.flatMap { $0.texts(record) }
        .map { $0.trimmedSpaces.lowercased() }.filter { !$0.isEmpty }
      return (key.space, names)
    }
  }

  /// What the format calls a record; nil where it says nothing.
  func label(of record: RawRecord) -> String? {
    label?.texts(record).first { !$0.isEmpty }
  }

  /// When the file of a record was made; nil where it does not say.
  func captureTime(of record: RawRecord) -> Timestamp? {
    captured?.texts(record).lazy.compactMap { ExportTimestamp.read($0) }.first
  }
}

/// Compiles expressions of a vocabulary and collects what is wrong with them.
struct ExpressionCompiler {
  let file: String
  private(set) var problems: [FileDiagnostic] = []

  init(file: String) {
    self.file = file
  }

  mutating func compile(_ rule: RuleExpression) -> RecordExpression? {
    do throws(CompilationError) {
      return try RecordExpression(rule)
    } catch {
      note(error, at: rule.place)
      return nil
    }
  }

  mutating func reader(
    _ attribute: Attribute, _ source: AttributeSource, computed: [ComputedField]
  ) -> AttributeReader? {
    do throws(CompilationError) {
      return try AttributeReader(attribute, source, computed: computed)
    } catch {
      note(error, at: source.expression.place)
      return nil
    }
  }

  private mutating func note(_ error: CompilationError, at place: FilePlace?) {
    for issue in error.issues {
      problems.append(
        FileDiagnostic(.error, file: file, place: place, message: issue.message, help: issue.help))
    }
  }
}
