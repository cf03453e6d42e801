internal import Policy

/// Records of one export in one file.
struct RecognisedGroup: Sendable {
  /// The position of the format among the formats of the vocabularies.
  var format: Int
  var group: RecordGroup
}

/// What became of the content of one file.
struct Recognition: Sendable {
  var groups: [RecognisedGroup] = []
  /// How many records are of no known format.
  var strangers = 0
  /// The code of an error body that no format could be found for.
  var failure: String?
}

/// Finds the formats of a file's records by what is in them.
struct FormatRecogniser: Sendable {
  private let formats: [ExportFormat]
  private let positions: [String: Int]

  /// - Parameter formats: the formats of all vocabularies, the first that fits being taken.
  init(_ formats: [ExportFormat]) {
    self.formats = formats
    positions = Dictionary(
      formats.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The groups of records in a file; `file` is its position in the snapshot.
  func recognise(_ content: ExportFile, file: Int) -> Recognition {
    switch content.content {
    case .json(let value, let isLines):
      let groups = EnvelopeReader.groups(
        of: value, isLines: isLines, file: file, stem: content.stem)
      return sort(groups, syntax: .json, stem: content.stem)
    case .table(let table):
      return recognise(table, file: file, stem: content.stem)
    case .xml(let document):
      return recognise(document, file: file, stem: content.stem)
    case .yaml:
      return Recognition()
    }
  }

  // MARK: JSON and tables

  private func sort(
    _ groups: [RecordGroup], syntax: ExportSyntax, stem: String
  ) -> Recognition {
    var recognition = Recognition()
    var failed: [RecordGroup] = []
    for group in groups {
      if group.failure != nil || group.records.first?.failure != nil {
        failed.append(group)
      } else {
        sort(group, syntax: syntax, into: &recognition)
      }
    }
    // A failed request does not say what it asked for; the others of its file or its name do.
    let neighbours = Set(recognition.groups.map(\.format))
    for group in failed {
      let format = neighbours.count == 1 ? neighbours.first : named(stem)
      if let format {
        recognition.groups.append(RecognisedGroup(format: format, group: group))
      } else {
        recognition.failure = group.failure ?? group.records.first?.failure
      }
    }
    return recognition
  }

  private func sort(
    _ group: RecordGroup, syntax: ExportSyntax, into recognition: inout Recognition
  ) {
    let candidates = formats.indices.filter { formats[$0].syntaxes.contains(syntax) }
    let byContext =
      group.context.map { context in
        candidates.filter { index in
          formats[index].tests.contains {
            $0.context.map { ODataContext.matches(context, $0) } == true
          }
        }
      } ?? []
    var order: [Int] = []
    var records: [Int: [RawRecord]] = [:]
    var last: (shape: RawValue, format: Int?)?
    for record in group.records {
      // Neighbours usually have the same members, and then the same format.
      if last.map({ $0.shape.hasSameMembers(as: record.value) }) != true {
        let format = format(of: record.value, context: group.context, byContext, candidates)
        last = (record.value, format)
      }
      guard let format = last?.format else {
        recognition.strangers += 1
        continue
      }
      if records[format] == nil { order.append(format) }
      records[format, default: []].append(record)
    }
    if group.records.isEmpty, let format = byContext.first { order = [format] }
    for format in order {
      var part = group
      part.records = records[format] ?? []
      add(part, format: format, to: &recognition)
    }
  }

  private func format(
    of record: RawValue, context: String?, _ byContext: [Int], _ candidates: [Int]
  ) -> Int? {
    let fits = { (index: Int, needsContext: Bool) in
      formats[index].tests.contains { test in
        (test.context != nil) == needsContext && test.holds(for: record, context: context)
      }
    }
    return byContext.first { fits($0, true) } ?? candidates.first { fits($0, false) }
  }

  /// Adds a group, or the groups within it where its format is a container or keeps its records
  /// deeper down.
  private func add(_ group: RecordGroup, format: Int, to recognition: inout Recognition) {
    guard case .path(let path) = formats[format].records else {
      recognition.groups.append(RecognisedGroup(format: format, group: group))
      for part in formats[format].parts {
        guard let position = positions[part.format] else { continue }
        addParts(of: group, at: part.path, part.proof, format: position, to: &recognition)
      }
      return
    }
    addParts(of: group, at: path, nil, format: format, to: &recognition)
  }

  private func addParts(
    of group: RecordGroup, at path: [String], _ proof: CollectionProof?, format: Int,
    to recognition: inout Recognition
  ) {
    for record in group.records {
      for value in record.value.values(at: path[...]) {
        let groups = EnvelopeReader.groups(
          of: value, isLines: false, file: group.file, stem: record.origin.file)
        for inner in groups {
          let proven = proof.map { $0.applied(to: inner, in: record.value) } ?? inner
          recognition.groups.append(RecognisedGroup(format: format, group: proven))
        }
      }
    }
  }

  /// The format that a failed file was meant to be, by its name: `security-defaults.json`.
  private func named(_ stem: String) -> Int? {
    let name = lettersOnly(stem)
    return formats.indices.first { index in
      let last = formats[index].name.split(separator: ".").last.map(String.init) ?? ""
      let endpoint = formats[index].collection?.endpoint?.split(separator: "/").last
      return name == lettersOnly(last) || endpoint.map { name == lettersOnly(String($0)) } == true
    }
  }

  private func lettersOnly(_ text: String) -> String {
    foldedName(text).filter { $0.isLetter }
  }

  private func recognise(
    _ table: CSVFileReader.Table, file: Int, stem: String
  ) -> Recognition {
    var group = RecordGroup(
      records: table.rows.map {
        RawRecord(value: $0, file: file, origin: RawRecord.Origin(file: stem))
      },
      isCollection: true, file: file, line: 1)
    guard table.rows.isEmpty else { return sort([group], syntax: .csv, stem: stem) }
    // A header alone says that there is none of what its columns describe.
    let columns = table.columns.map {
      RawMember(name: $0, value: RawValue(content: .null, line: 1))
    }
    let row = RawValue(content: .map(columns), line: 1)
    group.records = [RawRecord(value: row, file: file)]
    var recognition = sort([group], syntax: .csv, stem: stem)
    recognition.strangers = 0
    for index in recognition.groups.indices { recognition.groups[index].group.records = [] }
    return recognition
  }

  // MARK: XML

  private func recognise(
    _ document: XMLFileReader.Document, file: Int, stem: String
  ) -> Recognition {
    var recognition = Recognition()
    for index in formats.indices where formats[index].syntaxes.contains(.xml) {
      let test = formats[index].tests.first { $0.fits(document) }
      guard test != nil else { continue }
      let values: [RawValue] =
        switch formats[index].records {
        case .document: [document.value]
        case .path(let path): elements(document.value[path: path])
        case .element(let name): document.elements(named: name)
        }
      let records = values.map {
        RawRecord(value: $0, file: file, origin: RawRecord.Origin(file: stem))
      }
      let group = RecordGroup(
        records: records, isCollection: true, file: file, line: document.value.line)
      recognition.groups.append(RecognisedGroup(format: index, group: group))
    }
    return recognition
  }

  private func elements(_ value: RawValue?) -> [RawValue] {
    guard let value else { return [] }
    return value.elements ?? [value]
  }

}

extension RawValue {
  /// Whether two objects have the same members, their own members' names included, in the same order.
  fileprivate func hasSameMembers(as other: RawValue) -> Bool {
    guard let own = members, let theirs = other.members, own.count == theirs.count else {
      return false
    }
    return zip(own, theirs).allSatisfy { left, right in
      left.name == right.name && left.value.hasSameInnerNames(as: right.value)
    }
  }

  private func hasSameInnerNames(as other: RawValue) -> Bool {
    let (own, theirs) = (members, other.members)
    guard let own, let theirs else { return own == nil && theirs == nil }
    return own.count == theirs.count && zip(own, theirs).allSatisfy { $0.name == $1.name }
  }
}
