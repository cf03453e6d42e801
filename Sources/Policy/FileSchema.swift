/// The JSON Schemas of the files that the product reads and writes; their text is part of the program.
public enum FileSchema: String, Sendable, CaseIterable {
  /// What people write or review.
  case policy, vocabulary, assessment, overlay
  /// What `check` writes.
  case report

  /// The schema: JSON in UTF-8 that ends with a line feed.
  public var text: [UInt8] {
    switch self {
    case .policy: PackageResources.policy_schema_json
    case .vocabulary: PackageResources.vocabulary_schema_json
    case .assessment: PackageResources.assessment_schema_json
    case .overlay: PackageResources.overlay_schema_json
    case .report: PackageResources.report_schema_json
    }
  }
}
