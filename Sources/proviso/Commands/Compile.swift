import ArgumentParser
import Extraction
import Policy

/// `proviso compile`: pages to policies.
struct Compile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compile pages into policies.")

  @Argument(help: "A page's text, a saved diff page, a page store, or -.")
  var source: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The folder for the policies.", valueName: "dir"))
  var output: String?

  @OptionGroup var vocabulary: VocabularyOptions

  @Option(help: "The page's name, where nothing prints it.")
  var page: String?

  @Flag(help: "Write nothing; exit 1 where a policy in the folder would change.")
  var check = false

  @Flag(help: "Exit 3 and write nothing where something is ambiguous, given up or unaccounted for.")
  var strict = false

  func validate() throws {
    if check && output == nil {
      throw ValidationError("--check needs the folder to compare with: -o DIR")
    }
  }

  func run() throws {
    let vocabularies = try vocabulary.load()
    let compiler = try Compiler(vocabularies: vocabularies)
    var compilations = try source.flatMap { try Sources.read($0, page: page) }
      .map { compiler.compile($0) }
    compilations.forEach { Output.complain($0.diagnostics) }
    try refuseSameNames(compilations)
    if strict, let open = compilations.first(where: \.isUndecided) {
      Output.complain(
        "\(open.policy.source.page): something is ambiguous, given up or unaccounted for; see trace"
      )
      throw ExitStatus.undecided
    }
    if let output {
      for index in compilations.indices {
        compilations[index].policy = try Overlays.continued(
          compilations[index], at: path(of: compilations[index], in: output), vocabularies)
      }
    }
    if check { return try compare(compilations) }
    try write(compilations)
  }

  /// Two pages of one slug would overwrite each other.
  private func refuseSameNames(_ compilations: [Compilation]) throws {
    var pages: [String: String] = [:]
    for compilation in compilations {
      let name = compilation.policy.metadata.name
      let title = compilation.policy.source.page
      if let other = pages.updateValue(title, forKey: name) {
        throw CommandFailure("the pages `\(other)` and `\(title)` give the same policy `\(name)`")
      }
    }
  }

  private func write(_ compilations: [Compilation]) throws {
    guard let output else {
      let documents = compilations.map { PolicyFile.write($0.policy) }
      return try Output.write(Array(documents.joined(separator: Array("---\n".utf8))), to: nil)
    }
    try Output.makeFolder(output)
    for compilation in compilations {
      try Output.write(PolicyFile.write(compilation.policy), to: path(of: compilation, in: output))
    }
  }

  private func compare(_ compilations: [Compilation]) throws {
    var differs = false
    for compilation in compilations {
      let path = path(of: compilation, in: output ?? ".")
      let bytes = try? Inputs.read(path)
      guard bytes != PolicyFile.write(compilation.policy) else { continue }
      differs = true
      try Output.write("\(path): \(bytes == nil ? "would be created" : "would change")\n")
    }
    if differs { throw ExitStatus.findings }
  }

  private func path(of compilation: Compilation, in folder: String) -> String {
    "\(folder)/\(compilation.policy.metadata.name).policy.yaml"
  }
}

extension Compilation {
  /// Whether something has several readings, was given up or is unaccounted for.
  var isUndecided: Bool { statements.contains(where: \.isOpen) }
}
