// How calls find their function, and functions their overload.
extension Checker {
  mutating func call(
    _ name: String, _ target: Expression?, _ arguments: [Expression], _ source: Expression
  ) -> Typed {
    if let target, let namespaced = namespaced(name, target),
      let function = Library.functions[namespaced]
    {
      return call(function, arguments.map { check($0) }, isMember: false, source)
    }
    let plain = name.hasPrefix(".") ? String(name.dropFirst()) : name
    guard let function = Library.functions[plain] else {
      return unknownFunction(plain, isMember: target != nil, source)
    }
    let operands = (target.map { [$0] } ?? []).map { check($0) } + arguments.map { check($0) }
    return call(function, operands, isMember: target != nil, source)
  }

  /// The dotted name that a call on a name would have as a function in a namespace.
  private func namespaced(_ name: String, _ target: Expression) -> String? {
    guard let path = target.path, !scopes.contains(where: { $0.name == path }),
      environment.variables[path] == nil
    else { return nil }
    return path + "." + name
  }

  private mutating func unknownFunction(
    _ name: String, isMember: Bool, _ source: Expression
  ) -> Typed {
    var help: String?
    if let macro = Macro.named(name), isMember {
      let shapes = macro.shapes.map { shape in
        let count = shape.arguments.upperBound
        return "\(shape.variables + shape.arguments.lowerBound)"
          + (count > shape.arguments.lowerBound ? " or \(shape.variables + count)" : "")
      }
      help = "`\(name)` takes \(shapes.joined(separator: " or ")) arguments, variables first"
    } else {
      let names = Array(Library.functions.keys) + ["has"] + Macro.allCases.map(\.rawValue)
      help = NearestName.find(name, among: names).map { "did you mean `\($0)`?" }
    }
    return wrong(.undeclared, "there is no function `\(name)`", help: help, at: source)
  }

  mutating func call(
    _ function: Function, _ operands: [Typed], isMember: Bool, _ source: Expression
  ) -> Typed {
    let own = function.overloads.filter { $0.isMember == isMember }
    let types = operands.map(\.type)
    let results = own.compactMap { $0.result(for: types) }
    if let first = results.first {
      let type = results.allSatisfy { $0 == first } ? first : .dyn
      return Typed(.call(function, operands), type, source)
    }
    guard isChecked else {
      guard own.contains(where: { $0.parameters.count == operands.count }) else {
        return wrong(.unsupportedTypes, mismatch(function, types, isMember), at: source)
      }
      return Typed(.call(function, operands), .dyn, source)
    }
    // A part that is wrong already says enough.
    if operands.contains(where: { $0.isFailure }) {
      return Typed(.call(function, operands), .dyn, source)
    }
    report(mismatch(function, types, isMember), help: help(function, types, isMember), at: source)
    return Typed(.call(function, operands), own.first?.result.filled(with: [:]) ?? .dyn, source)
  }

  private func mismatch(
    _ function: Function, _ types: [ValueType], _ isMember: Bool
  ) -> String {
    let isOperator = function.name.utf8.first.map { !$0.isNameStart } ?? false
    if isOperator || function.name == "in" {
      let operands = types.map(\.description).joined(separator: " and ")
      return "`\(function.name)` does not take \(operands)"
    }
    let arguments = (isMember ? types.dropFirst() : types[...]).map(\.description)
    let target = isMember ? " on \(types.first?.named ?? "dyn")" : ""
    return "`\(function.name)` does not take (\(arguments.joined(separator: ", ")))\(target)"
  }

  private func help(_ function: Function, _ types: [ValueType], _ isMember: Bool) -> String? {
    let own = function.overloads.filter { $0.isMember == isMember }
    guard !own.isEmpty else {
      return isMember
        ? "write `\(function.name)(…)`"
        : "write `….\(function.name)(…)`, called on the first argument"
    }
    if function.name == "==" || function.name == "!=" {
      let isNumeric = types.allSatisfy { [.int, .uint, .double].contains($0) }
      return isNumeric ? "convert one of them, or write `dyn(…)` around it" : nil
    }
    let shapes = own.map { overload in
      let parameters = overload.parameters.map(\.description)
      guard isMember, let first = parameters.first else {
        return "(" + parameters.joined(separator: ", ") + ")"
      }
      return "\(first).\(function.name)(\(parameters.dropFirst().joined(separator: ", ")))"
    }
    return "it takes " + shapes.joined(separator: ", ")
  }
}

extension Typed {
  fileprivate var isFailure: Bool {
    if case .failure = form { true } else { false }
  }
}
