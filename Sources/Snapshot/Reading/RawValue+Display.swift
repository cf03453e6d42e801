extension RawValue {
  /// The value as one line for evidence: JSON's notation, cut after about `limit` characters.
  func display(limit: Int = 120) -> String {
    var text = ""
    write(to: &text, limit: limit)
    let scalars = text.unicodeScalars
    guard text.utf8.count > limit,
      let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(text[..<end]) + "…"
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
      for (index, element) in elements.enumerated() where output.utf8.count <= limit * 4 {
        if index > 0 { output += ", " }
        element.write(to: &output, limit: limit)
      }
      output += "]"
    case .map(let members):
      output += "{"
      for (index, member) in members.enumerated() where output.utf8.count <= limit * 4 {
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
  // Most texts have nothing to escape; C1 controls start with the byte C2.
  let needsCare = text.utf8.contains { byte in
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2
  }
  return needsCare ? escapedText(text) : "\"" + text + "\""
}

private func escapedText(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
      quoted += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
