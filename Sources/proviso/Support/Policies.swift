import Comparison
import Extraction
import Policy

/// Reads what a POLICY of the command line names: a policy file, or a source that is compiled.
struct Policies {
  let vocabularies: VocabularySet

  /// The policies of several operands, in their order.
  func read(_ paths: [String]) throws -> [PolicyDocument] {
    try paths.flatMap { try read($0) }
  }

  /// The policies of an operand; a page store has several.
  func read(_ path: String) throws -> [PolicyDocument] {
    try sides(path).map { side in
      try side.page == nil
        ? Overlays.applied(to: side.revision.policy, at: path, vocabularies) : side.revision.policy
    }
  }

  /// What an operand demands, with the page where it is one.
  func sides(_ path: String) throws -> [(revision: Revision, page: PageSource?)] {
    if Inputs.isFolder(path) { return try compile(try Sources.read(path)) }
    let bytes = try Inputs.read(path)
    let file = Inputs.name(of: path)
    if Self.looksLikePolicy(path) || FileKind.detect(bytes) != nil {
      let policy = try PolicyFile.read(bytes, file: file, vocabularies: vocabularies)
      return [(Revision(policy), nil)]
    }
    return try compile([try PageSource(bytes: bytes, file: file)])
  }

  private func compile(_ pages: [PageSource]) throws -> [(revision: Revision, page: PageSource?)] {
    let compiler = try Compiler(vocabularies: vocabularies)
    return pages.map { page in
      let compilation = compiler.compile(page)
      Output.complain(compilation.diagnostics)
      return (Revision(compilation), page)
    }
  }

  /// A file that calls itself YAML is never read as a page, however broken it is.
  private static func looksLikePolicy(_ path: String) -> Bool {
    path.hasSuffix(".yaml") || path.hasSuffix(".yml")
  }
}
