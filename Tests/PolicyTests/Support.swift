import Policy
import Testing

/// A repeatable random generator.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

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
