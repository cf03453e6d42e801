internal import CEL

/// Records as expressions see them.
///
/// Most expressions are not made for null, for values that somebody redacted and for values that the
/// exporter cut off; for them these are as if missing, so that what depends on them is unknown and
/// names the field. Expressions that speak of `null` or `has(…)` see everything.
enum RecordBinding {
  /// The value of the variable `record` with the members that an expression reads (nil: all), and
  /// without values that say nothing where only usable ones are wanted.
  static func record(_ raw: RawValue, members: [String]?, onlyUsable: Bool) -> Value {
    guard let members else { return value(of: raw, onlyUsable: onlyUsable) ?? .null }
    guard raw.members != nil else { return value(of: raw, onlyUsable: onlyUsable) ?? .null }
    var fields: [(String, Value)] = []
    fields.reserveCapacity(members.count)
    for name in members {
      guard let member = raw.member(named: name),
        let value = value(of: member.value, onlyUsable: onlyUsable)
      else { continue }
      fields.append((member.name, value))
    }
    return .map(ValueMap(fields: fields))
  }

  /// A value by itself, with everything in it.
  static func value(of raw: RawValue) -> Value {
    value(of: raw, onlyUsable: false) ?? .null
  }

  private static func value(of raw: RawValue, onlyUsable: Bool) -> Value? {
    if onlyUsable, raw.flaw != nil { return nil }
    switch raw.content {
    case .null: return .null
    case .bool(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .uint(let number): return .uint(number)
    case .double(let number): return .double(number)
    case .text(let text): return .string(text)
    case .secret(let secret): return .string(secret.visible)
    case .list(let elements):
      return .list(elements.map { value(of: $0, onlyUsable: onlyUsable) ?? .null })
    case .map(let members):
      if let flag = switchParameter(members) { return .bool(flag) }
      return .map(
        ValueMap(
          fields: members.compactMap { member in
            value(of: member.value, onlyUsable: onlyUsable).map { (member.name, $0) }
          }))
    }
  }

  /// What a switch parameter of a shell says, which is exported as an object of its own.
  private static func switchParameter(_ members: [RawMember]) -> Bool? {
    guard members.count == 1, equalIgnoringCase(members[0].name, "IsPresent"),
      case .bool(let flag) = members[0].value.content
    else { return nil }
    return flag
  }
}

/// Why a value that is there says nothing.
enum RawFlaw: Sendable, Equatable {
  case null
  case redacted
  case truncated
}

extension RawValue {
  /// What keeps the value from being used; nil for a usable one.
  var flaw: RawFlaw? {
    switch content {
    case .null: .null
    case .text(let text):
      isRedactionMark(text) ? .redacted : isTypeName(text) ? .truncated : nil
    // A list with a hole in it must not pass for the whole list.
    case .list(let elements): elements.lazy.compactMap(\.flaw).first
    default: nil
    }
  }

  /// Whether the exporter cut something off anywhere within the value, or somebody redacted it.
  func innerFlaw(depth: Int = 0) -> RawFlaw? {
    if let flaw, flaw != .null { return flaw }
    guard depth < 16 else { return nil }
    switch content {
    case .list(let elements):
      return elements.lazy.compactMap { $0.innerFlaw(depth: depth + 1) }.first
    case .map(let members):
      return members.lazy.compactMap { $0.value.innerFlaw(depth: depth + 1) }.first
    default: return nil
    }
  }
}

/// Whether a text stands for a value that somebody took out before the export reached us.
private func isRedactionMark(_ text: String) -> Bool {
  let bytes = text.utf8
  if bytes.count >= 3, bytes.allSatisfy({ $0 == UInt8(ascii: "*") }) { return true }
  switch foldedName(text) {
  case "redacted", "[redacted]", "<redacted>", "(redacted)", "***redacted***": return true
  default: return false
  }
}

/// Whether a text is what a shell writes for a value that lies deeper than it was told to go: of a
/// list, the names of its elements' types one after the other.
private func isTypeName(_ text: String) -> Bool {
  if text.hasPrefix("@{"), text.hasSuffix("}") { return true }
  guard text.hasPrefix("System.") || text.hasPrefix("Microsoft.") else { return false }
  return text.split(separator: " ").allSatisfy(isSingleTypeName)
}

private func isSingleTypeName(_ text: Substring) -> Bool {
  guard text.hasPrefix("System.") || text.hasPrefix("Microsoft.") else { return false }
  if text.hasSuffix("[]") || text.contains("`") { return true }
  let isCollection = text.hasPrefix("System.Collections.") || text.hasPrefix("System.Object")
  return isCollection || text.split(separator: ".").count >= 4
}
