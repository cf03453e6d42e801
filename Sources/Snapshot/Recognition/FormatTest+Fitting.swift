internal import Policy

extension FormatTest {
  /// Whether a record of JSON or of a table is of the export; `context` is what its envelope names.
  func holds(for record: RawValue, context: String?) -> Bool {
    guard root == nil, element == nil else { return false }
    if let name = self.context {
      guard let context, ODataContext.matches(context, name) else { return false }
    } else if members.isEmpty && anyMember.isEmpty && texts.isEmpty {
      return false
    }
    return members.allSatisfy { has($0, record) }
      && texts.allSatisfy { condition in
        record[condition.member]?.text.map { equalIgnoringCase($0, condition.text) } == true
      }
      && (anyMember.isEmpty || anyMember.contains { has($0, record) })
      && !without.contains { has($0, record) }
  }

  private func has(_ path: String, _ record: RawValue) -> Bool {
    // Annotations such as `@odata.type` have dots of their own.
    record[path] != nil || record[path: path.split(separator: ".").map(String.init)] != nil
  }

  /// Whether an XML document is of the export.
  func fits(_ document: XMLFileReader.Document) -> Bool {
    guard root != nil || element != nil else { return false }
    if let root, !equalIgnoringCase(root, document.root) { return false }
    if let name = element, document.elements(named: name).isEmpty { return false }
    return members.allSatisfy { has($0, document.value) }
      && !without.contains { has($0, document.value) }
  }
}

extension XMLFileReader.Document {
  /// The elements of a name, wherever they stand.
  func elements(named name: String) -> [RawValue] {
    var found: [RawValue] = []
    if equalIgnoringCase(root, name) { found.append(value) }
    collect(name, in: value, into: &found)
    return found
  }

  private func collect(_ name: String, in value: RawValue, into found: inout [RawValue]) {
    for member in value.members ?? [] {
      if equalIgnoringCase(member.name, name) { found.append(member.value) }
      if let vector = vectorName(of: name), equalIgnoringCase(member.name, vector) {
        for element in member.value.elements ?? [] {
          found.append(element)
          collect(name, in: element, into: &found)
        }
      } else {
        collect(name, in: member.value, into: &found)
      }
    }
    for element in value.elements ?? [] { collect(name, in: element, into: &found) }
  }

  /// The list whose elements are called `NAME_subitem`: reading it drops the elements' names.
  private func vectorName(of element: String) -> String? {
    element.hasSuffix("_subitem") ? String(element.dropLast("_subitem".count)) : nil
  }
}
