public import Extraction
public import Policy

/// What is wrong with a page itself, as far as compiling it shows.
public enum PageLint {
  /// The messages for a compiled page, in the order of the page.
  ///
  /// - Parameters:
  ///   - compilation: what the page compiled to.
  ///   - file: the file as the user named it.
  /// - Returns: warnings of the compiler, demands with several readings or none, and what was given up.
  public static func messages(for compilation: Compilation, file: String) -> [FileDiagnostic] {
    let own = compilation.statements.compactMap { message(for: $0, file: file) }
    return compilation.diagnostics.filter { $0.severity != .note } + own
  }

  private static func message(for statement: Statement, file: String) -> FileDiagnostic? {
    let place = FilePlace(line: statement.line, column: 1)
    switch statement.disposition {
    case .ambiguous where statement.reason == Statement.unaccounted:
      return FileDiagnostic(
        .warning, file: file, place: place,
        message: "this may demand something and no rule reads it: `\(excerpt(statement.text))`",
        help: "say it with must, should or an instruction, or without such a word")
    case .ambiguous where statement.reason != "conflict":
      return FileDiagnostic(
        .warning, file: file, place: place,
        message: "the demand has several readings: `\(excerpt(statement.text))`",
        help: "say what is demanded of which setting")
    case .dropped:
      return FileDiagnostic(
        .warning, file: file, place: place,
        message: "this looks like a demand and cannot be read: `\(excerpt(statement.text))`",
        help: statement.reason)
    default:
      return nil
    }
  }

  private static func excerpt(_ text: String) -> String {
    text.count > 80 ? String(text.prefix(79)) + "…" : text
  }
}
