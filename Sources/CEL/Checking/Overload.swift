/// A type with places for type parameters, as signatures have them.
indirect enum TypePattern: Sendable {
  case exact(ValueType)
  /// The same type wherever the number occurs.
  case parameter(Int)
  case list(TypePattern)
  case map(TypePattern, TypePattern)

  /// Whether a type fits; `bound` collects what the parameters stand for.
  func matches(_ type: ValueType, _ bound: inout [Int: ValueType]) -> Bool {
    switch self {
    case .exact(let wanted): return type.fits(wanted)
    case .parameter(let number):
      guard let known = bound[number] else {
        bound[number] = type
        return true
      }
      guard type.fits(known) || known.fits(type) else { return false }
      bound[number] = known.joined(with: type)
      return true
    case .list(let element):
      switch type {
      case .list(let own): return element.matches(own, &bound)
      case .dyn, .never: return element.matches(type, &bound)
      default: return false
      }
    case .map(let key, let value):
      switch type {
      case .map(let ownKey, let ownValue):
        return key.matches(ownKey, &bound) && value.matches(ownValue, &bound)
      case .dyn, .never: return key.matches(type, &bound) && value.matches(type, &bound)
      default: return false
      }
    }
  }

  /// The type with what the parameters stand for.
  func filled(with bound: [Int: ValueType]) -> ValueType {
    switch self {
    case .exact(let type): type
    case .parameter(let number): bound[number] ?? .never
    case .list(let element): .list(element.filled(with: bound))
    case .map(let key, let value): .map(key.filled(with: bound), value.filled(with: bound))
    }
  }
}

extension TypePattern: CustomStringConvertible {
  var description: String {
    switch self {
    case .exact(let type): type.description
    case .parameter(let number): number == 0 ? "A" : "B"
    case .list(let element): "list(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    }
  }
}

extension TypePattern {
  static let bool = exact(.bool)
  static let int = exact(.int)
  static let uint = exact(.uint)
  static let double = exact(.double)
  static let string = exact(.string)
  static let bytes = exact(.bytes)
  static let timestamp = exact(.timestamp)
  static let duration = exact(.duration)
  static let dyn = exact(.dyn)
  static let a = parameter(0)
  static let b = parameter(1)
}

/// One combination of types that a function takes.
struct Overload: Sendable {
  /// Whether it is called on its first parameter: `text.size()`.
  let isMember: Bool
  let parameters: [TypePattern]
  let result: TypePattern

  /// `f(parameters) -> result`.
  static func global(_ parameters: TypePattern..., gives result: TypePattern) -> Overload {
    Overload(isMember: false, parameters: parameters, result: result)
  }

  /// `first.f(others) -> result`.
  static func member(_ parameters: TypePattern..., gives result: TypePattern) -> Overload {
    Overload(isMember: true, parameters: parameters, result: result)
  }

  /// The type of the result for arguments of these types; nil where they do not fit.
  func result(for types: [ValueType]) -> ValueType? {
    guard types.count == parameters.count else { return nil }
    var bound: [Int: ValueType] = [:]
    for (parameter, type) in zip(parameters, types) {
      guard parameter.matches(type, &bound) else { return nil }
    }
    return result.filled(with: bound)
  }
}
