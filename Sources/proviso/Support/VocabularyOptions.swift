import ArgumentParser
import Policy

/// The vocabularies of a call: those of the user before those that ship with the tool.
struct VocabularyOptions: ParsableArguments {
  @Option(
    name: .customLong("vocabulary"),
    help: ArgumentHelp(
      "A vocabulary file to use besides those of the tool; one of the same name replaces theirs.",
      valueName: "file"))
  var files: [String] = []

  /// Reads and joins the vocabularies.
  func load() throws -> VocabularySet {
    if files.isEmpty { return try VocabularySet.shipped() }
    var vocabularies: [Vocabulary] = []
    for file in files {
      let bytes = try Inputs.read(file)
      vocabularies.append(try VocabularyFile.read(bytes, file: Inputs.name(of: file)))
    }
    let own = Set(vocabularies.map(\.name))
    vocabularies += try ShippedVocabularies.load().filter { !own.contains($0.name) }
    return try VocabularySet(vocabularies)
  }
}
