import CEL
public import Policy
public import Snapshot

/// What has to be exported, asked or judged before policies can be audited.
public struct Needs: Sendable {
  /// The exports and the questions for a person.
  public let collection: CollectionNeeds
  /// The names of the attributes that the rules read, in the order of the policies.
  public let attributes: [String]
  /// How many demands a person judges.
  public let manual: Int
  /// The published baselines that the demands are at odds with, each once.
  public let baselines: [ContradictedBaseline]

  /// Works out what the rules of some policies read.
  ///
  /// - Parameters:
  ///   - policies: the policies.
  ///   - vocabularies: those of the policies.
  ///   - only: the one constraint or step to look at; nil for all.
  /// - Throws: expressions of the policies that do not fit the vocabulary.
  public init(
    of policies: [PolicyDocument], vocabularies: VocabularySet, only: RequirementID? = nil
  ) throws(Diagnostics) {
    var compiler = CheckCompiler(
      rules: RuleCompiler(vocabularies), vocabularies: vocabularies, scopes: ScopeTable())
    var names: [String] = []
    var seen: Set<String> = []
    var manual = 0
    var baselines: [ContradictedBaseline] = []
    for policy in policies {
      for check in CheckList.checks(of: policy) where only == nil || check.id == only {
        if check.require == nil { manual += 1 }
        guard let compiled = compiler.compile(check, of: policy) else { continue }
        names += compiled.attributes
        baselines += compiled.check.baselines.filter { !baselines.contains($0) }
      }
    }
    guard compiler.problems.isEmpty else { throw Diagnostics(items: compiler.problems) }
    attributes = names.filter { seen.insert($0).inserted }
    collection = try CollectionNeeds(of: attributes, vocabularies: vocabularies)
    self.manual = manual
    self.baselines = baselines
  }
}
