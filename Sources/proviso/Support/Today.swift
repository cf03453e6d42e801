import ArgumentParser
import CEL
import Glibc
import Policy

/// The time that an audit takes for now; the only place that looks at the clock.
enum Today {
  /// The start of the day of a text, or of today in UTC where there is none.
  static func start(_ text: String?) throws -> Timestamp {
    guard let text else { return try today() }
    guard case .day(let day)? = Moment(text), let start = Moment.day(day).start else {
      throw ValidationError("`\(text)` is no day; expected YYYY-MM-DD")
    }
    return start
  }

  private static func today() throws -> Timestamp {
    let now = Int64(time(nil))
    guard let start = Timestamp(seconds: now - now % 86_400) else {
      throw CommandFailure("the clock cannot be read; give the day with --as-of")
    }
    return start
  }
}
