internal import Policy

extension RawValue {
  /// The record with the members that a format adds to it.
  func adding(_ fields: [ComputedField]) -> RawValue {
    guard !fields.isEmpty, case .map(let members) = content else { return self }
    let added = fields.compactMap { field in
      computed(field.reading).map { RawMember(name: field.name, value: $0) }
    }
    return RawValue(content: .map(members + added), line: line)
  }

  /// The value of a reading; nil where the field it starts from is missing or has another type.
  private func computed(_ reading: ComputedField.Reading) -> RawValue? {
    switch reading {
    case .hostOf(let field):
      guard let value = self[field], let text = value.text else { return nil }
      return RawValue(content: .text(Self.splitPort(text).host), line: value.line)
    case .portOf(let field):
      guard let value = self[field], let text = value.text, let port = Self.splitPort(text).port
      else { return nil }
      return RawValue(content: .text(port), line: value.line)
    case .wordsOf(let field):
      guard let value = self[field], let text = value.text else { return nil }
      let words = text.split { $0.isWhitespace }.map(String.init)
      return RawValue(
        content: .list(words.map { RawValue(content: .text($0), line: value.line) }),
        line: value.line)
    case .after(let prefix, let field, let exactCase, let first):
      guard let value = self[field] else { return nil }
      return value.after(prefix, exactCase: exactCase, first: first)
    }
  }

  private static func splitPort(_ text: String) -> (host: String, port: String?) {
    guard let colon = text.lastIndex(of: ":") else { return (text, nil) }
    let digits = text[text.index(after: colon)...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return (text, nil)
    }
    return (String(text[..<colon]), String(digits))
  }

  private func after(_ prefix: String, exactCase: Bool, first: Bool) -> RawValue? {
    let values: [RawValue]
    switch content {
    case .text: values = [self]
    case .list(let elements): values = elements
    default: return RawValue(content: .null, line: line)
    }
    if let flawed = values.first(where: { $0.flaw != nil }) { return flawed }
    let rests = values.compactMap { value -> RawValue? in
      guard let text = value.text, text.utf8.count >= prefix.utf8.count else { return nil }
      let start = String(decoding: text.utf8.prefix(prefix.utf8.count), as: UTF8.self)
      guard exactCase ? start == prefix : equalIgnoringCase(start, prefix) else { return nil }
      let rest = String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
      return RawValue(content: .text(rest.trimmedSpaces), line: value.line)
    }
    if first { return rests.first }
    return RawValue(content: .list(rests), line: line)
  }
}
