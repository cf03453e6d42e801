import Policy
import Testing

@testable import Extraction

/// Nothing that sounds like a demand is passed over without a reason.
@Suite struct ModalNetTests {
  /// The reasons of the statements that became no demand.
  private func reasons(_ markup: String) throws -> [String?] {
    let compiler = try Compiler(vocabularies: VocabularySet([]))
    let page = try PageSource(bytes: Array(markup.utf8), file: "Page.txt")
    return compiler.compile(page).statements
      .filter { $0.kind != nil && $0.disposition != .manual }.map(\.reason)
  }

  @Test(arguments: [
    ("The agent reads the file every minute.", nil),
    ("You do not have to restart the agent.", "idle"),
    ("No second agent is needed.", "idle"),
    ("Old agents do not have a log.", "idle"),
    ("Must the agent be idle?", "question"),
    ("What a log must hold is a matter of the auditor.", "question"),
    ("People think they must open a port.", "idle"),
    ("For people it is only the harbour that has a port.", Statement.unaccounted),
    ("Old agents do not accept it.", Statement.unaccounted),
    ("Unless the mast is up, the lamp stays dark.", Statement.unaccounted),
    ("Two agents with one name lead to an error.", Statement.unaccounted),
    (";Log form: the form of the lines. Other forms are refused.", Statement.unaccounted),
    (";Log form: the form of the lines.", "parameter"),
  ])
  func reason(_ sentence: String, _ expected: String?) throws {
    #expect(try reasons(sentence) == [expected])
  }

  @Test func alarmsAreAmbiguous() throws {
    let compiler = try Compiler(vocabularies: VocabularySet([]))
    let markup = "For people it is only the harbour that has a port.\n"
    let page = try PageSource(bytes: Array(markup.utf8), file: "Page.txt")
    #expect(compiler.compile(page).statements.contains { $0.disposition == .ambiguous })
  }

  @Test func tableRowsThatDemandAreAlarms() throws {
    let compiler = try Compiler(vocabularies: VocabularySet([]))
    let markup = "||Port||Use\n|80|for the clients\n|81|must be open for the agents\n"
    let page = try PageSource(bytes: Array(markup.utf8), file: "Page.txt")
    let rows = compiler.compile(page).statements.filter { $0.text.contains("for the") }
    #expect(rows.map(\.reason) == ["table_row", Statement.unaccounted])
  }

  @Test func titlesAreNoAlarms() throws {
    let compiler = try Compiler(vocabularies: VocabularySet([]))
    let page = try PageSource(bytes: Array("!What you need\ntext\n".utf8), file: "Page.txt")
    let statements = compiler.compile(page).statements
    #expect(statements.contains { $0.disposition == .scope && $0.reason == "title" })
    #expect(statements.allSatisfy { !$0.isOpen })
  }

  @Test func alarmsOnTrialPagesAreCounted() throws {
    let compiler = try TrialPages.compiler()
    for page in TrialPages.all {
      let compilation = try #require(page.compiled(with: compiler))
      let alarms = compilation.statements.filter { $0.reason == Statement.unaccounted }
      print("\(page.name): \(alarms.count) alarms of \(compilation.statements.count) statements")
      for alarm in alarms where page.isOpen {
        print("  line \(alarm.line): \(alarm.text.prefix(120))")
      }
    }
  }
}
