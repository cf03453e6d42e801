public import Policy

extension ConfigurationSnapshot {
  /// What is known of each entity that anything is known of, in the vocabulary's order.
  ///
  /// - Parameter vocabularies: those that the snapshot was read with.
  /// - Returns: the numbers of each entity.
  public func summaries(vocabularies: VocabularySet) -> [EntitySummary] {
    vocabularies.entities.compactMap { entity in
      let instances = instances(of: entity.name)
      guard !instances.isEmpty else { return nil }
      let names = vocabularies.attributes.filter { $0.entity == entity.name }.map(\.name)
      let attributes = names.map { summary(of: $0, in: instances) }
      // The one instance of a singleton is there even if no file speaks of it.
      let isSpokenOf = files.contains { file in
        file.contents.contains { $0.entities.contains(entity.name) }
      }
      guard
        entity.cardinality == .many || isSpokenOf || attributes.contains(where: \.isKnownAnywhere)
      else { return nil }
      return EntitySummary(
        entity: entity.name, instances: instances.count, attributes: attributes,
        completeness: completeness(of: entity.name))
    }
  }

  private func summary(
    of attribute: String, in instances: [EntityInstance]
  ) -> EntitySummary.AttributeSummary {
    var summary = EntitySummary.AttributeSummary(name: attribute)
    var reasons: [String: String] = [:]
    for instance in instances {
      let state = instance[attribute]
      switch state {
      case .known: summary.known += 1
      case .inherit: summary.inherit += 1
      case .absent: summary.absent += 1
      case .unknown: summary.unknown += 1
      case .redacted: summary.redacted += 1
      }
      if let reason = state.reason, reasons[reason.code] == nil {
        reasons[reason.code] = reason.description
      }
    }
    summary.reasons = reasons.sorted { $0.key < $1.key }.map(\.value)
    return summary
  }
}
