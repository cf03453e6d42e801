internal import CEL
internal import Policy

/// Reads the values of attribute files in the attributes' types.
enum PlainAttributeReader {
  /// What a file says about an attribute.
  static func state(
    _ plain: PlainAttribute, of attribute: Attribute, name: String?
  ) -> AttributeState {
    let evidence = Evidence(
      file: plain.file, record: name, line: plain.value.line, field: attribute.name,
      display: plain.value.display())
    if attribute.isSecret { return .redacted(evidence) }
    switch plain.value.flaw {
    case .null: return .unknown(.nullWithoutMeaning, evidence)
    case .redacted: return .redacted(evidence)
    case .truncated, nil: break
    }
    if case .secret = plain.value.content { return .redacted(evidence) }
    let value = RecordBinding.value(of: plain.value)
    switch AttributeCoercion(attribute: attribute).coerce(value) {
    case .success(let value): return AttributeState.known(value, evidence).readingInherit(attribute)
    case .failure(let fault): return .unknown(fault.reason, evidence)
    }
  }
}
