import Foundation
import Glibc
import Testing

/// Commands that are interrupted, and those that take their time on a terminal.
@Suite struct InterruptionTests {
  private static let policy = "Policies/mail-through-microsoft-365.policy.yaml"

  /// A process that waits for the rest of its standard input.
  private struct Waiting {
    let process = Process()
    private let input = Pipe()

    init(_ arguments: [String], output: FileHandle, errors: FileHandle) throws {
      process.executableURL = URL(fileURLWithPath: try Tool.path)
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: Place.repository)
      process.standardInput = input
      process.standardOutput = output
      process.standardError = errors
      try Self.withSignals { try process.run() }
    }

    /// Whoever starts the tests may ignore signals, and the threads that run them hold signals back; a new
    /// process would do so, too.
    private static func withSignals(_ body: () throws -> Void) rethrows {
      for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
      var all = sigset_t()
      var before = sigset_t()
      sigfillset(&all)
      pthread_sigmask(SIG_UNBLOCK, &all, &before)
      defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
      try body()
    }

    /// Gives it its input, and waits for its end.
    func finish(_ text: String) throws {
      try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
    }
  }

  /// Waits until something is so; a test that waits for ever tells nothing.
  private static func wait(until isSo: () throws -> Bool) throws {
    for _ in 0..<600 {
      if try isSo() { return }
      usleep(50_000)
    }
    Issue.record("waited for 30 seconds")
  }

  /// Whether a process has a file open in a folder, with or without a name.
  private static func writes(_ process: Process, in folder: String) -> Bool {
    let descriptors = "/proc/\(process.processIdentifier)/fd"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: descriptors)) ?? []
    return names.contains { name in
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: "\(descriptors)/\(name)")
      return target?.hasPrefix(folder) == true
    }
  }

  /// The rows have a file already while the assessment is still being read.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP], [false, true])
  func nothingIsLeftHalfWritten(signal: Int32, isThere: Bool) throws {
    let scratch = try Scratch()
    if isThere { try scratch.write("what was there before", to: "out/rows.ndjson") }
    try FileManager.default.createDirectory(
      at: scratch.url("out"), withIntermediateDirectories: true)
    let rows = scratch.url("out/rows.ndjson").path
    let waiting = try Waiting(
      [
        "check", Self.policy, "--snapshot", Place.fixture("tenant/exports"), "--assessment", "-",
        "--format", "ndjson", "-o", rows,
      ], output: .nullDevice, errors: .nullDevice)
    try Self.wait { Self.writes(waiting.process, in: scratch.url("out").path) }
    kill(waiting.process.processIdentifier, signal)
    try Self.wait { !waiting.process.isRunning }
    // A process that goes on would keep the test waiting.
    if waiting.process.isRunning { kill(waiting.process.processIdentifier, SIGKILL) }
    waiting.process.waitUntilExit()
    #expect(waiting.process.terminationReason == .uncaughtSignal)
    #expect(waiting.process.terminationStatus == signal)
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url("out").path)
    #expect(left == (isThere ? ["rows.ndjson"] : []))
    if isThere { #expect(try scratch.read("out/rows.ndjson") == "what was there before") }
  }

  /// A pseudo-terminal: the end that a program writes to, and the one that a person would see.
  private struct Terminal {
    let seen: FileHandle
    let program: FileHandle

    init() throws {
      let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      try #require(main >= 0)
      var locked: Int32 = 0
      var number: UInt32 = 0
      // `TIOCSPTLCK` and `TIOCGPTN`, which Swift does not see.
      try #require(ioctl(main, 0x4004_5431, &locked) == 0)
      try #require(ioctl(main, 0x8004_5430, &number) == 0)
      let other = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      try #require(other >= 0)
      _ = fcntl(main, F_SETFL, O_NONBLOCK)
      seen = FileHandle(fileDescriptor: main, closeOnDealloc: true)
      program = FileHandle(fileDescriptor: other, closeOnDealloc: true)
    }

    /// What has been shown since the last time.
    func read() -> String {
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = Glibc.read(seen.fileDescriptor, &bytes, bytes.count)
      return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
    }
  }

  @Test func aTerminalSeesThatSomethingGoesOn() throws {
    let terminal = try Terminal()
    let scratch = try Scratch()
    try scratch.write("", to: "output")
    let waiting = try Waiting(
      ["compile", "-", "--page", "Page"],
      output: try FileHandle(forWritingTo: scratch.url("output")), errors: terminal.program)
    var seen = ""
    try Self.wait {
      seen += terminal.read()
      return seen.contains("2 s")
    }
    #expect(seen.hasPrefix("\r1 s\u{1B}[K"))
    try waiting.finish("!Page\n\nThe SMTP port must be 587.\n")
    seen += terminal.read()
    #expect(waiting.process.terminationStatus == 0)
    // It is gone when the result is there, which is what it would be without a terminal.
    #expect(seen.hasSuffix("\r\u{1B}[K"))
    #expect(try scratch.read("output").hasPrefix("apiVersion: proviso/v1"))
  }

  @Test func messagesHaveALineOfTheirOwn() throws {
    let terminal = try Terminal()
    let waiting = try Waiting(
      ["validate", "-"], output: .nullDevice, errors: terminal.program)
    var seen = ""
    try Self.wait {
      seen += terminal.read()
      return seen.contains("1 s")
    }
    try waiting.finish("kind: Nothing\n")
    seen += terminal.read()
    #expect(waiting.process.terminationStatus == 2)
    #expect(seen.contains("\r\u{1B}[K<stdin>:1:"), "\(seen.debugDescription)")
    #expect(seen.hasSuffix("\r\n"))
  }

  @Test func nothingIsShownWhereThereIsNoTerminal() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "errors")
    let waiting = try Waiting(
      ["compile", "-", "--page", "Page"], output: .nullDevice,
      errors: try FileHandle(forWritingTo: scratch.url("errors")))
    usleep(1_500_000)
    try waiting.finish("!Page\n")
    #expect(waiting.process.terminationStatus == 0)
    #expect(!(try scratch.read("errors")).contains(" s\u{1B}"))
  }
}
