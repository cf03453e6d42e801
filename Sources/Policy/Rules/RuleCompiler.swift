public import CEL

/// Compiles the expressions of policies and assessments against the vocabularies.
///
/// Beyond CEL's own checks every text that is compared with an enumeration has to be one of its
/// values, and texts that are compared with a mail address or a host name are put in lower case, as
/// the values of such attributes are.
public struct RuleCompiler: Sendable {
  /// A variable beside the attributes: true where scope that a diff page does not print applies.
  public static let unprintedScope = "scope_not_printed"

  private let environment: CEL.Environment
  private let attribute: @Sendable (String) -> Attribute?
  private let memo: ProgramMemo

  /// Compiles expressions over the attributes of `vocabularies`.
  public init(_ vocabularies: VocabularySet) {
    self.init(environment: vocabularies.environment, memo: vocabularies.programs) {
      vocabularies.attribute(named: $0)
    }
  }

  init(
    environment: CEL.Environment, memo: ProgramMemo = ProgramMemo(),
    attribute: @escaping @Sendable (String) -> Attribute?
  ) {
    self.environment = environment
    self.memo = memo
    self.attribute = attribute
  }

  /// Compiles an expression.
  ///
  /// - Parameters:
  ///   - rule: the expression; messages count from its place.
  ///   - file: the file for messages.
  ///   - type: what the expression has to give; nil: anything.
  /// - Returns: the program; its variables are names of attributes.
  /// - Throws: everything that is wrong with the expression.
  public func compile(
    _ rule: RuleExpression, file: String = "", expecting type: ValueType? = .bool
  ) throws(Diagnostics) -> Program {
    let log = FileLog(file: file)
    let program = compile(rule, log: log, expecting: type)
    try log.check()
    guard let program else {
      throw Diagnostics(FileDiagnostic(file: file, place: rule.place, message: "no expression"))
    }
    return program
  }

  /// Compiles an expression and logs what is wrong with it.
  ///
  /// - Parameters:
  ///   - rule: the expression; messages count from its place.
  ///   - log: where mistakes go.
  ///   - type: what the expression has to give; nil: anything.
  /// - Returns: the program; nil after mistakes have been logged.
  public func compile(
    _ rule: RuleExpression, log: FileLog, expecting type: ValueType? = .bool
  ) -> Program? {
    memo.program(rule.text, expecting: type) { checked(rule, log: log, expecting: type) }
  }

  private func checked(
    _ rule: RuleExpression, log: FileLog, expecting type: ValueType?
  ) -> Program? {
    do {
      let program = try environment.compile(rule.text, expecting: type)
      var literals = LiteralCheck(expression: program.expression, attribute: attribute)
      let folded = literals.run()
      for problem in literals.problems {
        log.error(problem.message, at: rule.place(of: problem.range), help: problem.help)
      }
      guard literals.problems.isEmpty else { return nil }
      guard folded != program.expression else { return program }
      return try environment.compile(folded, expecting: type)
    } catch {
      for issue in error.issues {
        log.error(issue.message, at: rule.place(of: issue.range), help: issue.help)
      }
      return nil
    }
  }
}

extension RuleExpression {
  /// The place of a part in the file that the expression was read from.
  ///
  /// The place of the whole expression where its text does not stand in the file as it is.
  func place(of range: Range<Int>) -> FilePlace? {
    guard let place, isVerbatim else { return place }
    var (line, column) = (place.line, place.column)
    for byte in text.utf8.prefix(range.lowerBound) {
      if byte == 0x0A {
        line += 1
        column = place.column
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return FilePlace(line: line, column: column)
  }
}

extension NodeReader {
  /// An expression that gives true or false over the attributes of `vocabularies`.
  func rule(in vocabularies: VocabularySet) -> RuleExpression? {
    guard let rule = expression() else { return nil }
    _ = RuleCompiler(vocabularies).compile(rule, log: log)
    return rule
  }
}
