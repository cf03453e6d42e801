// How names are resolved: macros' variables first, then the longest declared prefix.
extension Checker {
  mutating func name(_ expression: Expression) -> Typed {
    guard let (root, fields) = Self.chain(expression) else { return selection(expression) }
    if let place = scopes.lastIndex(where: { $0.name == root }) {
      let local = scopes[place]
      let typed = Typed(
        .local(place, isTotal: local.isTotal), local.type,
        Self.part(expression, without: fields.count),
        origin: local.origin)
      return self.fields(fields[...], of: typed, expression)
    }
    let parts = [root.hasPrefix(".") ? String(root.dropFirst()) : root] + fields
    for count in stride(from: parts.count, to: 0, by: -1) {
      let name = parts[..<count].joined(separator: ".")
      if let variable = environment.variables[name] {
        let source = Self.part(expression, without: parts.count - count)
        return self.fields(parts[count...], of: self.variable(variable, source), expression)
      }
    }
    return typeName(parts.joined(separator: "."), expression)
  }

  private mutating func variable(
    _ declaration: VariableDeclaration, _ source: Expression
  ) -> Typed {
    let isPlain = declaration.missingFields == .error && !declaration.foldsFieldCase
    let origin = Origin(
      variable: declaration.name, path: declaration.name,
      missingFields: declaration.missingFields,
      foldsFieldCase: declaration.foldsFieldCase)
    return Typed(
      .slot(slot(of: declaration.name)), declaration.type, source, origin: isPlain ? nil : origin)
  }

  private mutating func typeName(_ name: String, _ expression: Expression) -> Typed {
    if let type = TypeName(rawValue: name) {
      return Typed(.constant(.type(type)), .type, expression)
    }
    let inside = environment.variables.keys.filter { $0.hasPrefix(name + ".") }.sorted()
    let help: String?
    if let first = inside.first {
      help = "there is `\(first)`" + (inside.count > 1 ? " and others" : "")
    } else {
      let names = Array(environment.variables.keys) + scopes.map(\.name)
      help = NearestName.find(name, among: names).map { "did you mean `\($0)`?" }
    }
    return wrong(.undeclared, "`\(name.printable)` is not declared", help: help, at: expression)
  }

  /// A name and the fields selected from it; nil where something else is selected from.
  private static func chain(_ expression: Expression) -> (root: String, fields: [String])? {
    var fields: [String] = []
    var current = expression
    while case .select(let operand, let field) = current.kind {
      fields.append(field)
      current = operand
    }
    guard case .identifier(let root) = current.kind else { return nil }
    return (root, fields.reversed())
  }

  private static func part(_ expression: Expression, without count: Int) -> Expression {
    var current = expression
    for _ in 0..<count {
      guard case .select(let operand, _) = current.kind else { return current }
      current = operand
    }
    return current
  }

  private mutating func fields(
    _ fields: ArraySlice<String>, of operand: Typed, _ expression: Expression
  ) -> Typed {
    var result = operand
    for (place, field) in fields.enumerated() {
      let source = Self.part(expression, without: fields.count - place - 1)
      result = select(field, of: result, source)
    }
    return result
  }

  private mutating func selection(_ expression: Expression) -> Typed {
    guard case .select(let operand, let field) = expression.kind else {
      return wrong(.undeclared, "not a name", at: expression)
    }
    return select(field, of: check(operand), expression)
  }

  private mutating func select(
    _ field: String, of operand: Typed, _ source: Expression
  ) -> Typed {
    guard let type = fieldType(of: operand, field, source) else {
      return Typed(
        .failure(.unsupported("." + field, [])), .dyn, source)
    }
    return Typed(
      .select(operand, field: field), type, source, origin: operand.origin?.field(field))
  }

  /// The type of a field; nil, with a problem noted, where there can be none.
  private mutating func fieldType(
    of operand: Typed, _ field: String, _ source: Expression
  ) -> ValueType? {
    switch operand.type {
    case .dyn, .never: return .dyn
    case .map(let key, let value):
      if key.fits(.string) || !isChecked { return value }
    default: if !isChecked { return .dyn }
    }
    let help = operand.source.path.flatMap { path in
      NearestName.find(
        "\(path).\(field)", among: environment.variables.keys.filter { $0 != path })
    }
    report(
      "\(operand.type.named) has no field `\(field)`", help: help.map { "did you mean `\($0)`?" },
      at: source)
    return nil
  }

  /// `has(operand.field)`.
  mutating func has(_ operand: Expression, _ field: String, _ source: Expression) -> Typed {
    let whole = Expression(.select(operand, field: field), range: source.range)
    if let path = whole.path, let (root, _) = Self.chain(whole),
      !scopes.contains(where: { $0.name == root }),
      let declaration = environment.variables[path]
    {
      return Typed(.bound(variable(declaration, whole)), .bool, source)
    }
    let typed = check(operand)
    guard fieldType(of: typed, field, source) != nil else {
      return Typed(.failure(.unsupported("has", [])), .bool, source)
    }
    return Typed(.has(typed, field: field), .bool, source)
  }

  /// `operand[index]`.
  mutating func element(
    _ operand: Expression, _ index: Expression, _ source: Expression
  ) -> Typed {
    let operand = check(operand)
    let index = check(index)
    let overloads: [Overload] = [
      .global(.list(.a), .int, gives: .a), .global(.map(.a, .b), .a, gives: .b),
    ]
    let results = overloads.compactMap { $0.result(for: [operand.type, index.type]) }
    guard let first = results.first else {
      guard isChecked else { return Typed(.index(operand, index), .dyn, source) }
      return wrong(
        .unsupportedTypes, "\(operand.type.named) has no element under \(index.type.named)",
        at: source)
    }
    var origin: Origin?
    switch index.form {
    case .constant(.string(let field)): origin = operand.origin?.field(field)
    case .constant(let value): origin = operand.origin?.part("[\(value)]")
    default: origin = operand.origin?.part("[]")
    }
    let type = results.allSatisfy { $0 == first } ? first : .dyn
    return Typed(.index(operand, index), type, source, origin: origin)
  }
}
