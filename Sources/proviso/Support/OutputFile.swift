import Glibc
import Policy

/// A result that is written piece by piece: standard output, or a file that appears whole or not at
/// all, whatever interrupts the writing.
final class OutputFile {
  /// Where the pieces go.
  let descriptor: Int32
  private let path: String?
  private let temporary: String
  /// Whether the file has no name yet, so that nothing is left of it when the process ends.
  private let isNameless: Bool
  private var isFinished = false

  /// Opens the target: `nil` and `-` are standard output.
  init(_ path: String?) throws(CommandFailure) {
    guard let path, path != "-" else {
      (self.path, temporary, descriptor, isNameless) = (nil, "", STDOUT_FILENO, false)
      return
    }
    self.path = path
    temporary = "\(path).\(getpid()).part"
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    // `O_TMPFILE`, which Swift does not see.
    let nameless = open(folder, O_WRONLY | O_CLOEXEC | O_DIRECTORY | 0o20_000_000, 0o666)
    isNameless = nameless >= 0
    descriptor =
      isNameless ? nameless : open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(path) }
    if !isNameless { Interruption.guardFile(temporary) }
  }

  deinit {
    guard path != nil else { return }
    close(descriptor)
    guard !isNameless else { return }
    if !isFinished { unlink(temporary) }
    Interruption.guardFile(nil)
  }

  /// Writes a piece.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    try Output.send(bytes, to: descriptor)
  }

  /// Puts the file in its place.
  func finish() throws(CommandFailure) {
    guard let path else { return }
    var failure: CommandFailure?
    Interruption.withSignalsHeld { failure = place(at: path) }
    if let failure { throw failure }
    isFinished = true
  }

  /// Gives the file its name; what is wrong, where it cannot have it.
  private func place(at path: String) -> CommandFailure? {
    if isNameless {
      let own = "/proc/self/fd/\(descriptor)"
      guard linkat(AT_FDCWD, own, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else {
        return Self.failure(path)
      }
    }
    guard rename(temporary, path) == 0 else {
      let failure = Self.failure(path)
      unlink(temporary)
      return failure
    }
    return nil
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure(
      FileDiagnostic(file: path, message: "cannot write: \(SystemError.describe(errno))"))
  }
}
