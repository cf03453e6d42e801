import Glibc
import Synchronization

/// The time zones that expressions may name: offsets such as `+02:00`, `UTC`, and the names of the
/// system's time zone data.
enum TimeZones {
  private static let known = Mutex<[String: ZoneData]>([:])
  private static let folder = "/usr/share/zoneinfo/"
  /// No zone's file comes near this size, in bytes.
  private static let largestFile = 1 << 16

  /// How many seconds local time is ahead of Universal Time at a point in time.
  ///
  /// - Throws: `invalidArgument` where there is no such zone.
  static func offset(of name: String, at seconds: Int64) throws(EvaluationError) -> Int {
    if name == "UTC" || name == "GMT" || name == "Z" { return 0 }
    if let offset = fixedOffset(name) { return offset }
    if let zone = known.withLock({ $0[name] }) { return zone.offset(at: seconds) }
    guard isPlausible(name), let bytes = read(folder + name), let zone = ZoneData(bytes) else {
      throw EvaluationError(
        .invalidArgument, "the system knows no time zone `\(name.printable)`")
    }
    known.withLock { $0[name] = zone }
    return zone.offset(at: seconds)
  }

  /// Reads `+02:00`, `-09:30` and `02:00`.
  private static func fixedOffset(_ text: String) -> Int? {
    var bytes = Array(text.utf8)[...]
    var sign = 1
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      sign = first == UInt8(ascii: "-") ? -1 : 1
      bytes = bytes.dropFirst()
    }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isDigit) }),
      let hours = Int(String(decoding: parts[0], as: UTF8.self)), hours < 24,
      let minutes = Int(String(decoding: parts[1], as: UTF8.self)), minutes < 60
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  /// Whether a name can be one of the data's, and leads nowhere else.
  private static func isPlausible(_ name: String) -> Bool {
    let others = Array("_+-/".utf8)
    return !name.isEmpty && name.utf8.count <= 64 && !name.hasPrefix("/")
      && name.utf8.allSatisfy { $0.isNamePart || others.contains($0) }
  }

  private static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      guard count >= 0, content.count + count <= largestFile else { return nil }
      if count == 0 { return content }
      content += buffer[..<count]
    }
  }
}
