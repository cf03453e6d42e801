/// A date pattern as Java writes them, such as `dd-MMM-yyyy HH:mm`.
struct DatePattern {
  private let pattern: [Character]

  init(_ pattern: String) {
    self.pattern = Array(pattern)
  }

  func text(_ date: PageDate) -> String {
    var out = ""
    var at = 0
    while at < pattern.count {
      let letter = pattern[at]
      if letter == "'" {
        out += quoted(&at)
        continue
      }
      let start = at
      while at < pattern.count, pattern[at] == letter { at += 1 }
      out += field(letter, at - start, date) ?? String(repeating: letter, count: at - start)
    }
    return out
  }

  private func quoted(_ at: inout Int) -> String {
    at += 1
    if at < pattern.count, pattern[at] == "'" {
      at += 1
      return "'"
    }
    var out = ""
    while at < pattern.count, pattern[at] != "'" {
      out.append(pattern[at])
      at += 1
    }
    at += 1
    return out
  }

  private func field(_ letter: Character, _ width: Int, _ date: PageDate) -> String? {
    switch letter {
    case "y", "u": width == 2 ? digits(date.year % 100, 2) : digits(date.year, width)
    case "M", "L": width > 2 ? month(date, isShort: width == 3) : digits(date.month, width)
    case "d": digits(date.day, width)
    case "H": digits(date.hour, width)
    case "h": digits(date.hour % 12 == 0 ? 12 : date.hour % 12, width)
    case "m": digits(date.minute, width)
    case "s", "S": digits(0, width)
    case "a": date.hour < 12 ? "AM" : "PM"
    case "E": weekday(date, isShort: width < 4)
    case "z": width > 3 ? "Coordinated Universal Time" : "UTC"
    case "Z": "+0000"
    default: nil
    }
  }

  private func digits(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private func month(_ date: PageDate, isShort: Bool) -> String {
    let name = Self.months[date.month - 1]
    return isShort ? String(name.prefix(3)) : name
  }

  private func weekday(_ date: PageDate, isShort: Bool) -> String {
    let year = date.month < 3 ? date.year - 1 : date.year
    let days = year + year / 4 - year / 100 + year / 400
    let name = Self.weekdays[(days + Self.offsets[date.month - 1] + date.day) % 7]
    return isShort ? String(name.prefix(3)) : name
  }

  private static let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
}
