/// An expression after the check: its names resolved to places, its functions looked up.
struct Typed: Sendable {
  let form: Form
  let type: ValueType
  /// What it was made of, for places in messages and for traces.
  let source: Expression
  /// Where its value comes from, when that decides how fields are found in it.
  var origin: Origin?

  init(_ form: Form, _ type: ValueType, _ source: Expression, origin: Origin? = nil) {
    self.form = form
    self.type = type
    self.source = source
    self.origin = origin
  }

  indirect enum Form: Sendable {
    case constant(Value)
    /// A declared variable, by its place among those of the program.
    case slot(Int)
    /// A macro's variable, by its place among those that are alive; `isTotal` where what it stands
    /// for cannot fail.
    case local(Int, isTotal: Bool)
    case select(Typed, field: String)
    case has(Typed, field: String)
    /// `has` of a declared variable with a dotted name: whether it has a value.
    case bound(Typed)
    case index(Typed, Typed)
    case call(Function, [Typed])
    case contained(Typed, Typed)
    case logical(LogicalOperator, [Typed])
    case conditional(Typed, Typed, Typed)
    case list([Typed])
    case map([(key: Typed, value: Typed)])
    case comprehension(Macro, over: Typed, locals: [Int], arguments: [Typed])
    case bind(Int, Typed, Typed)
    /// What cannot be evaluated; only without the type check.
    case failure(EvaluationError)
  }
}

/// A raw record, or a part of one, in which fields are found in a way of their own.
struct Origin: Sendable {
  /// The variable that holds the whole record.
  let variable: String
  /// The path as unknowns name it.
  let path: String
  let missingFields: MissingFields
  let foldsFieldCase: Bool

  /// The same rules for a part.
  func part(_ suffix: String) -> Origin {
    Origin(
      variable: variable, path: path + suffix, missingFields: missingFields,
      foldsFieldCase: foldsFieldCase)
  }

  func field(_ name: String) -> Origin {
    part(Lexer.isPlainField(name) ? ".\(name)" : "[\(Literal.quoted(name))]")
  }
}
