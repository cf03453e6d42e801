import Policy

@testable import Extraction

/// Every form of a rule that binding can make of an attribute, by its type.
enum RuleForms {
  /// The demands about one attribute, each with the name of its form.
  static func demands(on attribute: Attribute, among all: [Attribute]) -> [(String, Formula)] {
    switch attribute.type {
    case .bool: switches(attribute)
    case .enumeration: members(attribute)
    case .int: numbers(attribute, .int(12), .int(30))
    case .double: numbers(attribute, .double("1.5"), .double("2.5"))
    case .duration: numbers(attribute, .duration(300), .duration(7200))
    case .string, .email, .host, .url: texts(attribute) + same(attribute, among: all)
    case .list(let element): lists(attribute, of: element)
    case .timestamp: []
    }
  }

  private static func switches(_ attribute: Attribute) -> [(String, Formula)] {
    [("on", .truth(attribute.name, true)), ("off", .truth(attribute.name, false))]
  }

  private static func members(_ attribute: Attribute) -> [(String, Formula)] {
    let plain = attribute.members.filter { $0.holds == nil }
    let held = attribute.members.compactMap { member in
      member.holds.map { holds in
        (
          "holds",
          Formula.holds(attribute.name, member: member.name, expression: holds.text)
        )
      }
    }
    let values = plain.map { Literal.string($0.name) }
    var forms = values.map { ("member", Formula.equal(attribute.name, $0)) }
    forms += values.map { ("not member", Formula.unequal(attribute.name, $0)) }
    if values.count > 2 {
      let pair = Array(values.prefix(2))
      forms.append(("members", .among(attribute.name, pair)))
      forms.append(("not members", .not(.among(attribute.name, pair))))
    }
    return forms + held
  }

  private static func numbers(
    _ attribute: Attribute, _ first: Literal, _ second: Literal
  ) -> [(String, Formula)] {
    [
      ("at least", .bound(attribute.name, .atLeast, first)),
      ("at most", .bound(attribute.name, .atMost, second)),
      ("number", .equal(attribute.name, first)),
    ]
  }

  private static func texts(_ attribute: Attribute) -> [(String, Formula)] {
    let value = sample(attribute.type)
    let name = attribute.name
    return [
      ("text", .equal(name, .string(value))), ("not text", .unequal(name, .string(value))),
      ("starts with", .text(name, .startsWith, "relay-")),
      ("ends with", .text(name, .endsWith, "api/")),
      ("contains", .text(name, .contains, "office365")),
      ("contains a word", .text(name, .contains, "relay")),
      ("not contains", .not(.text(name, .contains, "office365"))),
      ("not ends with", .not(.text(name, .endsWith, "api/"))),
      (
        "contains either",
        .either([.text(name, .contains, "office365"), .text(name, .contains, "outlook")])
      ),
      ("empty", .empty(name, isList: false, true)), ("filled", .empty(name, isList: false, false)),
      ("short", .length(name, .atMost, 64)), ("long", .length(name, .atLeast, 8)),
    ]
  }

  private static func same(
    _ attribute: Attribute, among all: [Attribute]
  ) -> [(String, Formula)] {
    let others = all.filter {
      $0.type == attribute.type && $0.name != attribute.name && !$0.terms.isEmpty
    }
    guard let first = others.first else { return [] }
    var forms: [(String, Formula)] = [("same", .same(attribute.name, first.name))]
    if let second = others.dropFirst().first {
      forms.append(
        (
          "same as either",
          .either([.same(attribute.name, first.name), .same(attribute.name, second.name)])
        ))
    }
    return forms
  }

  private static func lists(
    _ attribute: Attribute, of element: AttributeType
  ) -> [(String, Formula)] {
    let name = attribute.name
    let e = Formula.element
    guard [.string, .email, .host, .url].contains(element) else { return [] }
    let isAny = attribute.match != .all
    let wrap = { (inner: Formula) in isAny ? Formula.some(name, inner) : .every(name, inner) }
    return [
      ("element ends with", wrap(.text(e, .endsWith, "api/"))),
      ("element starts with", wrap(.text(e, .startsWith, "relay-"))),
      ("element", wrap(.equal(e, .string(sample(element))))),
      ("empty list", .empty(name, isList: true, true)),
      ("filled list", .empty(name, isList: true, false)),
    ]
  }

  /// A value of the shape that the type has.
  private static func sample(_ type: AttributeType) -> String {
    switch type {
    case .email: "relay@contoso.example"
    case .host: "mail.contoso.example"
    case .url: "https://contoso.example/relay"
    default: "relay-7"
    }
  }

  /// Conditions of every form, each with its name.
  static func conditions(_ all: [Attribute]) -> [(String, Formula)] {
    all.flatMap { attribute -> [(String, Formula)] in
      guard !attribute.terms.isEmpty || !attribute.members.isEmpty else { return [] }
      switch attribute.type {
      case .bool, .enumeration: return demands(on: attribute, among: all)
      case .string, .email, .host, .url:
        return texts(attribute).filter {
          [
            "contains", "contains a word", "contains either", "starts with", "ends with", "empty",
            "filled",
          ]
          .contains($0.0)
        }
      default: return []
      }
    }
  }
}
