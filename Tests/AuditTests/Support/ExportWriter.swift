import Foundation
import Randomness

/// Writes records as exports do: JSON Lines, lists, Graph envelopes in pages, tables.
struct ExportWriter {
  /// How a file is written.
  enum Shape: CaseIterable, Sendable {
    case lines, windowsLines, markedLines, list, spreadList, pages, table, semicolonTable
  }

  /// A record as the JSON of its members.
  typealias Record = [(name: String, json: String)]

  /// The file's content; `hasMore` makes a page that announces another one.
  static func text(
    _ records: [Record], _ shape: Shape, collection: String, hasMore: Bool = false
  ) -> String {
    let comma = shape == .spreadList ? ",\n    " : ","
    let objects = records.map { record in
      "{" + record.map { "\"\($0.name)\":\($0.json)" }.joined(separator: comma) + "}"
    }
    return switch shape {
    case .lines: objects.map { $0 + "\n" }.joined()
    case .windowsLines: objects.map { $0 + "\r\n" }.joined()
    case .markedLines: "\u{FEFF}" + objects.joined(separator: "\n\n")
    case .list: "[" + objects.joined(separator: ",") + "]"
    case .spreadList:
      "[\n" + objects.joined(separator: ",\n  ") + "\n]\n"
    case .pages:
      "{\"@odata.context\":\"https://x.example/$metadata#\(collection)\","
        + (hasMore ? "\"@odata.nextLink\":\"https://x.example/next\"," : "")
        + "\n \"value\": [\(objects.joined(separator: " ,\n"))\n ], \"@note\": [1]}"
    case .table: table(records, ",")
    case .semicolonTable: "#TYPE Some.Thing\r\n" + table(records, ";").replacing("\n", with: "\r\n")
    }
  }

  private static func table(_ records: [Record], _ delimiter: String) -> String {
    var columns: [String] = []
    for name in records.flatMap({ $0.map(\.name) }) where !columns.contains(name) {
      columns.append(name)
    }
    let rows = records.map { record in
      columns.map { column in
        record.first { $0.name == column }.map { cell($0.json, delimiter) } ?? ""
      }
    }
    return ([columns] + rows).map { $0.joined(separator: delimiter) + "\n" }.joined()
  }

  private static func cell(_ json: String, _ delimiter: String) -> String {
    switch json {
    case "null": return ""
    case "true": return "True"
    case "false": return "False"
    default:
      let text = json.hasPrefix("\"") ? String(json.dropFirst().dropLast()) : json
      return "\"" + text.replacing("\\n", with: "\n").replacing("\"", with: "\"\"") + "\""
    }
  }
}

/// A folder that is gone after the test.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  var path: String { url.path }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
  }
}
