/// A witness as an assessment: a case whose facts are the configuration that tells two demands apart.
public enum WitnessFile {
  /// The assessment of a change; nil where the witness is not made of attributes.
  ///
  /// - Parameters:
  ///   - change: a change whose effect was proved.
  ///   - name: the name of the assessment and of its case.
  /// - Returns: a YAML document, with a final line feed.
  public static func text(
    for change: RequirementChange, name: String
  ) -> String? {
    guard !change.witness.isEmpty, !change.witness.contains(where: \.isWorded) else { return nil }
    var lines = [
      "apiVersion: proviso/v1", "kind: Assessment", "metadata: {name: \(name)}", "cases:",
    ]
    lines += ["  - name: \(name)", "    facts:"]
    for value in change.witness { lines.append("      \(value.attribute): \(yaml(value.literal))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// CEL and YAML write texts, numbers, truth values and lists alike; times are texts in YAML.
  private static func yaml(_ literal: String) -> String {
    guard let open = literal.firstIndex(of: "("), literal.last == ")" else { return literal }
    return String(literal[literal.index(after: open)...].dropLast())
  }
}
