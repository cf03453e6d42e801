internal import CSimdJSON
internal import Policy

/// Turns the events of one JSON document into a tree that knows its lines.
///
/// The nesting of the events was bounded when they were made, so the recursion is bounded too.
struct JSONTreeBuilder {
  private let events: UnsafeBufferPointer<csj_event>
  private let text: UnsafePointer<CChar>?
  private let document: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var lineOffset = 0
  private var line: Int

  /// `document` is what the events' offsets point into; its first byte stands on `line` of its file.
  init(
    events: UnsafeBufferPointer<csj_event>, text: UnsafePointer<CChar>?,
    document: UnsafeBufferPointer<UInt8>, line: Int
  ) {
    self.events = events
    self.text = text
    self.document = document
    self.line = line
  }

  /// The value that starts at the current event.
  mutating func value() throws(ReadingFault) -> RawValue {
    let event = try next()
    let line = line(of: event)
    switch Int(event.kind) {
    case Int(CSJ_NULL): return RawValue(content: .null, line: line)
    case Int(CSJ_FALSE): return RawValue(content: .bool(false), line: line)
    case Int(CSJ_TRUE): return RawValue(content: .bool(true), line: line)
    case Int(CSJ_INT):
      return RawValue(content: .int(Int64(bitPattern: event.payload)), line: line)
    case Int(CSJ_UINT): return RawValue(content: .uint(event.payload), line: line)
    case Int(CSJ_DOUBLE):
      return RawValue(content: .double(Double(bitPattern: event.payload)), line: line)
    case Int(CSJ_STRING): return RawValue(content: .text(string(event)), line: line)
    case Int(CSJ_ARRAY): return RawValue(content: .list(try elements()), line: line)
    case Int(CSJ_OBJECT): return RawValue(content: .map(try members()), line: line)
    default: throw ReadingFault("the JSON library returned events out of order")
    }
  }

  private mutating func next() throws(ReadingFault) -> csj_event {
    guard position < events.count else {
      throw ReadingFault("the JSON library returned too few events")
    }
    defer { position += 1 }
    return events[position]
  }

  private mutating func isAtEnd(_ kind: Int) -> Bool {
    guard position < events.count, Int(events[position].kind) == kind else { return false }
    position += 1
    return true
  }

  private mutating func elements() throws(ReadingFault) -> [RawValue] {
    var elements: [RawValue] = []
    while !isAtEnd(Int(CSJ_ARRAY_END)) {
      elements.append(try value())
    }
    return elements
  }

  private mutating func members() throws(ReadingFault) -> [RawMember] {
    var members: [RawMember] = []
    var names: Set<String> = []
    while !isAtEnd(Int(CSJ_OBJECT_END)) {
      let key = try next()
      let name = string(key)
      if !names.insert(foldedName(name)).inserted {
        throw ReadingFault(
          "the object has `\(name)` twice (letter case aside)",
          at: FilePlace(line: line(of: key), column: 1))
      }
      members.append(RawMember(name: name, value: try value()))
    }
    return members
  }

  private func string(_ event: csj_event) -> String {
    guard let text else { return "" }
    let start = UnsafeRawPointer(text) + Int(event.payload)
    return String(
      decoding: UnsafeRawBufferPointer(start: start, count: Int(event.length)), as: UTF8.self)
  }

  /// The line of an event; events ascend, so the newlines are counted once.
  private mutating func line(of event: csj_event) -> Int {
    let end = min(Int(event.offset), document.count)
    while lineOffset < end {
      if document[lineOffset] == 0x0A { line += 1 }
      lineOffset += 1
    }
    return line
  }
}
