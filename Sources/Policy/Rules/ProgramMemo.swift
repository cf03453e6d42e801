import CEL
import Synchronization

/// The programs that were compiled for one set of vocabularies.
///
/// The rules of a page share their conditions, and an audit compiles what the reader of the policy
/// has compiled before to check it.
final class ProgramMemo: Sendable {
  private struct Key: Hashable {
    var text: String
    var type: ValueType?
  }

  private let programs = Mutex<[Key: Program]>([:])

  /// The program of an expression; `compile` gives it where it is not known yet, and nil, which is
  /// not kept, where the expression is wrong.
  func program(
    _ text: String, expecting type: ValueType?, compile: () -> Program?
  ) -> Program? {
    let key = Key(text: text, type: type)
    if let known = programs.withLock({ $0[key] }) { return known }
    guard let program = compile() else { return nil }
    programs.withLock { $0[key] = program }
    return program
  }
}
