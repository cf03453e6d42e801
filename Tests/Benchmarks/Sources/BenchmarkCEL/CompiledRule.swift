import CEL

/// A rule that is ready to be evaluated.
final class CompiledRule {
  let when: Program
  let require: Program

  /// The verdicts, in the order in which they are counted.
  enum Verdict: Int {
    case pass, fail, notApplicable, unknown
  }

  init(_ source: Rules.Source, in environment: Environment) throws {
    when = try environment.compile(source.when, expecting: .bool)
    require = try environment.compile(source.require, expecting: .bool)
  }

  /// How many fields of a record the rule takes.
  var fieldCount: Int { when.variables.count + require.variables.count }

  /// What the rule says about a record whose fields are in hand: those of its condition, then those
  /// of its demand.
  func verdict(_ fields: Span<Outcome>) -> Verdict {
    let split = when.variables.count
    switch when.evaluate(slots: fields.extracting(first: split)) {
    case .value(.bool(true)): break
    case .value: return .notApplicable
    case .unknown, .error: return .unknown
    }
    return switch require.evaluate(slots: fields.extracting(droppingFirst: split)) {
    case .value(.bool(true)): .pass
    case .value: .fail
    case .unknown, .error: .unknown
    }
  }

  /// The fields that the rule takes, from a record's attributes.
  func fields(_ known: [String: Outcome]) -> [Outcome] {
    (when.variables + require.variables).map { known[$0] ?? .unknown(UnknownSet($0)) }
  }
}

/// Takes attributes out of raw records.
struct Extraction {
  private let programs: [(name: String, program: Program)]

  init() throws {
    let environment = Environment(variables: [
      VariableDeclaration("record", .dyn, missingFields: .unknown)
    ])
    programs = try Rules.attributes.map { ($0.name, try environment.compile($0.from)) }
  }

  /// The attributes of a record; null counts as not known.
  func attributes(of record: Value) -> [String: Outcome] {
    var known: [String: Outcome] = [:]
    for (name, program) in programs {
      let outcome = program.evaluate { _ in .value(record) }
      if case .value(let value) = outcome, value != .null { known[name] = outcome }
    }
    return known
  }
}
