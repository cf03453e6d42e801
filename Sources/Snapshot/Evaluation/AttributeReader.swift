internal import CEL
internal import Policy

/// Reads one attribute from the records of one export format.
struct AttributeReader: Sendable {
  let attribute: Attribute
  private let expression: RecordExpression
  private let null: NullMeaning
  /// The members that the format adds to records.
  private let computed: [ComputedField]

  /// Compiles the source's expression.
  ///
  /// - Throws: what is wrong with it.
  init(
    _ attribute: Attribute, _ source: AttributeSource, computed: [ComputedField]
  ) throws(CompilationError) {
    self.attribute = attribute
    self.computed = computed
    null = source.null
    expression = try RecordExpression(source.expression)
  }

  /// The fields that it reads.
  var fields: [[String]] { expression.fields }

  /// What it depends on in a record of a stream; nil where that cannot be told.
  var streamedFields: [StreamedField]? { computed.isEmpty ? expression.streamedFields : nil }

  /// The field that it reads as it is, and what null means there.
  var plainField: (path: [String], null: NullMeaning)? {
    guard computed.isEmpty, let path = expression.plainField, !path.isEmpty else { return nil }
    return (path, null)
  }

  /// What a record says about the attribute; evidence names the record's file, and the record as
  /// people would.
  func state(of record: RawRecord, file: String, name: String?) -> AttributeState {
    let place = EvidencePlace(
      record: record.value, file: file, name: name, computed: computed)
    let state = read(record, place)
    guard attribute.isSecret, case .known = state else { return state }
    return .redacted(Evidence(file: file, record: name, display: "(secret)"))
  }

  private func read(_ record: RawRecord, _ place: EvidencePlace) -> AttributeState {
    if expression.seesEverything, let (path, flaw) = flaw(in: record, ignoringNull: true) {
      return state(of: flaw, place.evidence(at: path))
    }
    switch expression.evaluate(record) {
    case .value(.null):
      // The expression says that the record does not tell.
      guard let (path, flaw) = flaw(in: record) else {
        let evidence = place.evidence(at: fieldRead(in: record))
        let reason =
          attribute.attest == nil
          ? UnknownReason.unusable("the export does not say") : .needsAttestation
        return .unknown(reason, evidence)
      }
      return state(of: flaw, place.evidence(at: path))
    case .value(let value): return usable(value, record, place)
    case .unknown(let unknown): return missing(unknown.names, record, place)
    case .error(let error):
      if let (path, flaw) = innerFlaw(in: record) ?? flaw(in: record) {
        return state(of: flaw, place.evidence(at: path))
      }
      let evidence = place.evidence(at: fieldRead(in: record))
      return .unknown(.unusable(error.message), evidence)
    }
  }

  /// The first object or list on the way to a field of the expression, or in it, in which something
  /// was cut off or redacted.
  private func innerFlaw(in record: RawRecord) -> (path: [String], flaw: RawFlaw)? {
    for path in expression.fields {
      for end in path.indices {
        let prefix = Array(path[...end])
        guard let value = record.value[path: prefix] else { break }
        let flaw = end == path.indices.last ? value.innerFlaw() : value.flaw
        if let flaw, flaw != .null { return (prefix, flaw) }
      }
    }
    return nil
  }

  /// The first field of the expression that is there and says nothing.
  private func flaw(
    in record: RawRecord, ignoringNull: Bool = false
  ) -> (path: [String], flaw: RawFlaw)? {
    for path in expression.fields {
      guard let flaw = record.value[path: path]?.flaw else { continue }
      if ignoringNull, case .null = flaw { continue }
      return (path, flaw)
    }
    return nil
  }

  private func usable(
    _ value: Value, _ record: RawRecord, _ place: EvidencePlace
  ) -> AttributeState {
    let evidence = place.evidence(at: fieldRead(in: record))
    if case .string(let text) = value, isSecret(text, in: record) { return .redacted(evidence) }
    switch AttributeCoercion(attribute: attribute).coerce(value) {
    case .success(let value): return .known(value, evidence)
    case .failure(let fault): return .unknown(fault.reason, evidence)
    }
  }

  /// Whether a text is nothing but what remains of a secret that the expression read.
  private func isSecret(_ text: String, in record: RawRecord) -> Bool {
    expression.fields.contains { path in
      guard case .secret(let secret)? = record.value[path: path]?.content else { return false }
      return secret.visible == text && !text.isEmpty
    }
  }

  /// The first field of the expression that the record has, in the record's own spelling.
  private func fieldRead(in record: RawRecord) -> [String]? {
    expression.fields.first { record.value[path: $0] != nil }
  }

  private func missing(
    _ names: [String], _ record: RawRecord, _ place: EvidencePlace
  ) -> AttributeState {
    // A step into the elements of a list ends in brackets.
    let paths = names.map { name in
      name.split(separator: ".").map { $0.hasSuffix("[]") ? String($0.dropLast(2)) : String($0) }
    }
    let path = paths.first { $0.first == "record" }?.dropFirst() ?? []
    // The flaw may lie in an object on the way to the field.
    for end in path.indices {
      let prefix = Array(path[...end])
      guard let value = record.value[path: prefix] else {
        // What is missing may lie in an element that was cut off.
        if end > path.startIndex,
          let flaw = record.value[path: Array(prefix.dropLast())]?.innerFlaw()
        {
          return state(of: flaw, place.evidence(at: Array(prefix.dropLast())))
        }
        return .absent(.propertyNotSelected(prefix.joined(separator: ".")))
      }
      guard let flaw = value.flaw else { continue }
      return state(of: flaw, place.evidence(at: prefix))
    }
    return .absent(.propertyNotSelected(path.joined(separator: ".")))
  }

  private func state(of flaw: RawFlaw, _ evidence: Evidence) -> AttributeState {
    switch flaw {
    case .null: nullState(evidence)
    case .redacted: .redacted(evidence)
    case .truncated: .unknown(.depthTruncated, evidence)
    }
  }

  private func nullState(_ evidence: Evidence) -> AttributeState {
    switch null {
    case .inherit: return .inherit(evidence)
    case .unknown: return .unknown(.nullWithoutMeaning, evidence)
    case .none:
      switch attribute.type {
      case .list: return .known(.list([]), evidence)
      case .string, .email, .host, .url: return .known(.string(""), evidence)
      default: return .unknown(.nullWithoutMeaning, evidence)
      }
    }
  }
}

/// Where evidence of a record's fields lies.
struct EvidencePlace {
  let record: RawValue
  let file: String
  let name: String?
  let computed: [ComputedField]

  /// Evidence for a field by its path; for the record as a whole without one.
  func evidence(at path: [String]?) -> Evidence {
    guard let path, !path.isEmpty else {
      return Evidence(file: file, record: name, line: record.line, display: "")
    }
    var spelled: [String] = []
    var value = record
    // What the reader made of a field is shown as the field itself.
    let source = computed.first { equalIgnoringCase($0.name, path[0]) }?.reading.source
    for step in source.map({ [$0] }) ?? path {
      guard let member = value.member(named: step) else { break }
      spelled.append(member.name)
      value = member.value
    }
    return Evidence(
      file: file, record: name, line: value.line, field: spelled.joined(separator: "."),
      display: value.display())
  }
}
