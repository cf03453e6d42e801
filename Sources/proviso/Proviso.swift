import ArgumentParser

/// The command line; every subcommand has its own file in `Commands`.
struct Proviso: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "proviso",
    abstract: "Compile product documentation in a JSPWiki into policies that a machine checks.",
    discussion: """
      Exit status: 2 where the call or the input is wrong, else 1 where there are findings, else 3
      where --strict is given and something is undecided, else 0.
      """,
    version: "0.1.0",
    subcommands: [
      Compile.self, TraceCommand.self, ChecklistCommand.self, Check.self, Diff.self, History.self,
      Lint.self,
      Explain.self, NeedsCommand.self, SnapshotCommand.self, Validate.self, Init.self, Eval.self,
      SchemaCommand.self, Render.self,
    ])
}
