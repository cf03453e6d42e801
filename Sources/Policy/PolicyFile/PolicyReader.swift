import YAML

/// Reads the parts of a policy file; mistakes go to the log.
struct PolicyReader {
  static let keys = [
    "metadata", "source", "vocabularies", "requirements", "diagnoses", "parameters", "examples",
    "aliases", "earlier_claims",
  ]
  static let metadataKeys = ["name", "title"]
  static let sourceKeys = [
    "page", "revision", "modified", "author", "digest", "fidelity", "gaps",
  ]
  static let spanKeys = ["line"]
  static let diagnosisKeys = ["symptom", "cause", "explanation", "remedy", "advice", "source"]
  static let parameterKeys = ["name", "text", "default", "when_empty", "source"]
  static let exampleKeys = ["text", "of", "source"]

  let vocabularies: VocabularySet
  let log: FileLog
  /// What identifiers stand for, and where they stand.
  var identifiers: [RequirementID: FilePlace] = [:]
  /// References to requirements, to be checked at the end.
  var references: [(id: RequirementID, place: FilePlace)] = []
  /// References to steps of the same procedure, to be checked at its end.
  var fallbacks: [(id: RequirementID, place: FilePlace)] = []

  init(vocabularies: VocabularySet, log: FileLog) {
    self.vocabularies = vocabularies
    self.log = log
  }

  mutating func document(_ top: MappingReader) -> PolicyDocument? {
    let metadata = top.required("metadata")?.mapping(keys: Self.metadataKeys)
    let name = metadata?.required("name")?.slug()
    let title = metadata?.required("title")?.string()
    let source = top.required("source").flatMap(self.source)
    let names = top["vocabularies"]?.list(vocabularyName) ?? []
    let requirements = requirements(top.required("requirements"))
    let diagnoses = items(top["diagnoses"]) { reader, item in reader.diagnosis(item) }
    let parameters = items(top["parameters"]) { reader, item in reader.parameter(item) }
    let examples = items(top["examples"]) { reader, item in reader.example(item) }
    let aliases = aliases(top["aliases"])
    guard let name, let title, let source else { return nil }
    var policy = PolicyDocument(
      metadata: .init(name: name, title: title), source: source, vocabularies: names,
      requirements: requirements, diagnoses: diagnoses, parameters: parameters,
      examples: examples, aliases: aliases)
    policy.earlierClaims = earlierClaims(top["earlier_claims"])
    return policy
  }

  /// What a method makes of the items of a list; items that it refuses are left out.
  mutating func items<Item>(
    _ reader: NodeReader?, _ read: (inout PolicyReader, NodeReader) -> Item?
  ) -> [Item] {
    (reader?.items() ?? []).compactMap { read(&self, $0) }
  }

  private func vocabularyName(_ reader: NodeReader) -> String? {
    guard let name = reader.string() else { return nil }
    let names = vocabularies.vocabularies.map(\.name)
    if !names.contains(name) {
      reader.error(
        "unknown vocabulary `\(NodeReader.excerpt(name))`",
        help: Nearest.advice(for: name, among: names))
    }
    return name
  }

  private func source(_ reader: NodeReader) -> PolicySource? {
    guard let mapping = reader.mapping(keys: Self.sourceKeys) else { return nil }
    let page = mapping.required("page")?.string()
    let digest = mapping.required("digest")?.string()
    let fidelity = mapping.required("fidelity")?.member(of: Fidelity.self)
    var revision: Int?
    if let number = mapping["revision"], !number.isNull {
      revision = number.int(in: 1...Int(Int32.max))
    }
    let gaps = mapping["gaps"]?.list(gap) ?? []
    guard let page, let digest, let fidelity else { return nil }
    return PolicySource(
      page: page, revision: revision, modified: mapping["modified"]?.string(),
      author: mapping["author"]?.string(), digest: digest, fidelity: fidelity, gaps: gaps)
  }

  private func gap(_ reader: NodeReader) -> ClosedRange<Int>? {
    guard let items = reader.items() else { return nil }
    guard items.count == 2 else {
      reader.error("a gap has a first and a last line, found \(items.count) numbers")
      return nil
    }
    guard let first = items[0].int(in: 1...Int(Int32.max)),
      let last = items[1].int(in: 1...Int(Int32.max))
    else { return nil }
    guard first <= last else {
      reader.error("the last line of a gap lies before its first line")
      return nil
    }
    return first...last
  }

  /// Reads `source: {line: …}`.
  func span(_ mapping: MappingReader) -> SourceSpan? {
    mapping.required("source")?.mapping(keys: Self.spanKeys)?.required("line")?
      .int(in: 1...Int(Int32.max)).map { SourceSpan(line: $0) }
  }

  private mutating func diagnosis(_ reader: NodeReader) -> Diagnosis? {
    guard let mapping = reader.mapping(keys: Self.diagnosisKeys) else { return nil }
    let symptom = mapping.required("symptom")?.string()
    let cause = mapping["cause"].flatMap { reference($0) }
    let remedy = items(mapping["remedy"]) { reader, item in reader.reference(item) }
    guard let symptom, let span = span(mapping) else { return nil }
    return Diagnosis(
      symptom: symptom, cause: cause, explanation: mapping["explanation"]?.string(),
      remedy: remedy, advice: mapping["advice"]?.string(), source: span)
  }

  private func parameter(_ reader: NodeReader) -> Parameter? {
    guard let mapping = reader.mapping(keys: Self.parameterKeys) else { return nil }
    let name = mapping.required("name")?.string()
    let text = mapping.required("text")?.string()
    guard let name, let text, let span = span(mapping) else { return nil }
    return Parameter(
      name: name, text: text, defaultValue: mapping["default"]?.string(),
      whenEmpty: mapping["when_empty"]?.string(), source: span)
  }

  private mutating func example(_ reader: NodeReader) -> Example? {
    guard let mapping = reader.mapping(keys: Self.exampleKeys) else { return nil }
    let text = mapping.required("text")?.string()
    let subject = mapping["of"].flatMap { reference($0) }
    guard let text, let span = span(mapping) else { return nil }
    return Example(text: text, of: subject, source: span)
  }

  private mutating func aliases(_ reader: NodeReader?) -> [RequirementID: RequirementID] {
    var aliases: [RequirementID: RequirementID] = [:]
    for (old, new) in reader?.entries() ?? [] {
      if let current = reference(new) {
        aliases[RequirementID(old.keyText)] = current
      }
    }
    return aliases
  }

  private mutating func earlierClaims(_ reader: NodeReader?) -> [RequirementID: [String]] {
    var claims: [RequirementID: [String]] = [:]
    for (key, hashes) in reader?.entries() ?? [] {
      if let id = reference(key) { claims[id] = hashes.list { $0.claimDigest() } }
    }
    return claims
  }
}
