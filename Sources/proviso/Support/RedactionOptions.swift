import ArgumentParser
import Audit
import Policy

/// Whether names and addresses are replaced, and by which key.
struct RedactionOptions: ParsableArguments {
  /// What is replaced.
  enum Redaction: String, ExpressibleByArgument, CaseIterable {
    case identities
  }

  @Option(
    help: ArgumentHelp(
      "Replace names and addresses by tokens that are the same in every run with the same key."))
  var redact: Redaction?

  @Option(
    name: .customLong("redaction-key"),
    help: ArgumentHelp(
      """
      The file of the secret key; made where it is not there. Default: proviso/redaction.key in \
      $XDG_CONFIG_HOME or ~/.config.
      """, valueName: "file"))
  var redactionKey: String?

  func validate() throws {
    if redactionKey != nil && redact == nil {
      throw ValidationError("--redaction-key needs --redact identities")
    }
  }

  /// What replaces names and addresses; nil where they stay.
  func redactor(_ vocabularies: VocabularySet) throws -> IdentityRedactor? {
    guard redact != nil else { return nil }
    let path = try redactionKey ?? RedactionKey.defaultPath()
    return IdentityRedactor(tokens: try RedactionKey.read(path), vocabularies: vocabularies)
  }
}
