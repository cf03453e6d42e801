import YAML

/// Lays out a policy as YAML: requirements one pair a line, what belongs together on one line.
enum PolicyWriter {
  static func document(_ policy: PolicyDocument) -> YAMLOutput {
    var output = OutputEntries()
    output.add("apiVersion", FileKind.apiVersion)
    output.add("kind", FileKind.policy)
    var metadata = OutputEntries()
    metadata.add("name", policy.metadata.name)
    metadata.add("title", policy.metadata.title)
    output.add("metadata", metadata.flow)
    output.add("source", source(policy.source))
    output.add("vocabularies", .sequence(policy.vocabularies.map { .string($0) }, .flow))
    output.add("requirements", .sequence(policy.requirements.map(requirement)))
    add("diagnoses", policy.diagnoses.map(diagnosis), to: &output)
    add("parameters", policy.parameters.map(parameter), to: &output)
    add("examples", policy.examples.map(example), to: &output)
    if !policy.aliases.isEmpty {
      var aliases = OutputEntries()
      for (old, new) in policy.aliases.sorted(by: { $0.key < $1.key }) {
        aliases.add(old.rawValue, new.rawValue)
      }
      output.add("aliases", aliases.compact)
    }
    if !policy.earlierClaims.isEmpty {
      var claims = OutputEntries()
      for (id, hashes) in policy.earlierClaims.sorted(by: { $0.key < $1.key }) {
        claims.add(id.rawValue, .sequence(hashes.map { .string($0) }, .flow))
      }
      output.add("earlier_claims", claims.block)
    }
    return output.block
  }

  private static func add(_ key: String, _ items: [YAMLOutput], to output: inout OutputEntries) {
    if !items.isEmpty {
      output.add(key, .sequence(items))
    }
  }

  private static func source(_ source: PolicySource) -> YAMLOutput {
    var output = OutputEntries()
    output.add("page", source.page)
    output.add("revision", source.revision.map { .int(Int64($0)) } ?? .null)
    output.add("modified", source.modified)
    output.add("author", source.author)
    output.add("digest", source.digest)
    output.add("fidelity", source.fidelity)
    if !source.gaps.isEmpty {
      let gaps = source.gaps.map { gap in
        YAMLOutput.sequence([.int(Int64(gap.lowerBound)), .int(Int64(gap.upperBound))], .flow)
      }
      output.add("gaps", .sequence(gaps, .flow))
    }
    return output.block
  }

  static func requirement(_ requirement: Requirement) -> YAMLOutput {
    switch requirement {
    case .constraint(let constraint): self.constraint(constraint)
    case .procedure(let procedure): self.procedure(procedure)
    case .choice(let choice): self.choice(choice)
    }
  }

  private static func constraint(_ constraint: Constraint) -> YAMLOutput {
    var output = OutputEntries()
    output.add("id", constraint.id)
    output.add("kind", RequirementKind.constraint)
    output.add("level", constraint.level)
    output.add("text", constraint.text)
    output.add("reading", constraint.reading)
    output.add("section", constraint.section)
    if let claim = constraint.claim {
      output.add("claim", self.claim(claim))
    }
    output.add("conditions", constraint.conditions)
    output.add("when", constraint.when)
    output.add("require", constraint.require)
    if let manual = constraint.manual {
      var reason = OutputEntries()
      reason.add("reason", manual.reason)
      reason.add("readings", manual.readings)
      output.add("manual", reason.compact)
    }
    addScope(constraint.scopeIsPartial, to: &output)
    output.add("rationale", constraint.rationale)
    output.add("remedy", constraint.remedy)
    output.add(constraint.source)
    return output.block
  }

  /// The claim of a requirement, which its canonical hash is also taken of.
  static func claim(_ claim: Claim) -> YAMLOutput {
    var output = OutputEntries()
    output.add("subject", claim.subject)
    output.add("relation", claim.relation)
    if claim.object.count > 1 {
      output.add("object", claim.object)
    } else {
      output.add("object", claim.object.first)
    }
    output.add("negated", ifTrue: claim.isNegated)
    output.add("any", ifTrue: claim.isAlternative)
    return output.flow
  }

  private static func procedure(_ procedure: Procedure) -> YAMLOutput {
    var output = OutputEntries()
    output.add("id", procedure.id)
    output.add("kind", RequirementKind.procedure)
    output.add("title", procedure.title)
    output.add("section", procedure.section)
    output.add("actor", procedure.actor)
    output.add("conditions", procedure.conditions)
    output.add("when", procedure.when)
    addScope(procedure.scopeIsPartial, to: &output)
    output.add("steps", .sequence(procedure.steps.map(step)))
    output.add(procedure.source)
    return output.block
  }

  private static func choice(_ choice: Choice) -> YAMLOutput {
    var output = OutputEntries()
    output.add("id", choice.id)
    output.add("kind", RequirementKind.choice)
    output.add("title", choice.title)
    output.add("section", choice.section)
    let branches = choice.branches.map { branch in
      var output = OutputEntries()
      output.add("id", branch.id)
      output.add("title", branch.title)
      output.add("when", branch.when)
      output.add("requirements", .sequence(branch.requirements.map(requirement)))
      return output.block
    }
    output.add("branches", .sequence(branches))
    output.add(choice.source)
    return output.block
  }

  private static func step(_ step: Step) -> YAMLOutput {
    var output = OutputEntries()
    output.add("id", step.id)
    output.add("action", step.action)
    output.add("target", step.target)
    output.add("value", step.value)
    output.add("path", step.path)
    output.add("url", step.url)
    output.add("actor", step.actor)
    output.add("when", step.when)
    output.add("optional", ifTrue: step.isOptional)
    output.add("level", step.level)
    output.add("ensure", step.ensure)
    output.add("otherwise", step.otherwise)
    if let wait = step.wait {
      var duration = OutputEntries()
      duration.add("at_least", wait.atLeast)
      duration.add("at_most", wait.atMost)
      output.add("wait", duration.flow)
    }
    output.add("image", step.image)
    output.add("text", step.text)
    output.add("conditions", step.conditions)
    addScope(step.scopeIsPartial, to: &output)
    output.add(step.source)
    return output.compact
  }

  private static func addScope(_ isPartial: Bool, to output: inout OutputEntries) {
    if isPartial {
      output.add("scope", "partial")
    }
  }

  private static func diagnosis(_ diagnosis: Diagnosis) -> YAMLOutput {
    var output = OutputEntries()
    output.add("symptom", diagnosis.symptom)
    output.add("cause", diagnosis.cause)
    output.add("explanation", diagnosis.explanation)
    output.add("remedy", diagnosis.remedy)
    output.add("advice", diagnosis.advice)
    output.add(diagnosis.source)
    return output.compact
  }

  private static func parameter(_ parameter: Parameter) -> YAMLOutput {
    var output = OutputEntries()
    output.add("name", parameter.name)
    output.add("text", parameter.text)
    output.add("default", parameter.defaultValue)
    output.add("when_empty", parameter.whenEmpty)
    output.add(parameter.source)
    return output.compact
  }

  private static func example(_ example: Example) -> YAMLOutput {
    var output = OutputEntries()
    output.add("text", example.text)
    output.add("of", example.of)
    output.add(example.source)
    return output.compact
  }
}

/// The names of the kinds of requirements in a file.
enum RequirementKind: String, CaseIterable {
  case constraint, procedure, choice
}
