import CEL
import Foundation
import Testing

/// The cases of the language's own conformance suite.
@Suite struct ConformanceTests {
  @Test func passes() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let candidates = ["../shared", "../../shared"].map {
      root.appending(path: "\($0)/conformance/cel/cases.json")
    }
    guard let file = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) })
    else {
      print("skipped: ../shared/conformance/cel/cases.json is not there")
      return
    }
    let data = try Data(contentsOf: file)
    let cases = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    var failures: [String] = []
    for item in cases {
      if let failure = try check(item) { failures.append(failure) }
    }
    print("conformance: \(cases.count - failures.count) of \(cases.count) cases pass")
    failures.forEach { print($0) }
    #expect(failures.isEmpty)
  }

  private func check(_ item: [String: Any]) throws -> String? {
    let text = try #require(item["expr"] as? String)
    var bindings: [String: Outcome] = [:]
    for (name, value) in item["bindings"] as? [String: [String: Any]] ?? [:] {
      bindings[name] = .value(try decode(value))
    }
    let isChecked = item["checked"] as? Bool ?? true
    let result = ExpressionCase(text, isChecked: isChecked, bindings: bindings).evaluate()
    let name = "\(item["file"] ?? "")/\(item["section"] ?? "")/\(item["name"] ?? "")"
    if item["error"] as? Bool == true {
      if case .outcome(.value(let value)) = result { return "\(name): \(text) gave \(value)" }
      return nil
    }
    let expected = try decode(try #require(item["value"] as? [String: Any]))
    if result == .outcome(.value(expected)) { return nil }
    return "\(name): \(text) gave \(result), not \(expected)"
  }

  private func decode(_ item: [String: Any]) throws -> Value {
    let text = "\(item["value"] ?? "")"
    switch try #require(item["type"] as? String) {
    case "null": return .null
    case "bool": return .bool(try #require(item["value"] as? Bool))
    case "int": return .int(try #require(Int64(text)))
    case "uint": return .uint(try #require(UInt64(text)))
    case "double": return .double(try #require(Double(text)))
    case "string": return .string(try #require(item["value"] as? String))
    case "type": return .type(try #require(TypeName(rawValue: text)))
    case "bytes":
      let digits = Array(try #require(item["hex"] as? String).utf8)
      return .bytes(
        try stride(from: 0, to: digits.count, by: 2).map {
          let pair = String(decoding: digits[$0..<$0 + 2], as: UTF8.self)
          return try #require(UInt8(pair, radix: 16))
        })
    case "list":
      return .list(try (item["values"] as? [[String: Any]] ?? []).map { try decode($0) })
    default:
      let entries = try (item["entries"] as? [[String: [String: Any]]] ?? []).map {
        ValueMap.Entry(
          key: try decode(try #require($0["key"])), value: try decode(try #require($0["value"])))
      }
      return .map(try ValueMap(entries))
    }
  }
}
