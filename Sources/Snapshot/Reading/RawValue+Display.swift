extension RawValue {
  /// The value as one line for evidence: JSON's notation, cut after about `limit` characters.
  func display(limit: Int = 120) -> String {
    var text = ""
    write(to: &text, limit: limit)
    return text.unicodeScalars.count > limit
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…" : text
  }

  private func write(to output: inout String, limit: Int) {
    guard output.utf8.count <= limit * 4 else { return }
    switch content {
    case .null: output += "null"
    case .bool(let flag): output += flag ? "true" : "false"
    case .int(let number): output += String(number)
    case .uint(let number): output += String(number)
    case .double(let number): output += String(number)
    case .text(let text): output += quotedText(text)
    case .secret(let secret): output += "(secret, \(secret.length.rawValue))"
    case .list(let elements):
      output += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { output += ", " }
        element.write(to: &output, limit: limit)
      }
      output += "]"
    case .map(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += ", " }
        output += quotedText(member.name) + ": "
        member.value.write(to: &output, limit: limit)
      }
      output += "}"
    }
  }
}

/// A text in double quotes, with control characters escaped.
func quotedText(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case _ where scalar.properties.generalCategory == .control:
      quoted += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
