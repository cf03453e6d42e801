import FoundationEssentials
import Glibc
import Policy
import Report

/// Standard output, standard error and files, as the command line promises them.
enum Output {
  /// The colours for standard output: only on a terminal, and not where `NO_COLOR` is set.
  static var style: Style {
    let environment = ProcessInfo.processInfo.environment
    let refuses = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isatty(STDOUT_FILENO) == 1 && !refuses && environment["TERM"] != "dumb"
      ? .coloured : .plain
  }

  /// Writes a result to a file, whole or not at all, or to standard output where there is no path.
  static func write(_ bytes: [UInt8], to path: String?) throws(CommandFailure) {
    if let path, path != "-" {
      try writeFile(bytes, to: path)
    } else {
      try send(bytes, to: STDOUT_FILENO)
    }
  }

  /// Writes a text to a file, whole or not at all, or to standard output where there is no path.
  static func write(_ text: String, to path: String? = nil) throws(CommandFailure) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a line to standard error, with nothing in it that a terminal obeys.
  static func complain(_ message: String) {
    // Where standard error itself is closed there is nobody left to tell.
    try? send(Array((TerminalText.line(message) + "\n").utf8), to: STDERR_FILENO)
  }

  /// Creates a folder and those above it.
  static func makeFolder(_ path: String) throws(CommandFailure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(FileDiagnostic(file: path, message: "cannot create the folder"))
    }
  }

  private static func writeFile(_ bytes: [UInt8], to path: String) throws(CommandFailure) {
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.finish()
  }

  /// Writes all of the bytes to an open file.
  static func send(_ bytes: [UInt8], to descriptor: Int32) throws(CommandFailure) {
    if descriptor == STDOUT_FILENO { Heartbeat.stop() }
    if descriptor == STDERR_FILENO { Heartbeat.erase() }
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent)
      }
      if count > 0 {
        sent += count
      } else if count < 0 && errno != EINTR {
        throw CommandFailure("cannot write: \(SystemError.describe(errno))")
      }
    }
  }
}

extension Output {
  /// Writes messages about files to standard error, one a line.
  static func complain(_ diagnostics: [FileDiagnostic]) {
    diagnostics.forEach { complain($0.description) }
  }
}
