internal import Policy

/// Takes secrets out of what was read, before anything else sees it.
struct SecretScrubber: Sendable {
  private let fields: [String: [SecretField]]

  /// - Parameter fields: the secret fields of all vocabularies; they are looked for in every file.
  init(_ fields: [SecretField]) {
    self.fields = Dictionary(grouping: fields.filter { !$0.path.isEmpty }) { field in
      foldedName(field.path[field.path.count - 1])
    }
  }

  /// A file without the secrets.
  func scrub(_ file: ExportFile) -> ExportFile {
    var scrubbed = file
    switch file.content {
    case .json(let value, let isLines):
      scrubbed.content = .json(scrub(value, under: []), isLines: isLines)
    case .yaml(let value):
      scrubbed.content = .yaml(scrub(value, under: []))
    case .table(var table):
      table.rows = table.rows.map { scrub($0, under: []) }
      scrubbed.content = .table(table)
    case .xml(var document):
      document.value = scrub(document.value, under: [])
      scrubbed.content = .xml(document)
    }
    return scrubbed
  }

  /// A record without the secrets.
  func scrub(_ record: RawValue) -> RawValue {
    scrub(record, under: [])
  }

  /// A value without the secrets in it; `path` holds the folded names of the members above it.
  private func scrub(_ value: RawValue, under path: [String]) -> RawValue {
    switch value.content {
    case .list(let elements):
      return RawValue(
        content: .list(elements.map { scrub($0, under: path) }), line: value.line)
    case .map(let members):
      var kept: [RawMember] = []
      kept.reserveCapacity(members.count)
      for member in members {
        let here = path + [foldedName(member.name)]
        if let field = field(at: here, value: member.value) {
          kept.append(RawMember(name: member.name, value: hidden(member.value, field)))
          kept += parts(of: member.value, field: field, holder: value)
        } else {
          kept.append(
            RawMember(name: member.name, value: scrub(member.value, under: here)))
          kept += missingParts(at: here, of: member.value)
        }
      }
      return RawValue(content: .map(kept), line: value.line)
    default:
      return value
    }
  }

  private func field(at path: [String], value: RawValue) -> SecretField? {
    guard let name = path.last, let candidates = fields[name] else { return nil }
    return candidates.first { field in
      guard ends(path, with: field.path) else { return false }
      guard let mark = field.containing else { return true }
      return value.text?.contains(mark) == true
    }
  }

  private func hidden(_ value: RawValue, _ field: SecretField) -> RawValue {
    switch value.content {
    case .null: return value
    case .text(let text):
      let secret = RawSecret(text, separator: field.containing)
      return RawValue(content: .secret(secret), line: value.line)
    default:
      let secret = RawSecret(value.display(), separator: nil)
      return RawValue(content: .secret(secret), line: value.line)
    }
  }

  /// The parts of a secret that may be known, as members of the object that holds it.
  private func parts(
    of value: RawValue, field: SecretField, holder: RawValue
  ) -> [RawMember] {
    guard let text = value.text, let mark = field.containing, holds(field.condition, in: holder)
    else { return [] }
    let pieces = text.split(separator: mark, omittingEmptySubsequences: false)
    let indices = field.parts.map { $0.index < 0 ? pieces.count + $0.index : $0.index }
    // Fewer pieces than the parts need would mean that one of them is the secret itself.
    guard pieces.count > field.parts.count, Set(indices).count == indices.count else { return [] }
    return zip(field.parts, indices).compactMap { part, index in
      guard pieces.indices.contains(index) else { return nil }
      let piece = RawValue(content: .text(String(pieces[index])), line: value.line)
      return RawMember(name: part.name, value: piece)
    }
  }

  /// The parts of a field that is not put together from parts: there are none.
  private func missingParts(at path: [String], of value: RawValue) -> [RawMember] {
    guard value.text != nil, let name = path.last else { return [] }
    let fields = (fields[name] ?? []).filter { ends(path, with: $0.path) }
    return fields.flatMap(\.parts).map {
      RawMember(name: $0.name, value: RawValue(content: .null, line: value.line))
    }
  }

  private func ends(_ path: [String], with end: [String]) -> Bool {
    path.count >= end.count
      && zip(path.suffix(end.count), end).allSatisfy { $0 == foldedName($1) }
  }

  private func holds(_ condition: SecretCondition?, in holder: RawValue) -> Bool {
    guard let condition else { return true }
    guard let text = holder[condition.field]?.text.map(foldedName) else { return false }
    return condition.contains.contains { text.contains(foldedName($0)) }
  }
}
