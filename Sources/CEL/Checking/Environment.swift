/// What expressions may name, and how far they may go.
public struct Environment: Sendable {
  /// How far expressions may go.
  public let limits: Limits
  let variables: [String: VariableDeclaration]

  /// Declares variables; of declarations with the same name the last counts.
  public init(variables: [VariableDeclaration], limits: Limits = .init()) {
    self.limits = limits
    var table: [String: VariableDeclaration] = [:]
    for variable in variables { table[variable.name] = variable }
    self.variables = table
  }

  /// The declared names, sorted.
  public var variableNames: [String] { variables.keys.sorted() }

  /// The declared type of a name; nil where it is not declared.
  public func type(of name: String) -> ValueType? { variables[name]?.type }

  /// The declared name that somebody may have meant; nil where none is near.
  public func nearestName(to name: String) -> String? {
    NearestName.find(name, among: variables.keys)
  }

  /// Reads, checks and compiles an expression; its value must fit `expecting`, if given.
  ///
  /// - Throws: everything that is wrong with it.
  public func compile(
    _ source: String, expecting: ValueType? = nil
  ) throws(CompilationError) -> Program {
    let expression = try Expression(parsing: source, limits: limits)
    return try compile(expression, source: Array(source.utf8), expecting: expecting, checked: true)
  }

  /// Checks and compiles an expression; places in errors refer to its own ranges.
  ///
  /// - Throws: everything that is wrong with it.
  public func compile(
    _ expression: Expression, expecting: ValueType? = nil
  ) throws(CompilationError) -> Program {
    // Ranges of an expression from elsewhere mean nothing here, so it gets a text of its own.
    try compile(expression.description, expecting: expecting)
  }

  /// Compiles an expression without checking types: names and functions that do not exist, and
  /// operands of wrong types, are errors only where they are evaluated.
  ///
  /// - Throws: where the text is not an expression, or goes beyond a limit.
  public func compileUnchecked(_ source: String) throws(CompilationError) -> Program {
    let expression = try Expression(parsing: source, limits: limits)
    return try compile(expression, source: Array(source.utf8), expecting: nil, checked: false)
  }

  private func compile(
    _ expression: Expression, source: [UInt8], expecting: ValueType?, checked: Bool
  ) throws(CompilationError) -> Program {
    var checker = Checker(environment: self, isChecked: checked)
    let typed = checker.check(expression)
    if let expecting, checker.problems.isEmpty, !typed.type.fits(expecting) {
      checker.report("this is \(typed.type.named), not \(expecting.named)", at: expression)
    }
    guard checker.problems.isEmpty else {
      throw CompilationError(
        issues: checker.problems.map {
          CompilationError.Issue($0.message, help: $0.help, range: $0.range, in: source)
        })
    }
    let program = Program(
      expression: expression, typed: typed, variables: checker.slots,
      localCount: checker.localCount, limits: limits)
    let least = program.estimatedCost.lowerBound
    guard least <= limits.cost else {
      let message = "limit cost: at least \(least) steps, \(limits.cost) are allowed"
      throw CompilationError(issues: [
        CompilationError.Issue(message, range: expression.range, in: source)
      ])
    }
    return program
  }
}

extension Expression {
  /// Reads an expression that makes up the whole text.
  ///
  /// - Throws: where the text is not an expression, or goes beyond a limit.
  public init(parsing source: String, limits: Limits = .init()) throws(CompilationError) {
    let bytes = Array(source.utf8)
    do {
      self = try Parser.parse(bytes, limits: limits)
    } catch {
      throw CompilationError(issues: [
        CompilationError.Issue(error.message, help: error.help, range: error.range, in: bytes)
      ])
    }
  }
}
