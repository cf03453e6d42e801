import YAML

/// The kinds of files that people write for this product.
public enum FileKind: String, Sendable, CaseIterable {
  case policy = "Policy"
  case vocabulary = "Vocabulary"
  case assessment = "Assessment"
  case overlay = "Overlay"

  /// The version of the formats that this code reads and writes.
  public static let apiVersion = "proviso/v1"

  /// The kind that a file says it has; nil where it is no such file or no YAML at all.
  public static func detect(_ bytes: [UInt8]) -> FileKind? {
    guard let node = try? YAMLReader.read(bytes), case .mapping(let entries) = node.value,
      case .scalar(let kind)? = entries.first(where: { $0.name == "kind" })?.value.value
    else { return nil }
    return FileKind(rawValue: kind.text)
  }

  /// Opens a file of this kind: parses it and checks its keys, version and kind.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - log: where mistakes go.
  ///   - keys: the keys allowed at the top besides `apiVersion` and `kind`.
  /// - Returns: the mapping at the top; nil where the file cannot be read any further.
  func open(_ bytes: [UInt8], log: FileLog, keys: [String]) -> MappingReader? {
    let root: YAMLNode?
    do {
      root = try YAMLReader.read(bytes)
    } catch {
      log.error(error.message, at: error.mark.map(FilePlace.init))
      return nil
    }
    guard let root else {
      log.error("the file is empty", help: "expected `kind: \(rawValue)`")
      return nil
    }
    let reader = NodeReader(root, log: log)
    guard reader.isMapping else {
      reader.error("expected a mapping with `kind: \(rawValue)`, found \(reader.kind)")
      return nil
    }
    guard isKind(of: reader) else { return nil }
    let mapping = reader.mapping(keys: ["apiVersion", "kind"] + keys)
    if let version = mapping?.required("apiVersion"), let text = version.string(),
      text != Self.apiVersion
    {
      version.error("unknown version `\(text)`", help: "this program reads `\(Self.apiVersion)`")
    }
    return mapping
  }

  /// A file of another kind gets one message, not one for each of its keys.
  private func isKind(of reader: NodeReader) -> Bool {
    guard let kind = reader.entries()?.first(where: { $0.key.keyText == "kind" })?.value else {
      reader.error("the key `kind` is missing", help: "expected `kind: \(rawValue)`")
      return false
    }
    guard let found = kind.member(of: FileKind.self) else { return false }
    if found != self {
      kind.error("expected kind `\(rawValue)`, found `\(found.rawValue)`")
    }
    return found == self
  }
}
