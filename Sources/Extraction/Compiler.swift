public import JSPWiki
public import Policy

/// What a page compiles to.
public struct Compilation: Sendable {
  /// The policy.
  public var policy: PolicyDocument
  /// The ledger of the page; covers the file byte for byte.
  public var statements: [Statement]
  /// The outline of the page; indices are of `statements`.
  public var outline: OutlineNode
  /// Warnings about the page.
  public var diagnostics: [FileDiagnostic]
}

/// Compiles pages into policies.
///
/// The same bytes and vocabularies give the same policy. The cost is linear in the size of the page.
public struct Compiler: Sendable {
  private let assembler: Assembler
  private let lexicon: Lexicon
  private let memo: RevisionMemo?

  /// Creates a compiler that binds the words of pages to the attributes of vocabularies.
  ///
  /// - Parameters:
  ///   - vocabularies: what rules are written in.
  ///   - remembersPassages: whether passages that were read before are not read again, which pays for
  ///     revisions of one page and changes no result; some megabytes of memory.
  /// - Throws: what is wrong with the words that are embedded in the library.
  public init(vocabularies: VocabularySet, remembersPassages: Bool = false) throws {
    memo = remembersPassages ? RevisionMemo() : nil
    assembler = Assembler(vocabularies: vocabularies, memo: memo)
    lexicon = try LexiconFile.english.get()
  }

  /// Compiles the new side of a page.
  public func compile(_ page: PageSource, side: Side = .new) -> Compilation {
    let reading = read(page, side: side)
    let metadata = PolicyMetadata(name: page.slug, title: page.name)
    var (policy, statements) = assembler.assemble(
      reading, metadata: metadata, source: page.description(side: side))
    ModalNet(lexicon: lexicon).addReasons(to: &statements)
    return Compilation(
      policy: policy, statements: statements, outline: reading.outline,
      diagnostics: page.diagnostics)
  }

  /// Reads a page without binding it to a vocabulary.
  func read(_ page: PageSource, side: Side = .new) -> PageReading {
    let reading = PageReader.read(
      page.segments(side: side, lexicon: lexicon), page: page.name,
      titles: page.recoveredTitles(side: side), lexicon: lexicon, memo: memo)
    return page.ledger(side: side).complete(reading)
  }
}
