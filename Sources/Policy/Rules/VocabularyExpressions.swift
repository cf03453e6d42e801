import CEL

/// Checks the expressions of vocabularies.
struct VocabularyExpressions {
  private let compiler: RuleCompiler
  private let attributes: [String: Attribute]
  private let formats: [ExportFormat]

  init(environment: CEL.Environment, attributes: [Attribute], formats: [ExportFormat]) {
    let index = Dictionary(attributes.map { ($0.name, $0) }) { first, _ in first }
    self.attributes = index
    self.formats = formats
    compiler = RuleCompiler(environment: environment) { index[$0] }
  }

  /// Everything that is wrong with the expressions of a vocabulary.
  func problems(of vocabulary: Vocabulary) -> [FileDiagnostic] {
    let log = FileLog(file: vocabulary.file)
    for attribute in vocabulary.attributes {
      check(attribute, log: log)
    }
    for addition in vocabulary.extensions {
      guard let attribute = attributes[addition.name] else { continue }
      check(addition.sources, of: attribute, log: log)
      for member in addition.members {
        check(member.holds, log: log)
      }
    }
    for format in vocabulary.formats {
      check(format, log: log)
    }
    for baseline in vocabulary.baselines {
      for expression in [baseline.demand] + baseline.opposites {
        _ = compiler.compile(expression, log: log)
      }
    }
    return log.ordered
  }

  private func check(_ attribute: Attribute, log: FileLog) {
    check(attribute.sources, of: attribute, log: log)
    for member in attribute.members {
      check(member.holds, log: log)
    }
    for opening in attribute.openings {
      _ = compiler.compile(opening.condition, log: log, expecting: .bool)
    }
    guard let derivation = attribute.derivation,
      let program = compiler.compile(derivation, log: log, expecting: attribute.type.celType)
    else { return }
    checkResults(of: program, derivation, for: attribute, log: log)
  }

  private func check(_ expression: RuleExpression?, log: FileLog) {
    if let expression {
      _ = compiler.compile(expression, log: log)
    }
  }

  private func check(_ sources: [AttributeSource], of attribute: Attribute, log: FileLog) {
    for source in sources {
      if !formats.isEmpty, !formats.contains(where: { $0.name == source.format }) {
        log.error(
          "no vocabulary describes the format `\(source.format)`", at: source.expression.place,
          help: Nearest.advice(for: source.format, among: formats.map(\.name)))
      }
      guard let program = overRecord(source.expression, log: log) else { continue }
      checkResults(of: program, source.expression, for: attribute, log: log)
      // Times and numbers stand in exports as texts, which the reader of the export understands.
      let type = attribute.type.element.celType
      let isText = program.resultType.fits(.string) || program.resultType.fits(.list(.string))
      if !program.resultType.fits(attribute.type.celType), !(isText && type != .bool) {
        log.error(
          "the expression gives \(program.resultType), the attribute is \(attribute.type)",
          at: source.expression.place)
      }
    }
  }

  private func check(_ format: ExportFormat, log: FileLog) {
    for expression in [format.filter, format.label, format.captured]
      + format.keys.flatMap(\.expressions)
    {
      if let expression {
        _ = overRecord(expression, log: log)
      }
    }
  }

  private func overRecord(_ expression: RuleExpression, log: FileLog) -> Program? {
    do {
      return try VocabularySet.recordEnvironment.compile(expression.text)
    } catch {
      for issue in error.issues {
        log.error(issue.message, at: expression.place(of: issue.range), help: issue.help)
      }
      return nil
    }
  }

  /// The texts that an expression can give have to be values of its enumeration.
  private func checkResults(
    of program: Program, _ expression: RuleExpression, for attribute: Attribute, log: FileLog
  ) {
    guard attribute.type.element == .enumeration else { return }
    var pending = [program.expression]
    while let part = pending.popLast() {
      switch part.kind {
      case .conditional(_, let then, let otherwise): pending += [otherwise, then]
      case .list(let items): pending += items.reversed()
      case .binary(.add, let left, let right): pending += [right, left]
      case .literal(.string(let text)):
        if let problem = LiteralCheck.problem(with: text, of: attribute, at: part.range) {
          log.error(problem.message, at: expression.place(of: problem.range), help: problem.help)
        }
      default: continue
      }
    }
  }
}
