import FoundationEssentials
import Testing
import YAML

@testable import Policy

@Suite struct FileSchemaTests {
  /// Accepts any JSON: decoding parses the whole text first.
  private struct AnyValue: Decodable {
    init(from decoder: any Decoder) {}
  }

  @Test(arguments: FileSchema.allCases) func schemasAreJSON(schema: FileSchema) throws {
    _ = try JSONDecoder().decode(AnyValue.self, from: Data(schema.text))
    #expect(schema.text.last == 0x0A)
  }

  @Test func schemasNameTheKeysThatTheReadersAccept() throws {
    let top = ["apiVersion", "kind"]
    try expect(.policy, nil, top + PolicyReader.keys)
    try expect(.policy, "metadata", PolicyReader.metadataKeys)
    try expect(.policy, "source", PolicyReader.sourceKeys)
    try expect(.policy, "span", PolicyReader.spanKeys)
    try expect(.policy, "diagnosis", PolicyReader.diagnosisKeys)
    try expect(.policy, "parameter", PolicyReader.parameterKeys)
    try expect(.policy, "example", PolicyReader.exampleKeys)
    try expect(.policy, "constraint", PolicyReader.constraintKeys)
    try expect(.policy, "claim", PolicyReader.claimKeys)
    try expect(.policy, "manual", PolicyReader.manualKeys)
    try expect(.policy, "procedure", PolicyReader.procedureKeys)
    try expect(.policy, "step", PolicyReader.stepKeys)
    try expect(.policy, "wait", PolicyReader.waitKeys)
    try expect(.policy, "choice", PolicyReader.choiceKeys)
    try expect(.policy, "branch", PolicyReader.branchKeys)
    try expect(.assessment, nil, top + AssessmentFile.keys)
    try expect(.assessment, "metadata", AssessmentFile.metadataKeys)
    try expect(.assessment, "case", AssessmentFile.caseKeys)
    try expect(.assessment, "attestation", AssessmentFile.attestationKeys)
    try expect(.assessment, "waiver", AssessmentFile.waiverKeys)
    try expect(.overlay, nil, top + OverlayFile.keys)
    try expect(.overlay, "metadata", OverlayFile.metadataKeys)
    try expect(.overlay, "decision", OverlayFile.decisionKeys)
    try expect(.overlay, "change", OverlayFile.changeKeys)
  }

  @Test func theVocabularysSchemaNamesTheKeysThatItsReaderAccepts() throws {
    try expect(.vocabulary, nil, ["apiVersion", "kind"] + VocabularyFile.keys)
    try expect(.vocabulary, "metadata", VocabularyFile.metadataKeys)
    try expect(.vocabulary, "entity", VocabularyFile.entityKeys)
    try expect(.vocabulary, "attribute", VocabularyFile.attributeKeys)
    try expect(.vocabulary, "extension", VocabularyFile.extensionKeys)
    try expect(.vocabulary, "value", VocabularyFile.valueKeys)
    try expect(.vocabulary, "source", VocabularyFile.sourceKeys)
    try expect(.vocabulary, "format", ExportFormat.keys)
    try expect(.vocabulary, "records", RecordPlace.keys)
    try expect(.vocabulary, "test", FormatTest.keys)
    try expect(.vocabulary, "part", FormatPart.keys)
    try expect(.vocabulary, "proof", CollectionProof.keys)
    try expect(.vocabulary, "field", ComputedField.keys)
    try expect(.vocabulary, "collection", CollectionAdvice.keys)
    try expect(.vocabulary, "secret", SecretField.keys)
    try expect(.vocabulary, "condition", SecretField.conditionKeys)
    try expect(.vocabulary, "baseline", PublishedBaseline.keys)
  }

  @Test func schemasNameTheValuesThatTheReadersAccept() throws {
    try expect(.policy, "level", values: Level.allCases)
    try expect(.policy, "actor", values: Actor.allCases)
    try expect(.policy, "claim", "relation", values: Relation.allCases)
    try expect(.policy, "manual", "reason", values: Manual.Reason.allCases)
    try expect(.policy, "step", "action", values: Action.allCases)
    try expect(.policy, "source", "fidelity", values: Fidelity.allCases)
    try expect(.assessment, "attestation", "verdict", values: AttestedVerdict.allCases)
    try expect(.vocabulary, "attribute", "match", values: ListMatch.allCases)
    try expect(.vocabulary, "source", "null", values: NullMeaning.allCases)
    try expect(
      .vocabulary, "entity", "cardinality", values: EntityDeclaration.Cardinality.allCases)
    #expect(try names(.vocabulary, "attribute", "type") == Set(AttributeType.names))
  }

  private func expect(_ schema: FileSchema, _ definition: String?, _ keys: [String]) throws {
    let object = try definition.map { try node(schema, ["$defs", $0]) } ?? node(schema, [])
    let properties = try #require(entries(object)["properties"], "\(definition ?? "")")
    #expect(entries(properties).keys.sorted() == keys.sorted(), "\(schema) \(definition ?? "")")
  }

  private func expect<Name: RawRepresentable<String>>(
    _ schema: FileSchema, _ definition: String, _ property: String? = nil, values: [Name]
  ) throws {
    #expect(try names(schema, definition, property) == Set(values.map(\.rawValue)))
  }

  private func names(
    _ schema: FileSchema, _ definition: String, _ property: String?
  ) throws -> Set<String> {
    let path = ["$defs", definition] + (property.map { ["properties", $0] } ?? []) + ["enum"]
    guard case .sequence(let items) = try node(schema, path).value else { return [] }
    return Set(
      items.compactMap { if case .scalar(let scalar) = $0.value { scalar.text } else { nil } })
  }

  /// JSON is YAML, so the reader of this house can walk it.
  private func node(_ schema: FileSchema, _ path: [String]) throws -> YAMLNode {
    var node = try #require(try YAMLReader.read(schema.text))
    for name in path {
      node = try #require(entries(node)[name], "\(schema) \(path)")
    }
    return node
  }

  private func entries(_ node: YAMLNode) -> [String: YAMLNode] {
    guard case .mapping(let entries) = node.value else { return [:] }
    return Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first }
  }
}
