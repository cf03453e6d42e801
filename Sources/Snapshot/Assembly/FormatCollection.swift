/// How much of one export format a snapshot holds.
struct FormatCollection: Sendable {
  /// The positions of the files that hold some of it.
  private(set) var files: [Int] = []
  private var failedWith: String?
  private var failurePlace: RecordPosition?
  private var collected = 0
  private var lists = 0
  private var unproven = 0
  private var openPages = 0
  /// The last page that names a successor.
  private var lastOpenPage: RecordPosition?
  private var listed = 0
  private var announced = 0
  /// The codes of single requests that failed.
  private var failedRequests: [String] = []
  private var firstFailedRequest: RecordPosition?

  /// Takes one more envelope of records into account, with as many records as it has, or as `count`
  /// says where it was read a slice at a time.
  mutating func add(_ group: RecordGroup, count: Int? = nil) {
    if files.last != group.file { files.append(group.file) }
    if let failure = group.failure {
      if failedWith == nil {
        failedWith = failure
        failurePlace = RecordPosition(file: group.file, line: group.line)
      }
      return
    }
    guard !group.isUnproven else {
      unproven += 1
      return
    }
    collected += 1
    let failed = group.records.filter { $0.failure != nil }
    failedRequests += failed.compactMap(\.failure)
    firstFailedRequest = firstFailedRequest ?? failed.first?.position
    guard group.isCollection else { return }
    lists += 1
    if group.hasNextPage {
      openPages += 1
      lastOpenPage = RecordPosition(file: group.file, line: group.line)
    }
    listed += count ?? group.records.count
    announced = max(announced, group.announced ?? 0)
  }

  /// Whether any file holds the format, even as a failure.
  var isThere: Bool { !files.isEmpty }

  /// Whether nothing of it was collected, and nothing failed either.
  var isUnproven: Bool { collected == 0 && failedWith == nil }

  /// Why a list that is put together from all records may lack some; nil for a whole one.
  ///
  /// `advice` says how the export is made.
  func openness(_ advice: String) -> MissingRecord? {
    if let doubt { return doubt }
    if let code = failedRequests.first {
      return MissingRecord(reason: .collectionError(code), place: firstFailedRequest)
    }
    return lists == 0 ? MissingRecord(reason: .notCollected(advice)) : nil
  }

  /// Why a record that is not there may be missing; nil where nothing went wrong with the whole.
  var doubt: MissingRecord? {
    if isTruncated, failure == nil {
      return MissingRecord(reason: .truncatedPage, place: lastOpenPage)
    }
    return failedWith.map { MissingRecord(reason: .collectionError($0), place: failurePlace) }
  }

  /// The code of a collection that failed as a whole; nil where something was collected.
  var failure: String? { collected == 0 ? failedWith : nil }

  /// Whether pages are missing, by the exporter's own words.
  var isTruncated: Bool {
    // In a chain of pages every page but the last one names its successor.
    (openPages > 0 && openPages >= lists) || announced > listed
  }

  /// Why there may be more than is there, as phrases; none for a complete collection.
  var gaps: [String] {
    if failure != nil || isUnproven { return damage }
    return damage + (lists == 0 ? ["only single records were exported, not the list"] : [])
  }

  /// What went wrong with the collection, as phrases.
  var damage: [String] {
    var damage: [String] = []
    if unproven > 0, collected == 0 {
      damage.append("the list is empty, and nothing says that it was collected")
    }
    if isTruncated { damage.append("the export stops before its last page") }
    if !failedRequests.isEmpty {
      let codes = Set(failedRequests).sorted().map { "`\($0)`" }.joined(separator: ", ")
      damage.append("\(failedRequests.count) of its requests failed with \(codes)")
    }
    if let failedWith {
      let what = collected == 0 ? "the export" : "a page of it"
      damage.append("\(what) failed with `\(failedWith)`")
    }
    return damage
  }
}
