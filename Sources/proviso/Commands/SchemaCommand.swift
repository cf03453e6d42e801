import ArgumentParser
import Policy

/// `proviso schema`: JSON Schemas of the files.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a kind of file.")

  @Argument(
    help: ArgumentHelp(
      "One of: \(FileSchema.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"),
    transform: SchemaCommand.schema)
  var kind: FileSchema

  func run() throws {
    try Output.write(kind.text, to: nil)
  }

  private static func schema(_ name: String) throws -> FileSchema {
    let names = FileSchema.allCases.map(\.rawValue)
    guard let schema = FileSchema(rawValue: name) else {
      throw ValidationError(
        "there is no schema `\(name)`; there are \(names.joined(separator: ", "))")
    }
    return schema
  }
}
