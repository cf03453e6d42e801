/// A policy: what a page demands, as people review it and machines check it.
///
/// Design document, section 3. A value of this type may break rules that span several parts of it
/// (an expression over an unknown attribute, a remedy that names no procedure).
public struct PolicyDocument: Equatable, Sendable {
  /// What names the policy.
  public var metadata: PolicyMetadata
  /// Where the policy comes from.
  public var source: PolicySource
  /// Names of the vocabularies that the expressions are written in, in order of precedence.
  public var vocabularies: [String]
  /// The requirements in the page's order.
  public var requirements: [Requirement]
  /// Errors and symptoms in the page's order.
  public var diagnoses: [Diagnosis]
  /// What settings mean, in the page's order.
  public var parameters: [Parameter]
  /// Sample values in the page's order.
  public var examples: [Example]
  /// Identifiers that requirements had in earlier compilations.
  public var aliases: [RequirementID: RequirementID]
  /// Hashes of the claims that requirements made in earlier compilations when they demanded the same
  /// in other words, see ``ClaimDigest``; the oldest first.
  public var earlierClaims: [RequirementID: [String]] = [:]

  /// Creates a policy from its parts.
  public init(
    metadata: PolicyMetadata, source: PolicySource, vocabularies: [String] = [],
    requirements: [Requirement] = [], diagnoses: [Diagnosis] = [], parameters: [Parameter] = [],
    examples: [Example] = [], aliases: [RequirementID: RequirementID] = [:]
  ) {
    self.metadata = metadata
    self.source = source
    self.vocabularies = vocabularies
    self.requirements = requirements
    self.diagnoses = diagnoses
    self.parameters = parameters
    self.examples = examples
    self.aliases = aliases
  }
}

/// What names a policy.
public struct PolicyMetadata: Hashable, Sendable {
  /// The slug of the page: lower-case ASCII letters, digits and hyphens.
  public var name: String
  /// The page's name as people read it.
  public var title: String

  /// Creates the metadata from a slug and a title.
  public init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}

/// Where a policy comes from; only what the page itself prints.
public struct PolicySource: Hashable, Sendable {
  /// The page's name.
  public var page: String
  /// The revision; nil where nothing prints it.
  public var revision: Int?
  /// The date of the revision as ISO 8601 in the page's own zone, to the minute.
  public var modified: String?
  /// Who wrote the revision, as the page prints it.
  public var author: String?
  /// `sha256:` and the digest of the compiled bytes in lower-case hexadecimal.
  public var digest: String
  /// What kind of text was compiled.
  public var fidelity: Fidelity
  /// Line ranges of the revision that nobody has seen (diff pages only).
  public var gaps: [ClosedRange<Int>]

  /// Creates the source description.
  public init(
    page: String, revision: Int? = nil, modified: String? = nil, author: String? = nil,
    digest: String, fidelity: Fidelity = .markup, gaps: [ClosedRange<Int>] = []
  ) {
    self.page = page
    self.revision = revision
    self.modified = modified
    self.author = author
    self.digest = digest
    self.fidelity = fidelity
    self.gaps = gaps
  }
}

/// What kind of text a policy was compiled from.
public enum Fidelity: String, Sendable, CaseIterable {
  /// The page's markup.
  case markup
  /// The text of a rendered page.
  case rendered
  /// The printed rows of a diff page.
  case diff
}

/// Where a part of a policy stands on its page.
public struct SourceSpan: Hashable, Sendable {
  /// The line of the revision, counted from 1.
  public var line: Int
  /// Byte offsets into the compiled file; nil for a policy that was read from YAML.
  public var bytes: Range<Int>?

  /// Creates a span; `bytes` is nil for a policy that was read from YAML.
  public init(line: Int, bytes: Range<Int>? = nil) {
    self.line = line
    self.bytes = bytes
  }
}
