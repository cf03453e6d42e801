import Glibc

/// Shows on a terminal that a command is at work, from its first second on, until it has something to say.
///
/// The kernel's timer calls a signal handler: no thread, and nothing to do for commands that are quick.
/// The handler does only what signal handlers may do.
enum Heartbeat {
  nonisolated(unsafe) private static var seconds: Int32 = 0
  nonisolated(unsafe) private static var isShown = false

  /// Starts the clock where standard error is a terminal.
  static func start() {
    guard isatty(STDERR_FILENO) == 1 else { return }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Heartbeat.beat() }
    // Reading and writing go on as if nothing had happened.
    action.sa_flags = Int32(SA_RESTART)
    sigaction(SIGALRM, &action, nil)
    set(interval: 1)
  }

  /// Stops the clock and takes away what it has shown.
  static func stop() {
    set(interval: 0)
    erase()
  }

  /// Takes away what is shown, to make room for a line.
  static func erase() {
    guard isShown else { return }
    isShown = false
    let text: StaticString = "\r\u{1B}[K"
    _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  }

  private static func set(interval: Int) {
    var timer = itimerval()
    timer.it_interval.tv_sec = interval
    timer.it_value.tv_sec = interval
    setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
  }

  private static func beat() {
    seconds += 1
    isShown = true
    let saved = errno
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      var count = 0
      func put(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
      }
      put(UInt8(ascii: "\r"))
      var divisor: Int32 = 1
      while seconds / divisor >= 10 { divisor *= 10 }
      while divisor > 0 {
        put(UInt8(ascii: "0") + UInt8(seconds / divisor % 10))
        divisor /= 10
      }
      for byte: UInt8 in [0x20, 0x73, 0x1B, 0x5B, 0x4B] { put(byte) }
      _ = write(STDERR_FILENO, buffer.baseAddress, count)
    }
    errno = saved
  }
}
