public import Extraction
public import Policy

/// A revision of what a page demands: its policy, and where it was compiled from a page, the page.
public struct Revision: Sendable {
  /// What is demanded.
  public let policy: PolicyDocument
  /// The reading of the page, which is evidence for where demands stand; nil for a policy file.
  public let compilation: Compilation?

  /// A revision of which only the policy is known.
  public init(_ policy: PolicyDocument) {
    self.policy = policy
    compilation = nil
  }

  /// A revision that was compiled from a page.
  public init(_ compilation: Compilation) {
    policy = compilation.policy
    self.compilation = compilation
  }
}
