internal import FoundationEssentials

/// The few questions a store asks of the file system; what cannot be read is not there.
enum StoreFiles {
  static func names(_ directory: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).sorted()
  }

  static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  static func isFile(_ path: String) -> Bool {
    attributes(path)?[.type] as? FileAttributeType == .typeRegular
  }

  /// When a file was last changed, in seconds since 1970.
  static func modified(_ path: String) -> Int? {
    guard let date = attributes(path)?[.modificationDate] as? Date else { return nil }
    let seconds = date.timeIntervalSince1970.rounded(.down)
    return Int(exactly: seconds)
  }

  static func properties(_ path: String) -> Properties {
    Properties(parsing: bytes(path) ?? [])
  }

  private static func attributes(_ path: String) -> [FileAttributeKey: Any]? {
    try? FileManager.default.attributesOfItem(atPath: path)
  }
}
