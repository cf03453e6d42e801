internal import CEL
public import Policy

/// What has to be exported, and what a person has to say, so that attributes are known.
public struct CollectionNeeds: Hashable, Sendable {
  /// One export that is needed.
  public struct Export: Hashable, Sendable {
    /// The name of the format: `graph.users`.
    public var format: String
    /// The export as people call it.
    public var title: String
    /// How it is made.
    public var advice: CollectionAdvice
    /// The fields that are read from it, in the spelling of the vocabulary.
    public var fields: [String]
    /// The attributes that it answers, in the vocabulary's order.
    public var attributes: [String]
  }

  /// One attribute that no export carries.
  public struct Attestation: Hashable, Sendable {
    /// The attribute's name.
    public var attribute: String
    /// How a person finds the value; nil where the vocabulary does not say.
    public var how: String?
  }

  /// The exports, in the vocabulary's order.
  public private(set) var exports: [Export] = []
  /// What a person has to attest, or may have to where an export does not say it, in the order that it
  /// was asked for.
  public private(set) var attestations: [Attestation] = []

  /// Finds what attributes come from; derived ones come from what they are derived from.
  ///
  /// - Parameters:
  ///   - attributes: their names; unknown names are left out.
  ///   - vocabularies: where they are declared.
  /// - Throws: what is wrong with expressions of the vocabularies.
  public init(
    of attributes: some Sequence<String>, vocabularies: VocabularySet
  ) throws(Diagnostics) {
    let sources = try DerivationInputs(vocabularies).leaves(of: Array(attributes))
    var wanted: [Int: [Attribute]] = [:]
    for name in sources {
      guard let attribute = vocabularies.attribute(named: name) else { continue }
      let positions = attribute.sources.compactMap { source in
        vocabularies.formats.firstIndex { $0.name == source.format }
      }
      for position in positions
      where position == positions[0] || vocabularies.formats[position].hasOwnInstances {
        wanted[position, default: []].append(attribute)
      }
      if positions.isEmpty || attribute.attest != nil {
        attestations.append(Attestation(attribute: name, how: attribute.attest))
      }
    }
    for position in Array(wanted.keys) {
      for helper in Self.helpers(of: vocabularies.formats[position], in: vocabularies.formats) {
        wanted[helper, default: []] += []
      }
    }
    for position in wanted.keys.sorted() {
      exports.append(
        try Self.export(vocabularies.formats[position], wanted[position] ?? [], vocabularies))
    }
  }

  /// What to do about one attribute, as phrases: commands, endpoints, or whom to ask.
  ///
  /// - Throws: what is wrong with expressions of the vocabularies.
  public static func settling(
    _ attribute: String, vocabularies: VocabularySet
  ) throws(Diagnostics) -> [String] {
    let needs = try CollectionNeeds(of: [attribute], vocabularies: vocabularies)
    let exports = needs.exports.compactMap { export in
      vocabularies.formats.first { $0.name == export.format }?.instruction
    }
    return exports
      + needs.attestations.map { item in
        "attest `\(item.attribute)`" + (item.how.map { ": \($0)" } ?? "")
      }
  }

  /// The formats that tell whose a record is, where its own names do not.
  private static func helpers(of format: ExportFormat, in formats: [ExportFormat]) -> [Int] {
    guard !format.makesInstances else { return [] }
    let spaces = Set(format.keys.map(\.space))
    let listing = formats.filter {
      $0.makesInstances && !Set($0.entities).isDisjoint(with: format.entities)
    }
    if listing.contains(where: { !spaces.isDisjoint(with: $0.keys.map(\.space)) }) { return [] }
    return formats.indices.filter { index in
      let other = formats[index]
      return other.name != format.name && other.keys.count > 1
        && !Set(other.entities).isDisjoint(with: format.entities)
        && other.keys.contains { spaces.contains($0.space) }
    }
  }

  private static func export(
    _ format: ExportFormat, _ attributes: [Attribute], _ vocabularies: VocabularySet
  ) throws(Diagnostics) -> Export {
    let compiled = try CompiledFormat(format, vocabularies)
    let paths =
      compiled.keyFields + attributes.flatMap { compiled.readers[$0.name]?.fields ?? [] }
    return Export(
      format: format.name, title: format.title, advice: format.collection ?? CollectionAdvice(),
      fields: format.fieldNames(of: paths), attributes: attributes.map(\.name))
  }
}

extension ExportFormat {
  /// Whether its records speak of instances that no other format knows: nothing joins them to others.
  fileprivate var hasOwnInstances: Bool { makesInstances && keys.isEmpty }

  /// How it is made, as a phrase: the command or endpoint, and the permission that it needs.
  var instruction: String {
    let permission = collection?.permission.map { " (permission \($0))" } ?? ""
    return "export `\(collection?.summary ?? title)`\(permission)"
  }

  /// The top-level fields of its records that paths lead to, each once; what the reader adds to
  /// records is named by the field that it is made of.
  func fieldNames(of paths: [[String]]) -> [String] {
    var names: [String] = []
    for first in paths.compactMap(\.first) {
      let name = fields.first { $0.name == first }?.reading.source ?? first
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}

extension ComputedField.Reading {
  /// The field that the member is made of.
  var source: String {
    switch self {
    case .hostOf(let field), .portOf(let field), .wordsOf(let field): field
    case .after(_, let field, _, _): field
    }
  }
}

/// Which attributes derivations read in the end.
private struct DerivationInputs {
  private let vocabularies: VocabularySet
  private let compiler: RuleCompiler

  init(_ vocabularies: VocabularySet) {
    self.vocabularies = vocabularies
    compiler = RuleCompiler(vocabularies)
  }

  /// The attributes without a derivation that a list of attributes comes from, each once.
  func leaves(of names: [String]) throws(Diagnostics) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    for name in names { try collect(name, into: &found, seen: &seen) }
    return found
  }

  private func collect(
    _ name: String, into found: inout [String], seen: inout Set<String>
  ) throws(Diagnostics) {
    guard seen.insert(name).inserted, let attribute = vocabularies.attribute(named: name) else {
      return
    }
    if let rule = attribute.derivation {
      let inputs = try compiler.compile(
        rule, file: vocabularies.file(declaring: name), expecting: attribute.type.celType
      ).variables
      for input in inputs where input != name {
        try collect(input, into: &found, seen: &seen)
      }
    }
    if attribute.derivation == nil || !attribute.sources.isEmpty { found.append(name) }
  }
}
