import Policy

/// The conditions of a statement, as far as they could be bound.
struct Scope: Hashable, Sendable {
  /// What has to hold, outermost first.
  var conjuncts: [Formula] = []
  /// Conditions that the rule depends on and that no expression says.
  var unclear: [String] = []
  /// Two conditions that cannot hold together: the candidates.
  var conflict: [Formula] = []

  /// Whether every condition is understood.
  var isClear: Bool { unclear.isEmpty && conflict.isEmpty }
}

/// Joins the conditions of a statement, outermost first.
///
/// Rules in order: a condition that the demand itself rules out is what the text is about and
/// drops; an alternative or label narrows or replaces a title around it that speaks of the same
/// attribute; of two conditions the narrower one stays; everything else that contradicts is left to
/// a person.
struct ScopeResolver: Sendable {
  let binder: ConditionBinder

  /// Resolves the conditions of a demand; `require` is what is demanded, where it is bound.
  func resolve(
    _ conditions: [Condition], for require: Formula?, _ known: inout PageBindings
  ) -> Scope {
    var joined = Joined()
    var references: [String] = []
    for condition in conditions {
      switch known.binding(of: condition, binder.bind) {
      case .title: continue
      case .reference: references.append(condition.text)
      case .unclear: joined.scope.unclear.append(condition.text)
      case .bound(let formulas):
        if condition.isTitle { joined.isTitled = true }
        for formula in formulas where !(condition.isTitle && isTopic(formula, of: require)) {
          joined.add(formula, from: condition.form)
        }
      }
    }
    // "It is used": the titles say what it is.
    if !joined.isTitled { joined.scope.unclear += references }
    return joined.scope
  }

  /// Whether a title only names what the demand is about ("no app passwords" under App passwords).
  private func isTopic(_ formula: Formula, of require: Formula?) -> Bool {
    guard let require, let scope = MemberSet(formula) else { return false }
    if case .unequal(let name, let literal) = require {
      return scope.attribute == name && scope.values == [literal]
    }
    guard let demanded = MemberSet(require) else { return false }
    return demanded.isDisjoint(from: scope)
  }
}

/// The conjuncts so far, each with the form of the condition that it comes from.
private struct Joined {
  var scope = Scope()
  var isTitled = false
  private var forms: [Condition.Form] = []

  mutating func add(_ formula: Formula, from form: Condition.Form) {
    if scope.conjuncts.contains(formula) { return }
    guard let set = MemberSet(formula),
      let place = scope.conjuncts.firstIndex(where: { MemberSet($0)?.attribute == set.attribute }),
      let outer = MemberSet(scope.conjuncts[place])
    else { return append(formula, form) }
    if set.isSubset(of: outer) {
      scope.conjuncts[place] = formula
      forms[place] = form
    } else if set.isDisjoint(from: outer) {
      settle(formula, form, against: place)
    } else if !outer.isSubset(of: set) {
      append(formula, form)
    }
  }

  private mutating func append(_ formula: Formula, _ form: Condition.Form) {
    scope.conjuncts.append(formula)
    forms.append(form)
  }

  private mutating func settle(_ formula: Formula, _ form: Condition.Form, against place: Int) {
    let isExplicit = form == .alternative || form == .label
    if isExplicit, forms[place] != .clause, forms[place] != .use {
      scope.conjuncts[place] = formula
      forms[place] = form
    } else {
      scope.conflict += [scope.conjuncts[place], formula]
    }
  }
}

extension Condition {
  /// Whether it comes from the page's structure, not from a sentence.
  var isTitle: Bool { form == .heading || form == .label || form == .alternative }
}
