import Glibc
import Policy

/// Reads files and standard input.
enum Inputs {
  /// The name of standard input on the command line.
  static let standardInput = "-"

  /// What messages call a file.
  static func name(of path: String) -> String {
    path == standardInput ? "<stdin>" : path
  }

  /// The bytes of a file, or of standard input.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    if path == standardInput {
      // Whoever types needs no clock.
      if isatty(STDIN_FILENO) == 1 { Heartbeat.stop() }
      return try read(STDIN_FILENO, name: name(of: path))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandFailure(
        FileDiagnostic(file: path, message: "cannot read: \(SystemError.describe(errno))"))
    }
    defer { close(descriptor) }
    return try read(descriptor, name: path)
  }

  /// Whether a path names a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a path names a file.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func read(_ descriptor: Int32, name: String) throws(CommandFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count > 0 {
        bytes.append(contentsOf: block[..<count])
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw CommandFailure(
          FileDiagnostic(file: name, message: "cannot read: \(SystemError.describe(errno))"))
      }
    }
  }
}
