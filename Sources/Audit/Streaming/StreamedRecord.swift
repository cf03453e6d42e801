import CRecordScan

/// A record that has nothing but the fields which a test reads.
struct StreamedRecord {
  private indirect enum Node {
    case value([UInt8])
    case object([(name: String, node: Node)])
  }

  private var root = Node.object([])

  /// Sets a field to what the scanner found there, or on the way there.
  mutating func set(_ value: rs_value, at path: [String]) {
    let depth = Int(value.depth)
    if Int(value.kind) == RS_MISSING {
      Self.set(nil, at: path.prefix(depth), in: &root)
    } else {
      Self.set(Self.text(of: value), at: path.prefix(depth), in: &root)
    }
  }

  private static func set(_ text: [UInt8]?, at path: ArraySlice<String>, in node: inout Node) {
    guard let name = path.first else { return }
    guard case .object(var members) = node else { return }
    let place = members.firstIndex { $0.name == name } ?? members.count
    if place == members.count { members.append((name, .object([]))) }
    if path.count > 1 {
      set(text, at: path.dropFirst(), in: &members[place].node)
    } else if let text, !isPresence(text) {
      members[place].node = .value(text)
    }
    node = .object(members)
  }

  /// An object of which only the presence counts must not hide the fields in it.
  private static func isPresence(_ text: [UInt8]) -> Bool {
    text == Array("{}".utf8)
  }

  private static func text(of value: rs_value) -> [UInt8] {
    let own = UnsafeRawBufferPointer(start: value.text, count: Int(value.length))
    return switch Int(value.kind) {
    case RS_NULL: Array("null".utf8)
    case RS_FALSE: Array("false".utf8)
    case RS_TRUE: Array("true".utf8)
    case RS_TEXT: [UInt8(ascii: "\"")] + own + [UInt8(ascii: "\"")]
    default: Array(own)
    }
  }

  /// The record as JSON.
  var json: [UInt8] {
    var bytes: [UInt8] = []
    Self.write(root, to: &bytes)
    return bytes
  }

  private static func write(_ node: Node, to bytes: inout [UInt8]) {
    switch node {
    case .value(let text): bytes += text
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (place, member) in members.enumerated() {
        // Names of fields are names in CEL, which have nothing to escape.
        bytes += (place > 0 ? ",\"" : "\"").utf8
        bytes += member.name.utf8
        bytes += "\":".utf8
        write(member.node, to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
