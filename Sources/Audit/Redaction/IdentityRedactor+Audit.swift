public import Policy

extension IdentityRedactor {
  /// An assessment in which those who attest and approve are tokens.
  public func redacted(_ assessment: Assessment) -> Assessment {
    var assessment = assessment
    for index in assessment.attestations.indices {
      assessment.attestations[index].by = token(for: assessment.attestations[index].by)
    }
    for index in assessment.waivers.indices {
      assessment.waivers[index].approvedBy = token(for: assessment.waivers[index].approvedBy)
    }
    return assessment
  }

  /// A result with tokens in place of identities; it names the key.
  public func redacted(_ result: AuditResult) -> AuditResult {
    var redacted = result
    redacted.redactionKey = keyName
    for index in redacted.requirements.indices {
      redacted.requirements[index].findings = result.requirements[index].findings.map(finding)
    }
    redacted.warnings = result.warnings.map(text)
    if var comparison = result.comparison {
      comparison.entries = comparison.entries.map(entry)
      redacted.comparison = comparison
    }
    return redacted
  }

  private func finding(_ finding: Finding) -> Finding {
    var result = finding
    result.subject = text(finding.subject)
    result.fingerprint = fingerprint(finding.fingerprint)
    result.formerFingerprints = finding.formerFingerprints.map(fingerprint)
    result.note = finding.note.map(text)
    if var waiver = finding.waiver {
      waiver.reason = text(waiver.reason)
      result.waiver = waiver
    }
    result.evidence = finding.evidence.map { item in
      var item = item
      item.value = text(item.value)
      item.file = text(item.file)
      item.record = item.record.map(text)
      return item
    }
    result.missing = finding.missing.map { item in
      var item = item
      item.why = text(item.why)
      if let place = item.place {
        item.place = ExportPlace(
          file: text(place.file), record: place.record.map(text), line: place.line)
      }
      item.settle = item.settle.map(text)
      return item
    }
    return result
  }

  private func entry(_ entry: AuditComparison.Entry) -> AuditComparison.Entry {
    var result = entry
    result.subject = text(entry.subject)
    result.fingerprint = fingerprint(entry.fingerprint)
    return result
  }
}
