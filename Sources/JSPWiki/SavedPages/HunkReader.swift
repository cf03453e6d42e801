/// Finds the hunks of a diff page that was saved as text.
///
/// A line of the page may look like a hunk header; it is text where the stated size of a hunk reaches
/// over it. The reading is wanted in which all stated sizes and line numbers agree.
struct HunkReader {
  /// A hunk that fits, by lines of the file.
  struct Found {
    var header: HunkHeader
    var line: Int
    var rows: Range<Int>
    var oldStart: Int
    var newStart: Int
    var oldCount: Int
  }

  /// What the hunks so far fix: the difference between the sides and the next unread old line.
  private struct State: Hashable {
    var line: Int
    var shift: Int
    var nextOld: Int
    var number: Int
  }

  /// A hunk under trial: it may end at any of the places from `choice` on.
  private struct Trial {
    var state: State
    var header: HunkHeader
    var oldStart: Int
    var choice: Int
    var lastChoice: Int
  }

  private static let stepLimit = 1_000_000

  private let lines: PageLines
  private let headers: [Int: HunkHeader]
  /// The lines at which a hunk may end: all headers, and the end of the hunks.
  private let stops: [Int]
  private var end: Int { stops[stops.count - 1] }
  private let endsWithFurniture: Bool
  private var failed: Set<State> = []
  private var failure: SavedPageError?

  init(lines: PageLines, headers: [Int: HunkHeader], end: Int, endsWithFurniture: Bool) {
    self.lines = lines
    self.headers = headers
    stops = headers.keys.filter { $0 < end }.sorted() + [end]
    self.endsWithFurniture = endsWithFurniture
  }

  /// Reads from the first header on.
  mutating func read(from start: Int) throws(SavedPageError) -> [Found] {
    var trials: [Trial] = []
    var next = State(line: start, shift: 0, nextOld: 1, number: 1)
    for _ in 0..<Self.stepLimit {
      if !failed.contains(next), let trial = trial(next) { trials.append(trial) }
      while let last = trials.last, last.choice > last.lastChoice {
        failed.insert(last.state)
        trials.removeLast()
      }
      guard var trial = trials.popLast() else {
        throw failure
          ?? SavedPageError(message: "no hunk agrees with its header", line: start + 1)
      }
      next = state(after: trial)
      trial.choice += 1
      trials.append(trial)
      if next.line == end { return trials.map(found) }
    }
    throw SavedPageError(message: "too many lines look like hunk headers", line: start + 1)
  }

  private func rowCount(_ trial: Trial) -> Int {
    stops[trial.choice] - trial.state.line - 1
  }

  private func oldCount(_ header: HunkHeader) -> Int {
    header.kind == .added ? 0 : header.count
  }

  private func state(after trial: Trial) -> State {
    let oldCount = oldCount(trial.header)
    return State(
      line: stops[trial.choice],
      shift: trial.state.shift + rowCount(trial) - 2 * oldCount,
      nextOld: trial.oldStart + oldCount, number: trial.state.number + 1)
  }

  private func found(_ trial: Trial) -> Found {
    var trial = trial
    trial.choice -= 1
    let first = trial.state.line + 1
    return Found(
      header: trial.header, line: trial.state.line, rows: first..<first + rowCount(trial),
      oldStart: trial.oldStart, newStart: trial.oldStart + trial.state.shift,
      oldCount: oldCount(trial.header))
  }

  /// The hunk at a line with the places at which it may end; nil where nothing fits.
  private mutating func trial(_ state: State) -> Trial? {
    guard let header = headers[state.line] else {
      fail(state, "is followed by a line that begins no hunk", number: state.number - 1)
      return nil
    }
    let oldStart = header.kind == .added ? header.number - state.shift : header.number
    guard oldStart - state.nextOld >= (state.number == 1 ? 0 : 1) else {
      fail(state, gapMessage(header, state))
      return nil
    }
    guard let choices = choices(header, state) else { return nil }
    return Trial(
      state: state, header: header, oldStart: oldStart, choice: choices.lowerBound,
      lastChoice: choices.upperBound)
  }

  private func gapMessage(_ header: HunkHeader, _ state: State) -> String {
    let side = header.kind == .added ? "new" : "old"
    let least = state.nextOld + (state.number == 1 ? 0 : 1)
    let first = header.kind == .added ? least + state.shift : least
    return "begins at \(side) line \(header.number), but the hunks before it reach so far that it"
      + " cannot begin before \(side) line \(first)"
  }

  /// The places in `stops` at which the rows of a hunk may end.
  private mutating func choices(_ header: HunkHeader, _ state: State) -> ClosedRange<Int>? {
    let first = state.line + 1
    let least = first + header.count + (header.kind == .changed ? 1 : 0)
    guard least <= end else {
      fail(state, shortMessage(header, max(0, end - first)))
      return nil
    }
    let choice = firstStop(from: least)
    // Nothing says where the new lines of a change end, so the next header ends them: a damaged
    // page must not hide its contradictions among them.
    if header.kind == .changed { return choice...choice }
    guard stops[choice] == least else {
      let follow = stops[firstStop(from: first)] - first
      fail(
        state,
        "says \(Self.lines(header.count)), but \(Self.lines(follow)) stand before the next hunk")
      return nil
    }
    return choice...choice
  }

  private func firstStop(from line: Int) -> Int {
    var low = 0
    var high = stops.count - 1
    while low < high {
      let middle = (low + high) / 2
      if stops[middle] < line { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func lines(_ count: Int) -> String {
    count == 1 ? "1 line" : "\(count) lines"
  }

  private func shortMessage(_ header: HunkHeader, _ have: Int) -> String {
    let lines = Self.lines(header.count)
    let wanted = header.kind == .changed ? "\(lines) and at least one new line" : lines
    let cause = endsWithFurniture ? "the hunks end" : "the page ends"
    return "says \(wanted), but \(cause) after \(have); was the page saved whole?"
  }

  private mutating func fail(_ state: State, _ what: String, number: Int? = nil) {
    guard failure.map({ $0.line <= state.line }) ?? true else { return }
    let number = number ?? state.number
    let shown = state.line < lines.count ? lines.text(state.line) : ""
    failure = SavedPageError(
      message: "hunk \(number) (`\(shown)`) \(what)", line: state.line + 1, hunk: number)
  }
}
