/// The wall-clock times of several runs of the same work, in seconds.
struct Measurement {
  let times: [Double]

  /// Runs the work once to warm up and then as often as asked for.
  init(runs: Int, _ work: () throws -> Void) rethrows {
    try work()
    var times: [Double] = []
    for _ in 0..<max(1, runs) {
      let elapsed = try ContinuousClock().measure(work).components
      times.append(Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    }
    self.times = times.sorted()
  }

  /// The shortest time, which other load on the machine disturbs least.
  var best: Double { times[0] }

  /// The time in the middle.
  var median: Double { times[times.count / 2] }
}

extension Double {
  /// The number with a fixed count of decimals.
  func fixed(_ decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let scaled = Int((self * Double(scale)).rounded())
    guard decimals > 0 else { return String(scaled) }
    let fraction = String(scaled % scale)
    return
      "\(scaled / scale).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
  }

  /// A time as milliseconds.
  var milliseconds: String { "\((self * 1000).fixed(1)) ms" }
}

extension String {
  /// The text with spaces before it up to a width.
  func right(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  /// The text with spaces behind it up to a width.
  func left(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
