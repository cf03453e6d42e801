/// The text nodes of a tree in a row, which is what section names are made of.
struct PlainText {
  let storage: NodeStorage
  let state: RenderState

  func text() -> String {
    var out: [UInt8] = []
    append(0, isRaw: false, to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  private func append(_ index: Int32, isRaw: Bool, to out: inout [UInt8]) {
    let record = storage.table.records[Int(index)]
    let payload = Int(record.payload)
    switch record.tag {
    case .text:
      let bytes = storage.source[Int(record.start)..<Int(record.end)]
      if isRaw { HTMLText.escapeMarkup(bytes, into: &out) } else { out += bytes }
    case .newline, .blockGap: out.append(.lineFeed)
    case .hashLink: out.append(.hash)
    case .link: out += Array(text(storage.link(record)).utf8)
    case .plugin: out += Array(state.run(storage.table.plugins[payload]).utf8)
    case .variable: out += Array(state.variable(storage.table.names[payload]).utf8)
    case .failure: out += Array(storage.table.names[payload].utf8)
    default:
      let isRaw = isRaw || record.tag == .preBlock || record.tag == .preInline
      var child = record.first
      while child >= 0 {
        append(child, isRaw: isRaw, to: &out)
        child = storage.table.records[Int(child)].next
      }
    }
  }

  private func text(_ link: Link) -> String {
    let text = HTMLText.escaped(link.text)
    switch link.kind {
    case .footnoteDefinition, .footnoteReference: return "[\(text)]"
    default: return text
    }
  }
}
