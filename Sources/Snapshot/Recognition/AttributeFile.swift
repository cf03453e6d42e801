internal import Policy

/// A file that names attributes by themselves: `account.mfa.registered: true`, nested maps, or lists
/// of instances under an entity's name or its plural.
struct AttributeFile {
  /// What the file says of one instance.
  struct Instance {
    var entity: String
    var values: [(attribute: String, value: RawValue)] = []
  }

  private(set) var instances: [Instance] = []
  private(set) var problems: [FileDiagnostic] = []
  private let vocabularies: VocabularySet
  private let file: String

  /// Reads a file; nil where its top-level names say that it is something else.
  init?(_ value: RawValue, file: String, vocabularies: VocabularySet) {
    self.vocabularies = vocabularies
    self.file = file
    guard let members = value.members, !members.isEmpty,
      members.allSatisfy({ Self.entity(of: $0.name, vocabularies) != nil })
    else { return nil }
    for member in members { read(member) }
  }

  /// The entity that a top-level name belongs to: `account`, `accounts`, `account.upn`.
  private static func entity(of name: String, _ vocabularies: VocabularySet) -> String? {
    let first = name.prefix { $0 != "." }
    let isDotted = first.utf8.count < name.utf8.count
    return vocabularies.entities.first { entity in
      entity.name == first || (!isDotted && first == entity.name + "s")
    }?.name
  }

  private mutating func read(_ member: RawMember) {
    guard let entity = Self.entity(of: member.name, vocabularies) else { return }
    if let elements = member.value.elements, member.name == entity || member.name == entity + "s" {
      for element in elements {
        guard let members = element.members else {
          note("expected an instance of `\(entity)` with its attributes", at: element.line)
          continue
        }
        var instance = Instance(entity: entity)
        read(members, prefix: entity, into: &instance, depth: 1)
        instances.append(instance)
      }
      return
    }
    // Single values of an entity all speak of one instance.
    let position = instances.firstIndex { $0.entity == entity && singles.contains(entity) }
    var instance = position.map { instances[$0] } ?? Instance(entity: entity)
    read([member], prefix: "", into: &instance, depth: 0)
    if let position {
      instances[position] = instance
    } else {
      singles.insert(entity)
      instances.append(instance)
    }
  }

  private var singles: Set<String> = []

  private mutating func read(
    _ members: [RawMember], prefix: String, into instance: inout Instance, depth: Int
  ) {
    guard depth < 16 else { return }
    for member in members {
      let isFull = prefix.isEmpty || member.name.hasPrefix(instance.entity + ".")
      let name = isFull ? member.name : prefix + "." + member.name
      if vocabularies.attribute(named: name) != nil {
        instance.values.append((name, member.value))
      } else if let inner = member.value.members,
        vocabularies.attributes.contains(where: { $0.name.hasPrefix(name + ".") })
      {
        read(inner, prefix: name, into: &instance, depth: depth + 1)
      } else {
        let near = vocabularies.nearest(to: name)
        note(
          "unknown attribute `\(name)`", at: member.value.line,
          help: near.map { "the nearest valid name is `\($0)`" })
      }
    }
  }

  private mutating func note(_ message: String, at line: Int, help: String? = nil) {
    problems.append(
      FileDiagnostic(
        .error, file: file, place: FilePlace(line: line, column: 1), message: message, help: help))
  }
}
