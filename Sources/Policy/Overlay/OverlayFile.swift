/// Reads overlay files (design document, section 3).
public enum OverlayFile {
  static let keys = ["metadata", "decisions"]
  static let metadataKeys = ["policy"]
  static let decisionKeys = ["requirement", "claim", "set", "reject", "by", "on"]
  static let changeKeys = ["level", "when", "require"]

  /// Reads an overlay.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - file: its name for messages.
  ///   - vocabularies: what its expressions may speak about.
  /// - Returns: the overlay; whether its requirements exist shows when it is applied.
  /// - Throws: everything that is wrong with it.
  public static func read(
    _ bytes: [UInt8], file: String, vocabularies: VocabularySet
  ) throws(Diagnostics) -> Overlay {
    let log = FileLog(file: file)
    var overlay = Overlay(policy: "", file: file)
    if let top = FileKind.overlay.open(bytes, log: log, keys: keys) {
      let metadata = top.required("metadata")?.mapping(keys: metadataKeys)
      overlay.policy = metadata?.required("policy")?.slug() ?? ""
      overlay.decisions =
        top.required("decisions")?.list { decision($0, vocabularies: vocabularies) } ?? []
      checkDuplicates(in: overlay, log: log)
    }
    try log.check()
    return overlay
  }

  private static func decision(
    _ reader: NodeReader, vocabularies: VocabularySet
  ) -> Decision? {
    guard let mapping = reader.mapping(keys: decisionKeys) else { return nil }
    let id = mapping.required("requirement")?.requirementID()
    let claim = mapping.required("claim")?.claimDigest()
    let action = action(mapping, vocabularies: vocabularies)
    let author = mapping.required("by")?.nonEmptyString()
    let date = mapping.required("on")?.moment()
    guard let id, let claim, let action, let author, let date else { return nil }
    return Decision(
      requirement: id, claim: claim, action: action, by: author, on: date, place: reader.place)
  }

  private static func action(
    _ mapping: MappingReader, vocabularies: VocabularySet
  ) -> Decision.Action? {
    switch (mapping["set"], mapping["reject"]) {
    case (let set?, nil):
      guard let change = set.mapping(keys: changeKeys) else { return nil }
      let parts = DecisionChange(
        level: change["level"]?.member(), when: change["when"]?.rule(in: vocabularies),
        require: change["require"]?.rule(in: vocabularies))
      if set.entries()?.isEmpty == true {
        set.error("the decision changes nothing", help: Nearest.advice(for: "", among: changeKeys))
      }
      return .set(parts)
    case (nil, let reject?):
      return reject.nonEmptyString().map { .reject(reason: $0) }
    default:
      mapping.node.error("a decision has either `set` or `reject`")
      return nil
    }
  }

  private static func checkDuplicates(in overlay: Overlay, log: FileLog) {
    var lines: [RequirementID: FilePlace] = [:]
    for decision in overlay.decisions {
      guard let place = decision.place else { continue }
      if let first = lines.updateValue(place, forKey: decision.requirement) {
        log.error(
          "two decisions about `\(decision.requirement)`, first on line \(first.line)", at: place)
      }
    }
  }
}
