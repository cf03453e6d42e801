internal import Policy

extension CollectionProof {
  /// Records of a container in the light of what it says about the commands that filled it.
  ///
  /// A command that failed leaves an empty list behind, or an object whose members are null; only one
  /// that ran proves that its list is the whole one.
  func applied(to group: RecordGroup, in container: RawValue) -> RecordGroup {
    var proven = group
    if let command = first(of: failed, in: container) {
      proven.records = []
      proven.failure = "\(command) failed"
    } else if first(of: succeeded, in: container) != nil {
      proven.isCollection = true
    } else if group.records.isEmpty {
      proven.isUnproven = true
    }
    return proven
  }

  private func first(of path: [String], in container: RawValue) -> String? {
    let named = container[path: path]?.texts ?? []
    return commands.first { command in named.contains { equalIgnoringCase($0, command) } }
  }
}
