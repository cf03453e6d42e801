/// A value as an export file writes it, before any vocabulary has said what it means.
struct RawValue: Sendable {
  var content: RawContent
  /// The line it starts on, counted from 1.
  var line: Int
}

/// The kinds of value that JSON, XML, CSV and YAML exports have in common.
indirect enum RawContent: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  /// A whole number above the range of `int`.
  case uint(UInt64)
  case double(Double)
  case text(String)
  case list([RawValue])
  case map([RawMember])
  /// A secret that the reader took out.
  case secret(RawSecret)
}

/// What remains of a secret: enough to see that there is one and how it is made up.
struct RawSecret: Sendable {
  var length: SecretLength
  /// What expressions see: the separators that the secret is made up with (`~~`), else a marker;
  /// empty where the secret is.
  var visible: String

  init(_ text: String, separator: String?) {
    length = SecretLength(text)
    if let separator, !separator.isEmpty {
      let pieces = text.split(separator: separator, omittingEmptySubsequences: false).count
      visible = String(repeating: separator, count: max(pieces - 1, 0))
    } else {
      visible = text.isEmpty ? "" : "(secret)"
    }
  }
}

/// A member of an object, in the file's own spelling and order.
struct RawMember: Sendable {
  var name: String
  var value: RawValue
}

/// How long a secret was, in classes that do not help to guess it.
enum SecretLength: String, Sendable {
  case empty
  case short = "under 12 characters"
  case medium = "12 to 31 characters"
  case long = "32 characters or more"

  init(_ text: String) {
    switch text.unicodeScalars.count {
    case 0: self = .empty
    case ..<12: self = .short
    case ..<32: self = .medium
    default: self = .long
    }
  }
}

extension RawValue {
  /// The members of an object; nil for anything else.
  var members: [RawMember]? {
    if case .map(let members) = content { members } else { nil }
  }

  /// The elements of a list; nil for anything else.
  var elements: [RawValue]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  /// The text of a text value; nil for anything else.
  var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  var isNull: Bool {
    if case .null = content { true } else { false }
  }

  var isNumber: Bool {
    switch content {
    case .int, .uint, .double: true
    default: false
    }
  }

  /// The texts of a list of texts; none for anything else.
  var texts: [String] { elements?.compactMap(\.text) ?? text.map { [$0] } ?? [] }

  /// The member of an object by name without regard to ASCII case.
  subscript(name: String) -> RawValue? {
    member(named: name)?.value
  }

  /// The member of an object by name without regard to ASCII case, in its own spelling.
  func member(named name: String) -> RawMember? {
    members?.first { equalIgnoringCase($0.name, name) }
  }

  /// The value at the end of a path of member names.
  subscript(path path: [String]) -> RawValue? {
    path.reduce(Optional(self)) { value, name in value?[name] }
  }

  /// The values at the end of a path of member names, with the elements of lists on the way.
  func values(at path: ArraySlice<String>) -> [RawValue] {
    guard let name = path.first else { return [self] }
    if let elements { return elements.flatMap { $0.values(at: path) } }
    return self[name]?.values(at: path.dropFirst()) ?? []
  }
}

/// Whether two names are the same but for the case of ASCII letters.
func equalIgnoringCase(_ left: String, _ right: String) -> Bool {
  if left == right { return true }
  guard left.utf8.count == right.utf8.count else { return false }
  return zip(left.utf8, right.utf8).allSatisfy { foldedByte($0) == foldedByte($1) }
}

private func foldedByte(_ byte: UInt8) -> UInt8 {
  byte >= 65 && byte <= 90 ? byte | 0x20 : byte
}

/// A name with its ASCII letters in lower case.
func foldedName(_ name: String) -> String {
  guard name.utf8.contains(where: { $0 >= 65 && $0 <= 90 }) else { return name }
  return String(decoding: name.utf8.map(foldedByte), as: UTF8.self)
}
