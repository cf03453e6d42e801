import Policy
import Testing

/// The messages that reading ends with; none if it succeeds.
func messages(_ body: () throws -> Void) -> [String] {
  do {
    try body()
    return []
  } catch let diagnostics as Diagnostics {
    return diagnostics.items.map(\.description)
  } catch {
    return ["\(error)"]
  }
}

/// A vocabulary file around some attributes.
func vocabularyText(_ attributes: String, entities: String = "tenant: {cardinality: one}")
  -> [UInt8]
{
  let text = """
    apiVersion: proviso/v1
    kind: Vocabulary
    metadata: {name: test, version: 1}
    entities:
      \(entities)
    attributes:
    """
  let lines = attributes.split(separator: "\n", omittingEmptySubsequences: false)
  return Array((text + "\n" + lines.map { "  \($0)\n" }.joined()).utf8)
}

let shipped = Result { try VocabularySet(ShippedVocabularies.load()) }
