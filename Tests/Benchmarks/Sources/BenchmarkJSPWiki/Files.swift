import FoundationEssentials
import Glibc

/// The files that the benchmarks read and write.
enum Files {
  /// The root of the repository.
  static let root = {
    let parts = #filePath.split(separator: "/").dropLast(5)
    return parts.map { "/\($0)" }.joined()
  }()

  /// The bytes of a file; nil where there is none.
  static func bytes(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    guard size >= 0 else { return nil }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, pread(file, buffer.baseAddress, size, 0))
    }
  }

  /// The text pages of a directory, the first name first; empty where there is no directory.
  static func pages(in directory: String) -> [[UInt8]] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { bytes("\(directory)/\($0)") }
  }

  /// Writes files to a directory that is removed after the work, and hands out its path.
  static func withTemporary(
    _ files: [String: [UInt8]], _ work: (String) throws -> Void
  ) throws {
    let manager = FileManager.default
    let directory = manager.temporaryDirectory.appending(path: "benchmark-\(UUID())")
    try manager.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: directory) }
    for (name, bytes) in files { try Data(bytes).write(to: directory.appending(path: name)) }
    try work(directory.path)
  }
}
