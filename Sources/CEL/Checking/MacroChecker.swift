// How macros are checked: what their variables stand for, and what they give.
extension Checker {
  mutating func comprehension(
    _ comprehension: Expression.Comprehension, _ source: Expression
  ) -> Typed {
    let range = check(comprehension.range)
    let twoVariables = comprehension.variables.count == 2
    let types: (first: ValueType, second: ValueType)
    switch range.type {
    case .list(let element): types = twoVariables ? (.int, element) : (element, element)
    case .map(let key, let value): types = (key, value)
    case .dyn, .never: types = (.dyn, .dyn)
    default:
      if isChecked {
        let name = comprehension.macro.name(variables: comprehension.variables.count)
        report(
          "`\(name)` runs over a list or a map, not over \(range.type.named)",
          at: comprehension.range)
      }
      types = (.dyn, .dyn)
    }
    let elements = range.origin?.part("[]")
    var locals: [Int] = []
    for (place, name) in comprehension.variables.enumerated() {
      let isElement = place == comprehension.variables.count - 1
      locals.append(
        open(
          Local(
            name: name, type: place == 0 ? types.first : types.second,
            origin: isElement ? elements : nil)))
    }
    let arguments = self.arguments(of: comprehension)
    close(locals.count)
    let type = result(of: comprehension, range, types.first, arguments)
    return Typed(
      .comprehension(comprehension.macro, over: range, locals: locals, arguments: arguments), type,
      source)
  }

  private mutating func arguments(of comprehension: Expression.Comprehension) -> [Typed] {
    let last = comprehension.arguments.count - 1
    return comprehension.arguments.enumerated().map { place, argument in
      place < last || comprehension.macro.isPredicate ? condition(argument) : check(argument)
    }
  }

  private mutating func result(
    of comprehension: Expression.Comprehension, _ range: Typed, _ key: ValueType,
    _ arguments: [Typed]
  ) -> ValueType {
    let made = arguments.last?.type ?? .dyn
    switch comprehension.macro {
    case .all, .exists, .existsOne: return .bool
    case .filter: return .list(key)
    case .map, .transformList: return .list(made)
    case .transformMap: return .map(key, made)
    case .transformMapEntry:
      switch made {
      case .map, .dyn: return made
      default:
        if isChecked, let argument = comprehension.arguments.last {
          report(
            "`transformMapEntry` makes a map of each element, not \(made.named)", at: argument)
        }
        return .dyn
      }
    }
  }

  /// `cel.bind(name, value, body)`.
  mutating func bind(
    _ name: String, _ value: Expression, _ body: Expression, _ source: Expression
  ) -> Typed {
    let value = check(value)
    let place = open(
      Local(name: name, type: value.type, origin: value.origin, isTotal: value.isTotal))
    let body = check(body)
    close(1)
    return Typed(.bind(place, value, body), body.type, source, origin: body.origin)
  }
}

extension Macro {
  /// Whether its last argument has to be true or false.
  var isPredicate: Bool {
    switch self {
    case .all, .exists, .existsOne, .filter: true
    default: false
    }
  }
}
