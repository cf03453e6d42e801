import CEL
import Randomness

/// Makes well-typed expressions at random.
struct RandomExpressions {
  var random: SeededGenerator
  /// The macros' variables that are alive.
  private var locals: [(name: String, type: ValueType)] = []

  /// The variables that expressions use, with the values that stand for all of their type.
  static let domains: [(name: String, type: ValueType, values: [Value])] = [
    ("b0", .bool, [true, false]), ("b1", .bool, [true, false]), ("a.b2", .bool, [true, false]),
    ("i0", .int, [0, 1, -3]), ("i1", .int, [2, .int(.max), 0]), ("a.i2", .int, [1, .int(.min)]),
    ("s0", .string, ["", "a"]), ("s1", .string, ["ab", "abcdefgh-ijklmnop-a"]),
    ("l0", .list(.int), [[], [1], [0, 2, 1]]),
    ("ls", .list(.string), [[], ["a", "ab", "abcdefgh-ijklmnop-ab"]]),
    ("d0", .double, [0.5, 1.0]),
  ]

  static let environment = Environment(
    variables: domains.map { VariableDeclaration($0.name, $0.type) })

  init(random: SeededGenerator) {
    self.random = random
  }

  mutating func next(_ type: ValueType, depth: Int) -> String {
    if depth <= 0 || random.below(8) == 0 { return leaf(type) }
    if random.below(12) == 0 {
      return "(\(next(.bool, depth: depth - 1)) ? \(next(type, depth: depth - 1)) : "
        + "\(next(type, depth: depth - 1)))"
    }
    if random.below(25) == 0 { return bind(type, depth: depth - 1) }
    switch type {
    case .bool: return bool(depth: depth - 1)
    case .int: return int(depth: depth - 1)
    case .double: return double(depth: depth - 1)
    case .string: return string(depth: depth - 1)
    case .list(let element): return list(element, depth: depth - 1)
    default: return leaf(type)
    }
  }

  private mutating func leaf(_ type: ValueType) -> String {
    let names =
      locals.filter { $0.type == type }.map(\.name)
      + Self.domains.filter { $0.type == type }.map(\.name)
    if !names.isEmpty, random.below(3) > 0 { return random.pick(names) }
    switch type {
    case .bool: return random.pick(["true", "false"])
    case .int: return random.pick(["0", "1", "2", "-1", "9223372036854775807"])
    case .double: return random.pick(["0.0", "1.0", "0.5", "-2.5"])
    case .string:
      return random.pick(["\"\"", "\"a\"", "\"ab\"", "\"ä\"", "\"abcdefgh-ijklmnop-ä\""])
    case .list(.string): return random.pick(["[\"a\"]", "[\"b\", \"ab\"]"])
    default: return random.pick(["[1]", "[2, 0]", "[i0, 1]"])
    }
  }

  private mutating func bool(depth: Int) -> String {
    let relation = random.pick(["==", "!=", "<", "<=", ">", ">="])
    switch random.below(11) {
    case 0: return "!(\(next(.bool, depth: depth)))"
    case 1, 2, 3:
      let joiner = random.pick([" && ", " || "])
      let parts = (0...1 + random.below(2)).map { _ in next(.bool, depth: depth) }
      return "(\(parts.joined(separator: joiner)))"
    case 4, 5:
      let type = random.pick([ValueType.int, .string, .double])
      return "(\(next(type, depth: depth)) \(relation) \(next(type, depth: depth)))"
    case 6:
      let type = random.pick([ValueType.bool, .list(.int), .list(.string)])
      let sign = random.pick(["==", "!="])
      return "(\(next(type, depth: depth)) \(sign) \(next(type, depth: depth)))"
    case 7:
      let type = random.pick([ValueType.int, .string])
      return "(\(next(type, depth: depth)) in \(next(.list(type), depth: depth)))"
    case 8:
      let name = random.pick(["startsWith", "endsWith", "contains"])
      return "\(next(.string, depth: depth)).\(name)(\(next(.string, depth: depth)))"
    case 9: return "(\(next(.int, depth: depth)) \(relation) \(next(.int, depth: depth)))"
    default: return macro(random.pick(["all", "exists", "exists_one"]), .bool, depth: depth)
    }
  }

  private mutating func int(depth: Int) -> String {
    switch random.below(4) {
    case 0: return "size(\(next(random.pick([.string, .list(.int)]), depth: depth)))"
    case 1: return "\(next(.list(.int), depth: depth))[\(next(.int, depth: depth))]"
    default:
      let sign = random.pick(["+", "-", "*", "/", "%"])
      return "(\(next(.int, depth: depth)) \(sign) \(next(.int, depth: depth)))"
    }
  }

  private mutating func double(depth: Int) -> String {
    let sign = random.pick(["+", "-", "*", "/"])
    return "(\(next(.double, depth: depth)) \(sign) \(next(.double, depth: depth)))"
  }

  private mutating func string(depth: Int) -> String {
    "(\(next(.string, depth: depth)) + \(next(.string, depth: depth)))"
  }

  private mutating func list(_ element: ValueType, depth: Int) -> String {
    switch random.below(4) {
    case 0:
      let parts = (0...random.below(2)).map { _ in next(element, depth: depth) }
      return "[\(parts.joined(separator: ", "))]"
    case 1: return "(\(next(.list(element), depth: depth)) + \(next(.list(element), depth: depth)))"
    case 2 where element == .int: return macro("map", .int, depth: depth)
    default:
      return quantified("filter", over: element, .bool, depth: depth)
    }
  }

  private mutating func macro(_ name: String, _ body: ValueType, depth: Int) -> String {
    quantified(name, over: random.pick([.int, .string]), body, depth: depth)
  }

  private mutating func quantified(
    _ name: String, over element: ValueType, _ body: ValueType, depth: Int
  ) -> String {
    let range = next(.list(element), depth: depth)
    let variable = "v\(locals.count)"
    locals.append((variable, element))
    defer { locals.removeLast() }
    return "\(range).\(name)(\(variable), \(next(body, depth: depth)))"
  }

  private mutating func bind(_ type: ValueType, depth: Int) -> String {
    let own = random.pick([ValueType.bool, .int, .string])
    let value = next(own, depth: depth)
    let variable = "v\(locals.count)"
    locals.append((variable, own))
    defer { locals.removeLast() }
    return "cel.bind(\(variable), \(value), \(next(type, depth: depth)))"
  }
}
