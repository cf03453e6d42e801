internal import Policy
private import SwiftCSV

/// Reads delimited tables as `Export-Csv` and portals write them.
///
/// `True` and `False` become booleans and an empty cell null, because the same vocabulary
/// expression has to read the JSON form of the export.
struct CSVFileReader {
  /// A table: its column names, and a record for each row.
  struct Table {
    var columns: [String]
    var rows: [RawValue]
  }

  /// Reads a table; leading `#TYPE` lines are skipped, the delimiter is found in the header row.
  ///
  /// - Parameters:
  ///   - text: UTF-8 without a byte order mark.
  ///   - firstLine: the line of the file on which the text starts.
  /// - Returns: the columns and rows.
  /// - Throws: where quotes are out of place, columns repeat, or a row has too many or too few cells:
  ///   what a row that was cut off does not say must not be read as null.
  static func read(_ text: [UInt8], firstLine: Int = 1) throws(ReadingFault) -> Table {
    let (start, headerLine) = header(in: text)
    let firstLine = firstLine + headerLine - 1
    // A last row without an end would lose an empty last cell.
    let body = String(decoding: text[start...], as: UTF8.self) + (text.last == 0x0A ? "" : "\n")
    try checkQuotes(text[start...], of: text)
    let table: EnumeratedCSV
    var cellsOfRows: [[String]] = []
    do {
      // The library's own rows are filled up to the same length.
      table = try EnumeratedCSV(
        string: body, delimiter: delimiter(of: text[start...]), loadColumns: false, rowLimit: 0)
      try table.enumerateAsArray(startAt: 1, rowLimit: nil) { cellsOfRows.append($0) }
    } catch let error as CSVParseError {
      throw ReadingFault("malformed CSV: \(error.message)")
    } catch {
      throw ReadingFault("malformed CSV")
    }
    try checkColumns(table.header, line: firstLine)
    var line = firstLine + 1 + newlines(in: table.header)
    var rows: [RawValue] = []
    for cells in cellsOfRows {
      if cells.contains(where: { !$0.isEmpty }) {
        guard cells.count == table.header.count else {
          throw ReadingFault(
            "the row has \(cells.count) cells under \(table.header.count) columns",
            at: FilePlace(line: line, column: 1))
        }
        rows.append(row(cells, columns: table.header, line: line))
      }
      line += 1 + newlines(in: cells)
    }
    return Table(columns: table.header, rows: rows)
  }

  /// Whether text looks like a table: a first line with delimiters, and neither YAML nor XML.
  static func isLikely(_ text: [UInt8], name: String) -> Bool {
    let (start, _) = header(in: text)
    if start > 0 { return true }
    let line = text[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    if foldedName(name).hasSuffix(".csv") { return !line.isEmpty }
    let isQuoted = line.first == UInt8(ascii: "\"")
    let hasDelimiter = line.contains { delimiters.contains($0) }
    return hasDelimiter && (isQuoted || !line.contains(UInt8(ascii: ":")))
      && !line.contains(UInt8(ascii: "{"))
  }

  /// Whether its name, a `#TYPE` line or quotes around the first column say that a file is a table.
  static func isDeclared(_ text: [UInt8], name: String) -> Bool {
    let (start, _) = header(in: text)
    return start > 0 || foldedName(name).hasSuffix(".csv") || text.first == UInt8(ascii: "\"")
  }

  /// The delimiters that exports use, the most usual first.
  private static let delimiters = Array(",;\t".utf8)

  /// Where the header row starts, and on which line.
  private static func header(in text: [UInt8]) -> (offset: Int, line: Int) {
    var offset = 0
    var line = 1
    while text[offset...].starts(with: "#TYPE".utf8) {
      guard let end = text[offset...].firstIndex(of: 0x0A) else { break }
      offset = end + 1
      line += 1
    }
    return (offset, line)
  }

  /// The delimiter that occurs most often in the header row outside quotes.
  private static func delimiter(of text: ArraySlice<UInt8>) -> CSVDelimiter {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A { break }
      counts[byte, default: 0] += 1
    }
    var best = delimiters[0]
    for candidate in delimiters where counts[candidate, default: 0] > counts[best] ?? 0 {
      best = candidate
    }
    return .character(Character(Unicode.Scalar(best)))
  }

  private static func checkQuotes(
    _ text: ArraySlice<UInt8>, of file: [UInt8]
  ) throws(ReadingFault) {
    let quotes = text.lazy.filter { $0 == UInt8(ascii: "\"") }.count
    if !quotes.isMultiple(of: 2), let last = text.lastIndex(of: UInt8(ascii: "\"")) {
      throw ReadingFault(
        "malformed CSV: a quoted cell is never closed", at: place(ofByte: last, in: file))
    }
  }

  private static func checkColumns(_ columns: [String], line: Int) throws(ReadingFault) {
    var seen: Set<String> = []
    for column in columns where !seen.insert(foldedName(column)).inserted {
      throw ReadingFault(
        "the table has the column `\(column)` twice (letter case aside)",
        at: FilePlace(line: line, column: 1))
    }
  }

  private static func newlines(in cells: [String]) -> Int {
    cells.reduce(0) { sum, cell in sum + cell.utf8.count { $0 == 0x0A } }
  }

  private static func row(_ cells: [String], columns: [String], line: Int) -> RawValue {
    let members = zip(columns, cells).map { column, cell in
      RawMember(name: column, value: RawValue(content: content(of: cell), line: line))
    }
    return RawValue(content: .map(members), line: line)
  }

  private static func content(of cell: String) -> RawContent {
    switch foldedName(cell) {
    case "": .null
    case "true": .bool(true)
    case "false": .bool(false)
    default: .text(cell)
    }
  }
}

extension CSVParseError {
  fileprivate var message: String {
    switch self {
    case .generic: "the quotation marks are out of place"
    case .quotation: "text follows a closing quotation mark"
    }
  }
}
