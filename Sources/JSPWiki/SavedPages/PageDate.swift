/// A date as a wiki page prints it, in the zone of the reader who saved it.
public struct PageDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year.
  public let year: Int
  /// The month, from 1.
  public let month: Int
  /// The day of the month.
  public let day: Int
  /// The hour.
  public let hour: Int
  /// The minute.
  public let minute: Int

  /// The date as `2025-06-13T03:33`.
  public var description: String {
    func digits(_ value: Int, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
      + "T\(digits(hour, 2)):\(digits(minute, 2))"
  }

  /// Whether a date is earlier than another.
  public static func < (left: PageDate, right: PageDate) -> Bool {
    left.description < right.description
  }

  /// Reads a date such as `13-Jun-2025 03:33`; nil for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count == 2 else { return nil }
    self.init(day: words[0], time: words[1])
  }

  init?(day text: Substring, time: Substring) {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2 || clock.count == 3, let hour = Self.integer(clock[0], upTo: 23),
      let minute = Self.integer(clock[1], upTo: 59)
    else { return nil }
    let parts = Self.parts(text)
    guard parts.count == 3 else { return nil }
    let isYearFirst = parts[0].count == 4 && Self.integer(parts[0], upTo: 9999) != nil
    guard let year = Self.integer(parts[isYearFirst ? 0 : 2], upTo: 9999), year > 999,
      let month = Self.month(parts[1]),
      let day = Self.integer(parts[isYearFirst ? 2 : 0], upTo: 31), day > 0
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
  }

  private static func parts(_ text: Substring) -> [Substring] {
    for separator in ["-", "/", "."] as [Character] where text.contains(separator) {
      return text.split(separator: separator, omittingEmptySubsequences: false)
    }
    return []
  }

  private static func integer(_ text: Substring, upTo limit: Int) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 4, text.utf8.allSatisfy(\.isDigit),
      let value = Int(text), value <= limit
    else { return nil }
    return value
  }

  private static func month(_ text: Substring) -> Int? {
    if let number = integer(text, upTo: 12) { return number > 0 ? number : nil }
    var name = text.lowercased()
    if name.hasSuffix(".") { name.removeLast() }
    return months.firstIndex { $0.contains(name) }.map { $0 + 1 }
  }

  /// The names of the months, short and long, in the languages that JSPWiki ships.
  private static let months: [Set<String>] = [
    "jan january januar jän jänner ene enero tammi tammikuu tammikuuta janv janvier gen gennaio"
      + " januari janeiro янв январь января 1月 一月",
    "feb february februar febrero helmi helmikuu helmikuuta févr février febbraio februari fev"
      + " fevereiro фев февр февраль февраля 2月 二月",
    "mar march mär märz mrz marzo maalis maaliskuu maaliskuuta mars mrt maart março март марта"
      + " мар 3月 三月",
    "apr april abr abril huhti huhtikuu huhtikuuta avr avril aprile апр апрель апреля 4月 四月",
    "may mai mayo touko toukokuu toukokuuta mag maggio mei maio май мая 5月 五月",
    "jun june juni junio kesä kesäkuu kesäkuuta juin giu giugno junho июн июнь июня 6月 六月",
    "jul july juli julio heinä heinäkuu heinäkuuta juil juillet lug luglio julho июл июль июля"
      + " 7月 七月",
    "aug august ago agosto elo elokuu elokuuta août augustus авг август августа 8月 八月",
    "sep sept september septiembre syys syyskuu syyskuuta septembre set settembre setembro сен"
      + " сент сентябрь сентября 9月 九月",
    "oct october okt oktober octubre loka lokakuu lokakuuta octobre ott ottobre out outubro окт"
      + " октябрь октября 10月 十月",
    "nov november noviembre marras marraskuu marraskuuta novembre novembro ноя нояб ноябрь"
      + " ноября 11月 十一月",
    "dec december dez dezember dic diciembre joulu joulukuu joulukuuta déc décembre dicembre"
      + " dezembro дек декабрь декабря 12月 十二月",
  ].map { Set($0.split(separator: " ").map(String.init)) }
}
