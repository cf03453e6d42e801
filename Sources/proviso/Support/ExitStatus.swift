/// What the process ends with; when several apply, the one that is listed first wins.
enum ExitStatus: Int32, Error {
  /// The call or the input is wrong; nothing was written.
  case wrong = 2
  /// There are findings: a failed check, a rule that cannot be evaluated, lint, a changed demand.
  case findings = 1
  /// With `--strict`: something is unknown, ambiguous or unaccounted for; nothing was written.
  case undecided = 3
  /// Nothing to report.
  case success = 0
}
