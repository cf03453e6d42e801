/// Reads YAML into nodes with their places.
///
/// Stricter than YAML: duplicate keys and keys that are no scalars are errors, and so is everything
/// beyond ``YAMLLimits``. Merge keys (`<<`) are ordinary keys.
public enum YAMLReader {
  /// Reads a text that holds at most one document.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 with or without a byte order mark, or UTF-16 with one.
  ///   - limits: what is accepted.
  /// - Returns: the document's root; nil if the text holds nothing but white space and comments.
  /// - Throws: an error with its place for malformed text, duplicate keys, undefined or excessive
  ///   aliases, too deep nesting, and for a second document.
  public static func read(
    _ bytes: [UInt8], limits: YAMLLimits = .init()
  ) throws(YAMLError) -> YAMLNode? {
    let documents = try readAll(bytes, limits: limits)
    if documents.count > 1 {
      throw YAMLError("only one document is allowed in a file", at: documents[1].mark)
    }
    return documents.first
  }

  /// Reads every document of a text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 with or without a byte order mark, or UTF-16 with one.
  ///   - limits: what is accepted for all documents together.
  /// - Returns: the roots of the documents in their order.
  /// - Throws: as ``read(_:limits:)`` does, except for a second document.
  public static func readAll(
    _ bytes: [UInt8], limits: YAMLLimits = .init()
  ) throws(YAMLError) -> [YAMLNode] {
    guard bytes.count <= limits.bytes else {
      throw YAMLError("the text is longer than \(limits.bytes) bytes")
    }
    let source = try SourceText(decoding: bytes)
    return try source.bytes.withUnsafeBufferPointer { buffer throws(YAMLError) in
      let events = try EventReader(source, bytes: buffer)
      var composer = Composer(events: events, source: source, limits: limits)
      return try composer.documents()
    }
  }
}
