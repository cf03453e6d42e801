import ArgumentParser
import Policy

/// `proviso validate`: says what is wrong with edited files.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check edited policies, vocabularies, assessments and overlays.")

  @Argument(help: "A YAML file, or -.")
  var file: [String]

  @OptionGroup var vocabulary: VocabularyOptions

  func run() throws {
    let vocabularies = try vocabulary.load()
    var problems: [FileDiagnostic] = []
    for path in file {
      do {
        try check(try Inputs.read(path), file: Inputs.name(of: path), vocabularies)
      } catch let diagnostics as Diagnostics {
        problems += diagnostics.items
      }
    }
    guard problems.isEmpty else { throw Diagnostics(items: problems) }
    try Output.write(file.map { "\(Inputs.name(of: $0)): ok\n" }.joined())
  }

  private func check(_ bytes: [UInt8], file: String, _ vocabularies: VocabularySet) throws {
    switch FileKind.detect(bytes) {
    case .vocabulary: try checkVocabulary(bytes, file: file)
    case .assessment:
      _ = try AssessmentFile.read(bytes, file: file, vocabularies: vocabularies)
    case .overlay: _ = try OverlayFile.read(bytes, file: file, vocabularies: vocabularies)
    case .policy, nil: _ = try PolicyFile.read(bytes, file: file, vocabularies: vocabularies)
    }
  }

  /// A vocabulary has to fit the others too.
  private func checkVocabulary(_ bytes: [UInt8], file: String) throws {
    let vocabulary = try VocabularyFile.read(bytes, file: file)
    let others = try self.vocabulary.load().vocabularies.filter { $0.name != vocabulary.name }
    _ = try VocabularySet([vocabulary] + others)
  }
}
