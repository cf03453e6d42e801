/// How much of one export format a snapshot holds.
struct FormatCollection: Sendable {
  /// The positions of the files that hold some of it.
  private(set) var files: [Int] = []
  /// The code of the first collection that failed as a whole.
  private var failedWith: String?
  private var collected = 0
  private var lists = 0
  private var openPages = 0
  private var listed = 0
  private var announced = 0
  /// The codes of single requests that failed.
  private var failedRequests: [String] = []

  /// Takes one more envelope of records into account.
  mutating func add(_ group: RecordGroup) {
    if files.last != group.file { files.append(group.file) }
    if let failure = group.failure {
      failedWith = failedWith ?? failure
      return
    }
    collected += 1
    failedRequests += group.records.compactMap(\.failure)
    guard group.isCollection else { return }
    lists += 1
    openPages += group.hasNextPage ? 1 : 0
    listed += group.records.count
    announced = max(announced, group.announced ?? 0)
  }

  /// Whether any file holds the format, even as a failure.
  var isThere: Bool { !files.isEmpty }

  /// The code of a collection that failed as a whole; nil where something was collected.
  var failure: String? { collected == 0 ? failedWith : nil }

  /// Whether pages are missing, by the exporter's own words.
  var isTruncated: Bool {
    // In a chain of pages every page but the last one names its successor.
    (openPages > 0 && openPages >= lists) || announced > listed
  }

  /// Why there may be more than is there, as phrases; none for a complete collection.
  var gaps: [String] {
    if let failure { return ["the export failed with `\(failure)`"] }
    return damage + (lists == 0 ? ["only single records were exported, not the list"] : [])
  }

  /// What went wrong with the collection, as phrases.
  var damage: [String] {
    var damage: [String] = []
    if isTruncated { damage.append("the export stops before its last page") }
    if !failedRequests.isEmpty {
      let codes = Set(failedRequests).sorted().map { "`\($0)`" }.joined(separator: ", ")
      damage.append("\(failedRequests.count) of its requests failed with \(codes)")
    }
    if let failedWith { damage.append("a page of it failed with `\(failedWith)`") }
    return damage
  }
}
