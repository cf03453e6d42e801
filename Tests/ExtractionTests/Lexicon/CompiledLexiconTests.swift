import Foundation
import Policy
import Testing

@testable import Extraction

/// The compiled form of the lexicon says what its text says.
@Suite struct CompiledLexiconTests {
  /// `PROVISO_RECORD=1` writes the compiled form and fails.
  @Test func theCompiledFormIsCurrent() throws {
    let compiled = try LexiconCompiler.compile(PackageResources.english_lexicon_yaml)
    if ProcessInfo.processInfo.environment["PROVISO_RECORD"] == "1" {
      let path = "\(RuleFile.sources)/Resources/english.lexicon.bin"
      try Data(compiled).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded english.lexicon.bin")
      return
    }
    #expect(
      PackageResources.english_lexicon_bin == compiled,
      "the lexicon has changed: record its compiled form with `PROVISO_RECORD=1`")
  }

  @Test func anotherTextIsToldFromTheCompiledOne() throws {
    let text = PackageResources.english_lexicon_yaml
    let compiled = try LexiconCompiler.compile(text)
    #expect(CompiledLexicon.isCurrent(compiled, for: text))
    #expect(!CompiledLexicon.isCurrent(compiled, for: text + [10]))
    #expect(!CompiledLexicon.isCurrent([], for: text))
  }

  @Test func phrasesAreFoundWithTheirContractedAndInflectedForms() throws {
    let lexicon = try LexiconFile.read(
      Array(
        """
        forbidden: [BE not moored, there is no berth]
        verbs: {disable: [switch … off], verify: [see]}
        articles: [the, a]
        """.utf8))
    func words(_ text: String) -> Tokens {
      var tokenizer = Tokenizer(lexicon: lexicon)
      let piece = Tokenizer.Piece(
        text: text, span: 0..<text.utf8.count, isExact: true, isBold: false, isItalic: false,
        isCode: false, run: 0)
      return tokenizer.tokens(of: [piece])[...]
    }
    for text in ["isn't moored", "will never be moored", "there's no berth"] {
      #expect(lexicon.forbidden.covers(words(text)), "\(text)")
    }
    #expect(!lexicon.forbidden.covers(words("is moored")))
    let verb = lexicon.verbs.match(words("switch the beacon off"), at: 0)
    #expect(verb?.value == .disable)
    #expect(verb?.particle == 3)
    #expect(lexicon.articles.contains("the"))
    #expect(!lexicon.articles.contains("see"))
  }

  @Test(arguments: [
    "[the]", "harbours: [the]", "verbs: {moor: [berth]}", "articles: {all: [the]}", "articles: the",
    "articles: [[the]]", "forbidden: {enable: [the]}",
  ])
  func wrongFilesAreRefused(text: String) {
    #expect(throws: LexiconFile.Malformed.self) { try LexiconFile.read(Array(text.utf8)) }
  }

  @Test func everyDamagedFormIsRefusedOrRead() throws {
    let compiled = try LexiconCompiler.compile(
      Array("verbs: {disable: [switch … off, see to], verify: [see]}\narticles: [the, a]".utf8))
    for length in 0..<compiled.count {
      #expect(throws: LexiconFile.Malformed.self) {
        try LexiconFile.load(Array(compiled[..<length]))
      }
    }
    for place in compiled.indices {
      var damaged = compiled
      damaged[place] ^= 0xFF
      _ = try? LexiconFile.load(damaged)
    }
  }
}
