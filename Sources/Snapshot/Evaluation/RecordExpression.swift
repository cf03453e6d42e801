internal import CEL
internal import Policy

/// A compiled expression over `record`.
struct RecordExpression: Sendable {
  private let program: Program
  private let slots: [Slot]
  /// Whether the expression itself deals with null and missing fields.
  let seesEverything: Bool
  /// The fields that it reads by name, in the order of first occurrence.
  let fields: [[String]]
  private let members: [String]?
  /// What it depends on in a record that nothing surrounds; nil for what surrounds a record.
  var streamedFields: [StreamedField]? {
    guard slots.allSatisfy({ $0 == .record }) else { return nil }
    return StreamedFields(of: program.expression).fields
  }
  /// The path of the field that the expression is; nil where it is more than a field.
  var plainField: [String]? {
    StreamedFields.path(program.expression)
  }

  /// Whether it reads the id of the batch request that returned a record.
  var readsRequest: Bool { slots.contains(.request) }
  /// Whether it reads the name of a record's file.
  var readsFileName: Bool { slots.contains(.file) }

  private enum Slot: Sendable {
    case record, request, contextKey, file
  }

  /// Compiles an expression.
  ///
  /// - Throws: what is wrong with it.
  init(_ rule: RuleExpression) throws(CompilationError) {
    program = try VocabularySet.recordEnvironment.compile(rule.text)
    slots = program.variables.map { name in
      switch name {
      case "source.request": .request
      case "source.context_key": .contextKey
      case "source.file": .file
      default: .record
      }
    }
    let reading = FieldReading(of: program.expression)
    fields = reading.paths
    members = reading.members
    seesEverything = reading.seesEverything
  }

  /// What the expression gives for a record.
  func evaluate(_ record: RawRecord) -> Outcome {
    program.evaluate { slot in
      switch slots[slot] {
      case .record:
        .value(
          RecordBinding.record(record.value, members: members, onlyUsable: !seesEverything))
      case .request: Self.known(record.origin.request, "source.request")
      case .contextKey: Self.known(record.origin.contextKey, "source.context_key")
      case .file: .value(.string(record.origin.file))
      }
    }
  }

  private static func known(_ text: String?, _ name: String) -> Outcome {
    text.map { .value(.string($0)) } ?? .unknown(UnknownSet(name))
  }

  /// Whether the expression holds; nil where it does not say.
  func holds(_ record: RawRecord) -> Bool? {
    if case .value(.bool(let flag)) = evaluate(record) { flag } else { nil }
  }

  /// The text or texts that the expression gives; none where it gives anything else.
  func texts(_ record: RawRecord) -> [String] {
    guard case .value(let value) = evaluate(record) else { return [] }
    switch value {
    case .string(let text): return [text]
    case .list(let values):
      return values.compactMap { if case .string(let text) = $0 { text } else { nil } }
    default: return []
    }
  }
}
