import Glibc

/// Another program that does comparable work, run with its output thrown away.
struct Program {
  /// Why a program could not be run.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let arguments: [String]
  /// The statuses of a run that went well; `diff` ends with 1 where texts differ.
  let goodStatuses: ClosedRange<Int32>

  init(_ arguments: [String], goodStatuses: ClosedRange<Int32> = 0...0) {
    self.arguments = arguments
    self.goodStatuses = goodStatuses
  }

  /// Whether a program of this name lies in one of the directories of `PATH`.
  static func isInstalled(_ name: String) -> Bool {
    guard let path = getenv("PATH") else { return false }
    return String(cString: path).split(separator: ":").contains {
      access("\($0)/\(name)", X_OK) == 0
    }
  }

  /// Runs the program to its end.
  func run() throws(Failure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process = pid_t()
    let result = posix_spawnp(&process, arguments[0], &actions, nil, words, environ)
    guard result == 0 else { throw Failure(description: "cannot start `\(arguments[0])`") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    guard status & 0x7F == 0, goodStatuses.contains(status >> 8 & 0xFF) else {
      throw Failure(description: "`\(arguments.joined(separator: " "))` failed: \(status)")
    }
  }
}
