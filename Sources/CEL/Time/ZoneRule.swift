/// A rule for summer time that goes on for ever, in POSIX notation: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Sendable {
  private var standard = 0
  private var summer: (offset: Int, start: Day, end: Day)?

  /// Reads a rule; nil where it is none.
  init?(_ text: [UInt8]) {
    var reader = Reader(bytes: text)
    guard reader.skipName(), let west = reader.time() else { return nil }
    standard = -west
    guard !reader.isAtEnd else { return }
    guard reader.skipName() else { return nil }
    var offset = standard + 3600
    if !reader.isNext(",") {
      guard let west = reader.time() else { return nil }
      offset = -west
    }
    guard reader.skip(","), let start = reader.day(), reader.skip(","), let end = reader.day(),
      reader.isAtEnd
    else { return nil }
    summer = (offset, start, end)
  }

  /// How many seconds local time is ahead of Universal Time at a point in time.
  func offset(at seconds: Int64) -> Int {
    guard let summer else { return standard }
    let year = CivilTime(seconds: seconds + Int64(standard)).year
    // The first change is told in standard time, the second in summer time.
    let start = summer.start.seconds(in: year) - Int64(standard)
    let end = summer.end.seconds(in: year) - Int64(summer.offset)
    let isSummer =
      start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
    return isSummer ? summer.offset : standard
  }

  /// A day of every year, and a time on it in seconds.
  struct Day: Sendable {
    enum Kind: Sendable {
      /// The weekday (0: Sunday) of a week (5: the last) of a month.
      case weekday(month: Int, week: Int, day: Int)
      /// The day of the year from 1, without 29 February.
      case julian(Int)
      /// The day of the year from 0.
      case plain(Int)
    }

    let kind: Kind
    let time: Int

    /// The local time as seconds since 1970.
    func seconds(in year: Int) -> Int64 {
      Int64(days(in: year) * 86_400 + time)
    }

    private func days(in year: Int) -> Int {
      let newYear = CivilTime.days(year: year, month: 1, day: 1)
      switch kind {
      case .plain(let day): return newYear + day
      case .julian(let day):
        let isLeap = CivilTime.days(inMonth: 2, of: year) == 29
        return newYear + day - 1 + (isLeap && day > 59 ? 1 : 0)
      case .weekday(let month, let week, let day):
        let first = CivilTime.days(year: year, month: month, day: 1)
        let weekday = CivilTime(seconds: Int64(first) * 86_400).weekday
        var place = (day - weekday + 7) % 7 + (week - 1) * 7
        while place >= CivilTime.days(inMonth: month, of: year) { place -= 7 }
        return first + place
      }
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at >= bytes.count }

    func isNext(_ character: Unicode.Scalar) -> Bool {
      !isAtEnd && bytes[at] == UInt8(ascii: character)
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard isNext(character) else { return false }
      at += 1
      return true
    }

    mutating func skipName() -> Bool {
      let start = at
      if skip("<") {
        while !isAtEnd, !isNext(">") { at += 1 }
        return skip(">")
      }
      while !isAtEnd, bytes[at].isNameStart { at += 1 }
      return at > start
    }

    mutating func number() -> Int? {
      let start = at
      var value = 0
      while !isAtEnd, bytes[at].isDigit, at - start < 4 {
        value = value * 10 + Int(bytes[at] - 0x30)
        at += 1
      }
      return at > start ? value : nil
    }

    /// Hours, and minutes and seconds after colons, as seconds.
    mutating func time() -> Int? {
      let sign = skip("-") ? -1 : 1
      _ = sign == 1 && skip("+")
      guard let hours = number() else { return nil }
      var value = hours * 3600
      for unit in [60, 1] where skip(":") {
        guard let part = number() else { return nil }
        value += part * unit
      }
      return sign * value
    }

    mutating func day() -> Day? {
      guard let kind = kind() else { return nil }
      guard skip("/") else { return Day(kind: kind, time: 7200) }
      return time().map { Day(kind: kind, time: $0) }
    }

    private mutating func kind() -> Day.Kind? {
      if skip("J") { return number().map { .julian($0) } }
      guard skip("M") else { return number().map { .plain($0) } }
      guard let month = number(), (1...12).contains(month), skip("."), let week = number(),
        (1...5).contains(week), skip("."), let day = number(), day < 7
      else { return nil }
      return .weekday(month: month, week: week, day: day)
    }
  }
}
