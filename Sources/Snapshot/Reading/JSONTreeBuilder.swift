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
  private var depth = 0
  private var names: JSONNameCache
  private var lineOffset = 0
  private var line: Int

  /// `document` is what the events' offsets point into; its first byte stands on `line` of its file.
  init(
    events: UnsafeBufferPointer<csj_event>, text: UnsafePointer<CChar>?,
    document: UnsafeBufferPointer<UInt8>, line: Int, names: JSONNameCache
  ) {
    self.events = events
    self.text = text
    self.document = document
    self.line = line
    self.names = names
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
    depth += 1
    defer { depth -= 1 }
    let known = names.names(at: depth)
    var members: [RawMember] = []
    members.reserveCapacity(known.count)
    var isKnown = true
    var folded: Set<String> = []
    while !isAtEnd(Int(CSJ_OBJECT_END)) {
      let key = try next()
      let line = line(of: key)
      let name: String
      if isKnown, members.count < known.count, isSame(key, known[members.count]) {
        name = known[members.count]
      } else {
        isKnown = false
        name = string(key)
        if isTaken(name, members, &folded) {
          throw ReadingFault(
            "the object has `\(name)` twice (letter case aside)",
            at: FilePlace(line: line, column: 1))
        }
      }
      members.append(RawMember(name: name, value: try value()))
    }
    if !isKnown { names.remember(members.map(\.name), at: depth) }
    return members
  }

  /// Whether an object has a member of this name, letter case aside; `folded` holds the names of
  /// objects that are too large to be searched.
  private func isTaken(
    _ name: String, _ members: [RawMember], _ folded: inout Set<String>
  ) -> Bool {
    guard members.count >= 48 else {
      return members.contains { equalIgnoringCase($0.name, name) }
    }
    for member in members[folded.count...] { folded.insert(foldedName(member.name)) }
    return folded.contains(foldedName(name))
  }

  /// Whether a key is the name that stood at its place in the object before.
  private func isSame(_ key: csj_event, _ name: String) -> Bool {
    guard let text, name.utf8.count == Int(key.length) else { return false }
    let start = UnsafeRawPointer(text) + Int(key.payload)
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(key.length))
    return name.utf8.elementsEqual(bytes)
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

/// The names of the objects read last, by depth: neighbours usually have the same members, so that
/// their names need neither new texts nor a search for duplicates.
final class JSONNameCache {
  private var names: [[String]] = []

  func names(at depth: Int) -> [String] {
    depth < names.count ? names[depth] : []
  }

  func remember(_ own: [String], at depth: Int) {
    // Objects of many members are data rather than records, and searching them is not worth it.
    guard own.count <= 256 else { return }
    while names.count <= depth { names.append([]) }
    names[depth] = own
  }
}
