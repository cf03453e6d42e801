import Policy

/// An alternative that has no other one beside it: what it is an alternative to is missing, or it is
/// none.
///
/// ```wiki
/// __Login__:\\
/// ----
/// __a.)__ __Key file__: The file must exist.\\
/// ----
/// ```
/// Found on line 3.
///
/// ```wiki
/// __Login__:\\
/// ----
/// __a.)__ __Key file__: The file must exist.\\
/// ----
/// __b.)__ __Password__: The password must not be empty.\\
/// ```
/// Found nowhere.
enum SingleAlternatives {
  static func findings(in page: CompiledPage) -> [MeaningFinding] {
    var found: [MeaningFinding] = []
    page.visit { node, siblings, _ in
      guard case .alternative(let letter) = node.kind, let span = page.span(of: node) else {
        return
      }
      let others = siblings.count { entry in
        guard case .node(let other) = entry, case .alternative = other.kind else { return false }
        return true
      }
      // Behind a gap of a diff page the other ones may just be unseen.
      guard others == 1, !siblings.contains(.separator(.gap)), page.policy.source.fidelity != .diff
      else { return }
      found.append(
        MeaningFinding(
          rule: .singleAlternative,
          message:
            "the alternative `\(letter)` \(node.title.quotedExcerpt) has no other one beside it",
          help: "add the other one, or take the letter away", span: span))
    }
    return found
  }
}
