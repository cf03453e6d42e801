/// Unpacks the envelopes around the records of a JSON document: OData collections and entities,
/// batches, error bodies, lists of pages, plain lists and single objects.
struct EnvelopeReader {
  private let file: Int
  private let stem: String
  private(set) var groups: [RecordGroup] = []

  /// - Parameters:
  ///   - file: the position of the file in the snapshot.
  ///   - stem: its name without extension.
  init(file: Int, stem: String) {
    self.file = file
    self.stem = stem
  }

  /// The groups of a document, in its order.
  static func groups(
    of value: RawValue, isLines: Bool, file: Int, stem: String
  ) -> [RecordGroup] {
    var reader = EnvelopeReader(file: file, stem: stem)
    reader.read(value, request: nil, depth: 0)
    return reader.groups
  }

  private mutating func read(_ value: RawValue, request: String?, depth: Int) {
    guard depth < 8 else { return }
    if let elements = value.elements {
      readList(elements, line: value.line, request: request, depth: depth)
    } else if let responses = value["responses"]?.elements, isBatch(responses) {
      for response in responses { readResponse(response, depth: depth) }
    } else if let code = errorCode(value) {
      add(
        RecordGroup(
          records: [], isCollection: true, failure: code, file: file, line: value.line))
    } else if let items = value["value"]?.elements, isCollection(value) {
      readCollection(value, items: items, request: request)
    } else if value.members != nil {
      readEntity(value, request: request)
    }
  }

  private mutating func add(_ group: RecordGroup) {
    groups.append(group)
  }

  private func isBatch(_ responses: [RawValue]) -> Bool {
    !responses.isEmpty && responses.allSatisfy { $0["status"] != nil }
  }

  /// Whether an object with a list `value` is an envelope: everything else in it is annotation.
  private func isCollection(_ value: RawValue) -> Bool {
    (value.members ?? []).allSatisfy { member in
      equalIgnoringCase(member.name, "value") || member.name.hasPrefix("@")
        || equalIgnoringCase(member.name, "nextLink")
        // Windows PowerShell wraps some lists in `{"value": […], "Count": 2}`.
        || (equalIgnoringCase(member.name, "Count") && member.value.isNumber)
    }
  }

  private func errorCode(_ value: RawValue) -> String? {
    guard let members = value.members, let error = value["error"], error.members != nil,
      members.allSatisfy({ $0.name.hasPrefix("@") || equalIgnoringCase($0.name, "error") })
    else { return nil }
    return error["code"]?.text ?? "error"
  }

  /// A list of pages, batches or entities with envelopes of their own, or else of bare records.
  private mutating func readList(
    _ elements: [RawValue], line: Int, request: String?, depth: Int
  ) {
    let bare = elements.filter { !isEnvelope($0) }
    for element in elements where isEnvelope(element) {
      read(element, request: request, depth: depth + 1)
    }
    // `[null]` is what the shell writes for a list of nothing.
    let records = bare.filter { !$0.isNull }
    if !records.isEmpty || elements.isEmpty || bare.count == elements.count {
      add(
        RecordGroup(
          records: records.map { record($0, request: request) }, isCollection: true, file: file,
          line: line))
    }
  }

  private func isEnvelope(_ value: RawValue) -> Bool {
    guard value.members != nil else { return false }
    return value["@odata.context"] != nil || errorCode(value) != nil
      || (value["responses"]?.elements).map(isBatch) == true
      || (value["value"]?.elements != nil && isCollection(value))
  }

  private mutating func readResponse(_ response: RawValue, depth: Int) {
    let request = response["id"].flatMap(identifier)
    let status = response["status"].flatMap(identifier) ?? ""
    let body = response["body"]
    let code = body.flatMap(errorCode)
    guard let body, code == nil, status.hasPrefix("2") else {
      var failed = record(body ?? response, request: request)
      failed.failure = code ?? "HTTP \(status)"
      add(RecordGroup(records: [failed], isCollection: false, file: file, line: response.line))
      return
    }
    read(body, request: request, depth: depth + 1)
  }

  /// The text of an id, which some collectors write as a number.
  private func identifier(_ value: RawValue) -> String? {
    switch value.content {
    case .text(let text): text
    case .int(let number): String(number)
    default: nil
    }
  }

  private mutating func readCollection(_ value: RawValue, items: [RawValue], request: String?) {
    let context = ODataContext(value["@odata.context"]?.text)
    var announced: Int?
    if case .int(let count)? = value["@odata.count"]?.content { announced = Int(exactly: count) }
    let next = value["@odata.nextLink"] ?? value["nextLink"]
    add(
      RecordGroup(
        records: items.map { record($0, request: request, context: context) },
        context: context?.collection, isCollection: true,
        hasNextPage: next.map { !$0.isNull } ?? false, announced: announced, file: file,
        line: value.line))
  }

  private mutating func readEntity(_ value: RawValue, request: String?) {
    let context = ODataContext(contextAddress(of: value))
    add(
      RecordGroup(
        records: [record(value, request: request, context: context)],
        context: context?.collection, isCollection: false, file: file, line: value.line))
  }

  /// What an entity says of its context: itself, or where the shell's objects keep it.
  private func contextAddress(of value: RawValue) -> String? {
    value["@odata.context"]?.text ?? value["AdditionalProperties"]?["@odata.context"]?.text
  }

  private func record(
    _ value: RawValue, request: String?, context: ODataContext? = nil
  ) -> RawRecord {
    let key = ODataContext(contextAddress(of: value))?.key ?? context?.key
    return RawRecord(
      value: value, file: file,
      origin: RawRecord.Origin(request: request, contextKey: key, file: stem))
  }
}

/// What an `@odata.context` address says: `…$metadata#users('KEY')/authentication/requirements`,
/// `…$metadata#users(id,mail)/$entity`.
struct ODataContext {
  /// The fragment without keys, selections and `/$entity`, in lower case.
  var collection: String
  /// The first key in quotes.
  var key: String?

  init?(_ address: String?) {
    guard let address, let hash = address.firstIndex(of: "#") else { return nil }
    var collection = ""
    var inside = ""
    var depth = 0
    for character in address[address.index(after: hash)...].unicodeScalars {
      switch character {
      case "(":
        depth += 1
        if depth == 1 { inside = "" }
      case ")":
        depth -= 1
        guard depth == 0 else { continue }
        if inside.hasPrefix("'") {
          key = key ?? inside.trimmingQuotes
        } else if collection.hasSuffix("Collection") {
          collection = inside.split(separator: ".").last.map(String.init) ?? inside
        }
      default:
        if depth == 0 {
          collection.unicodeScalars.append(character)
        } else {
          inside.unicodeScalars.append(character)
        }
      }
    }
    if collection.hasSuffix("/$entity") { collection.removeLast("/$entity".count) }
    self.collection = foldedName(collection)
  }

  /// Whether the collection is the one of this name, at the end of whatever path.
  func isOf(_ name: String) -> Bool {
    Self.matches(collection, name)
  }

  /// Whether a folded collection path or type name ends with a name, a component at a time.
  static func matches(_ collection: String, _ name: String) -> Bool {
    let folded = foldedName(name)
    return collection == folded || collection.hasSuffix("/" + folded)
      || collection.hasSuffix("." + folded)
  }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  var trimmedSpaces: String {
    guard first == " " || reversed().first == " " else { return String(self) }
    return String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  fileprivate var trimmingQuotes: String {
    String(drop { $0 == "'" }.reversed().drop { $0 == "'" }.reversed())
  }
}
