internal import Policy

/// Everything of one export format that a snapshot holds.
struct FormatCollection {
  var groups: [RecordGroup] = []

  /// Whether any file holds the format, even as a failure.
  var isThere: Bool { !groups.isEmpty }

  /// The code of a collection that failed as a whole; nil where something was collected.
  var failure: String? {
    groups.contains { $0.failure == nil } ? nil : groups.first?.failure
  }

  /// Whether pages are missing, by the exporter's own words.
  var isTruncated: Bool {
    let lists = groups.filter { $0.isCollection && $0.failure == nil }
    let open = lists.count { $0.hasNextPage }
    // In a chain of pages every page but the last one names its successor.
    if open > 0, open >= lists.count { return true }
    let announced = lists.compactMap(\.announced).max() ?? 0
    return announced > lists.reduce(0) { $0 + $1.records.count }
  }

  /// Why there may be more than is there, as phrases; none for a complete collection.
  var gaps: [String] {
    var gaps: [String] = []
    if let failure { return ["the export failed with `\(failure)`"] }
    if isTruncated { gaps.append("the export stops before its last page") }
    let failed = groups.flatMap(\.records).compactMap(\.failure)
    if !failed.isEmpty {
      let codes = Set(failed).sorted().map { "`\($0)`" }.joined(separator: ", ")
      gaps.append("\(failed.count) of its requests failed with \(codes)")
    }
    if groups.contains(where: { $0.failure != nil }) { gaps.append("a page of it failed") }
    if !groups.contains(where: { $0.isCollection && $0.failure == nil }) {
      gaps.append("only single records were exported, not the list")
    }
    return gaps
  }
}
