import Glibc

/// How far a long reading is, on a terminal and after its first second.
final class Progress {
  private let start = Progress.now
  private var last = 0
  private let isShown = isatty(STDERR_FILENO) == 1

  /// Takes note of bytes that have been read.
  func report(_ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    let elapsed = Self.now - start
    guard elapsed >= 1000, elapsed - last >= 200 || done == all else { return }
    // One of both is enough.
    if last == 0 { Heartbeat.stop() }
    last = elapsed
    let text = done == all ? "\r\u{1B}[K" : "\r\(done * 100 / all) % of \(all >> 20) MiB\u{1B}[K"
    try? Output.send(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Milliseconds of a clock that only goes forward.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
