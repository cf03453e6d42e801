import ArgumentParser
import CEL
import Policy
import Report
import YAML

/// `proviso eval`: expressions, for people who write rules.
struct Eval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluate an expression, or cases in the shape of the conformance file.")

  @Argument(help: "The expression; it may name attributes and whatever is bound.")
  var expression: String?

  @Option(
    help: ArgumentHelp(
      "YAML or JSON that binds names; an attribute that it leaves out is unknown.",
      valueName: "file"))
  var bindings: String?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("One case object, or one a line; - for standard input.", valueName: "file"))
  var caseFile: String?

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(help: "How to write the result.")
  var format = EvalFormat.text

  @Flag(help: "Show the value of every part of the expression.")
  var trace = false

  func validate() throws {
    guard (expression == nil) != (caseFile == nil) else {
      throw ValidationError("expected either an expression or --case FILE")
    }
    if caseFile != nil && (bindings != nil || trace) {
      throw ValidationError("--bindings and --trace go with an expression, not with --case")
    }
  }

  func run() throws {
    if let caseFile { return try runCases(caseFile) }
    guard let expression else { return }
    let names = try bindings.map { try Bindings(file: $0) } ?? Bindings()
    let evaluation = try Evaluation(
      expression, bindings: names, vocabularies: try vocabulary.load())
    let text =
      switch format {
      case .text: evaluation.text(trace: trace)
      case .json: JSONWriter.text(evaluation.json(trace: trace)) + "\n"
      }
    try Output.write(text)
    if evaluation.isError { throw ExitStatus.findings }
  }

  private func runCases(_ path: String) throws {
    var output = ""
    for json in try JSONCases.read(path) {
      do {
        output += JSONWriter.text(try ConformanceCase(json).result(), layout: .compact) + "\n"
      } catch {
        throw CommandFailure(FileDiagnostic(file: Inputs.name(of: path), message: error.message))
      }
    }
    try Output.write(output)
  }
}

/// How a result is written.
enum EvalFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
