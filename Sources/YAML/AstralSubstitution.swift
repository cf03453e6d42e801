/// Stand-ins for characters beyond U+FFFF, which libyaml's emitter writes as escapes.
///
/// Each such character is replaced by a private-use character that the text does not contain before
/// the emitter runs, and put back afterwards. Where the text leaves no private-use characters free,
/// the escapes stay, which is correct as well.
struct AstralSubstitution {
  private var standIns: [Unicode.Scalar: Unicode.Scalar] = [:]
  private var originals: [[UInt8]: [UInt8]] = [:]

  init(for output: YAMLOutput) {
    var used: Set<Unicode.Scalar> = []
    Self.collect(output, into: &used)
    var free = (UInt32(0xE000)...0xF8FF).lazy.compactMap(Unicode.Scalar.init)
      .filter { !used.contains($0) }.makeIterator()
    for scalar in used.sorted() where scalar.value > 0xFFFF {
      guard let standIn = free.next() else { return }
      standIns[scalar] = standIn
      originals[Array(String(standIn).utf8)] = Array(String(scalar).utf8)
    }
  }

  /// The text with stand-ins.
  func replace(_ text: String) -> String {
    guard !standIns.isEmpty else { return text }
    let scalars = text.unicodeScalars.map { standIns[$0] ?? $0 }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The emitted bytes with the characters that the stand-ins stand for.
  func restore(_ bytes: [UInt8]) -> [UInt8] {
    guard !originals.isEmpty else { return bytes }
    var restored: [UInt8] = []
    restored.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      let end = min(offset + 3, bytes.count)
      if bytes[offset] >= 0xEE, let original = originals[Array(bytes[offset..<end])] {
        restored.append(contentsOf: original)
        offset = end
      } else {
        restored.append(bytes[offset])
        offset += 1
      }
    }
    return restored
  }

  private static func collect(_ output: YAMLOutput, into used: inout Set<Unicode.Scalar>) {
    switch output {
    case .string(let text), .plain(let text): collect(text, into: &used)
    case .sequence(let items, _):
      for item in items {
        collect(item, into: &used)
      }
    case .mapping(let entries, _):
      for entry in entries {
        collect(entry.key, into: &used)
        collect(entry.value, into: &used)
      }
    case .null, .bool, .int, .double: break
    }
  }

  private static func collect(_ text: String, into used: inout Set<Unicode.Scalar>) {
    guard text.utf8.contains(where: { $0 >= 0xEE }) else { return }
    for scalar in text.unicodeScalars where scalar.value >= 0xE000 {
      used.insert(scalar)
    }
  }
}
