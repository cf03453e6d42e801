import Policy

/// A step that needs or brings about what a demand forbids in the same scope: steps that were left
/// over when the prohibition was written.
///
/// ```wiki
/// !!Uploads
/// __Guest upload__ must not be enabled.\\
/// • Open the settings.\\
/// • Enable __Guest upload__.\\
/// ```
/// Found on line 4.
///
/// ```wiki
/// __1.1 Personal accounts__:\\
/// App passwords are not accepted over SMTP for personal accounts.\\
/// • Click on __New__.\\
/// __1.2 Work or school accounts__:\\
/// • Enable __App passwords__.\\
/// ```
/// Found nowhere.
///
/// ```wiki
/// __Security Defaults__ must be disabled.\\
/// • Enable __Security Defaults__ and click __Save__.\\
/// ```
/// Found on line 2.
enum ForbiddenSteps {
  static func findings(in page: CompiledPage) -> [MeaningFinding] {
    let forbidding = page.demands.filter { $0.constraint?.level == .must }
    return page.demands.compactMap { step in
      guard step.step != nil, !(step.statement.step?.isFallback ?? false),
        let reason = forbidding.first(where: { contradicts($0, step) })
      else { return nil }
      return MeaningFinding(
        rule: .forbiddenStep,
        message: "the step \(step.statement.text.quotedExcerpt) needs what line "
          + "\(reason.statement.line) forbids",
        help: "drop the step, or say when the prohibition does not hold", span: step.statement.span)
    }
  }

  private static func contradicts(
    _ demand: CompiledPage.Demand, _ step: CompiledPage.Demand
  ) -> Bool {
    if let require = demand.require {
      let scope = AdmittedValues(demand.when)
      let known = AdmittedValues(step.when)
      let reached = AdmittedValues(step.when + (step.require.map { [$0] } ?? []))
      return known.implies(scope) && demand.constraint?.scopeIsPartial == false
        && AdmittedValues([require]).conflict(with: reached) != nil
    }
    return forbids(demand, step)
  }

  /// The same in words: a negative state is demanded of what the step enables or creates.
  private static func forbids(
    _ demand: CompiledPage.Demand, _ step: CompiledPage.Demand
  ) -> Bool {
    guard let demanded = demand.constraint?.claim, let reached = step.statement.claim,
      demanded.relation == .disabled || demanded.relation == .absent,
      !demanded.isNegated, demanded.object.isEmpty, !reached.isNegated,
      (demanded.relation, reached.relation) == (.disabled, .enabled)
        || (demanded.relation, reached.relation) == (.absent, .present)
    else { return false }
    let subject = WordSequence.key(demanded.subject)
    let scope = Set(demand.statement.conditions)
    return !subject.isEmpty && subject == WordSequence.key(reached.subject)
      && scope.isSubset(of: step.statement.conditions)
  }
}
