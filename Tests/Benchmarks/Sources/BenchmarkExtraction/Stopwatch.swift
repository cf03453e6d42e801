import Glibc

/// The processor time of this thread by stage.
struct Stopwatch {
  /// A part of the work, in the order in which the compiler does it.
  enum Stage: String, CaseIterable {
    case source = "recognise the source"
    case markup = "parse the markup"
    case rows = "cut into rows and tokens"
    case grammar = "structure, sentences, grammar"
    case ledger = "complete the ledger"
    case binding = "bind to the vocabularies"
    case assembly = "assemble and identify"
    case writing = "write the policy"
  }

  private(set) var nanoseconds: [Stage: Int] = [:]

  /// Does a part of the work and adds the time to its stage.
  mutating func time<Result>(_ stage: Stage, _ work: () throws -> Result) rethrows -> Result {
    let start = Self.now
    defer { nanoseconds[stage, default: 0] += Self.now - start }
    return try work()
  }

  /// The processor time of this thread in nanoseconds.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
