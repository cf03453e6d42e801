public import Policy

/// Looks a compiled page over for what it says and most likely does not mean.
public enum MeaningLint {
  /// What is wrong with a page, in the order of the page.
  ///
  /// - Parameters:
  ///   - compilation: what the page compiled to.
  ///   - bytes: the file that was compiled.
  /// - Returns: the findings; spans count from the start of the file.
  public static func findings(in compilation: Compilation, of bytes: [UInt8]) -> [MeaningFinding] {
    let page = CompiledPage(compilation, bytes: bytes)
    let found =
      ContradictingValues.findings(in: page) + ForbiddenSteps.findings(in: page)
      + SingleAlternatives.findings(in: page) + EmptyLeadIns.findings(in: page)
      + ImpossibleConditions.findings(in: page) + RepeatedDemands.findings(in: page)
    return found.sorted {
      ($0.span.lowerBound, $0.rule.rawValue) < ($1.span.lowerBound, $1.rule.rawValue)
    }
  }
}

extension PageSource {
  /// What the meaning of the page shows to be wrong with it; lines are of the file.
  ///
  /// - Parameter compilation: what this page compiled to.
  /// - Returns: warnings in the order of the page.
  public func meaningProblems(of compilation: Compilation) -> [FileDiagnostic] {
    let lines = LineTable(bytes: bytes)
    return MeaningLint.findings(in: compilation, of: bytes).map { finding in
      FileDiagnostic(
        .warning, file: file, place: lines.place(at: finding.span.lowerBound, in: bytes),
        message: "\(finding.message) [\(finding.rule.rawValue)]", help: finding.help)
    }
  }
}
