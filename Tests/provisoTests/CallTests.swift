import Testing

/// How the tool answers calls that are wrong, and the ones that ask for help.
@Suite struct CallTests {
  @Test(arguments: ["--help", "help", "--version", "check --help"])
  func answersOnStandardOutput(call: String) throws {
    let words = call.split(separator: " ").map(String.init)
    let run = try Tool.run(words)
    #expect(run.status == 0)
    #expect(!run.output.isEmpty)
    #expect(run.errors.isEmpty)
  }

  @Test func usageErrorsAreTwo() throws {
    for arguments in [["--nonsense"], ["nonsense"], ["check"], ["compile"]] {
      let run = try Tool.run(arguments)
      #expect(run.status == 2, "\(arguments)")
      #expect(run.output.isEmpty)
      #expect(!run.errors.isEmpty)
    }
  }

  @Test func controlCharactersOfACallDoNotReachTheTerminal() throws {
    let run = try Tool.run(["compile", "\u{1B}[31mno-such-file"])
    #expect(run.status == 2)
    #expect(!run.errors.contains("\u{1B}"))
  }
}
