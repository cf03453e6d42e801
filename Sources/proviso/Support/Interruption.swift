import Glibc

/// What is left of a file that is being written when somebody interrupts the process: nothing.
///
/// A file without a name goes by itself. Where the file system knows no such files, the handler takes the
/// unfinished one away, and ends the process as if there were no handler.
enum Interruption {
  nonisolated(unsafe) private static var unfinished: UnsafeMutablePointer<CChar>?

  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// Says which file has to go; nil when it is finished or gone.
  static func guardFile(_ path: String?) {
    withSignalsHeld {
      free(unfinished)
      unfinished = path.flatMap { strdup($0) }
      for signal in signals { Glibc.signal(signal, path == nil ? SIG_DFL : handler) }
    }
  }

  /// Does something that is not to be interrupted half-way; a signal waits until it is done.
  static func withSignalsHeld(_ body: () -> Void) {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for signal in signals { sigaddset(&held, signal) }
    sigprocmask(SIG_BLOCK, &held, &before)
    body()
    sigprocmask(SIG_SETMASK, &before, nil)
  }

  private static let handler: @convention(c) (Int32) -> Void = { number in
    if let path = Interruption.unfinished { unlink(path) }
    signal(number, SIG_DFL)
    raise(number)
  }
}
