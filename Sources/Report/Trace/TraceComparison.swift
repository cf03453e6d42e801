/// What a changed grammar, lexicon or vocabulary makes different on a page.
public struct TraceComparison: Sendable {
  /// One difference.
  struct Change: Sendable {
    enum Kind: String, Sendable {
      /// The old trace has no statement there.
      case added
      /// The new trace has no statement there.
      case lost
      /// The statement has another class or level.
      case reclassed
      /// The statement demands something else or under other conditions.
      case changed
      /// The same demand became something else.
      case settled
    }

    var kind: Kind
    var line: Int
    var text: String
    var old: String?
    var new: String?
  }

  /// Why two traces cannot be compared.
  public struct Mismatch: Error {
    /// What is wrong; lower case, no full stop.
    public let message: String
  }

  let changes: [Change]

  /// Whether nothing differs.
  public var isEmpty: Bool { changes.isEmpty }

  /// Compares a trace with an older one of the same file.
  ///
  /// Statements belong together where they overlap by at least half of the longer one.
  ///
  /// - Parameters:
  ///   - trace: the trace of today.
  ///   - json: an older trace as `trace --format json` writes it.
  /// - Throws: where the JSON is no trace, or one of a file of another size.
  public init(of trace: Trace, withOlder json: [UInt8]) throws(Mismatch) {
    guard let document = try? JSONReader.read(json),
      let entries = document["statements"]?.elements
    else { throw Mismatch(message: "this is no trace in JSON") }
    let old = entries.compactMap(Entry.init)
    let size = trace.bytes.count
    guard old.count == entries.count, (old.last?.end ?? 0) == size else {
      throw Mismatch(message: "the old trace is of another text")
    }
    let newer = try? JSONReader.read(Array(TraceJSON().render(trace).utf8))
    let new = (newer?["statements"]?.elements ?? []).compactMap(Entry.init)
    changes = Self.changes(
      from: old.filter { $0.kind != nil }, to: new.filter { $0.kind != nil }, in: trace.bytes)
  }

  private static func changes(
    from old: [Entry], to new: [Entry], in bytes: [UInt8]
  ) -> [Change] {
    var found: [Change] = []
    var used: Set<Int> = []
    var first = 0
    for entry in new {
      while first < old.count, old[first].end <= entry.start { first += 1 }
      var partner: Int?
      var index = first
      while index < old.count, old[index].start < entry.end {
        if !used.contains(index), old[index].overlaps(entry) { partner = partner ?? index }
        index += 1
      }
      guard let partner else {
        found.append(change(.added, entry, old: nil, new: entry.summary, in: bytes))
        continue
      }
      used.insert(partner)
      if let kind = entry.difference(from: old[partner]) {
        found.append(
          change(kind, entry, old: old[partner].summary, new: entry.summary, in: bytes))
      }
    }
    for (index, entry) in old.enumerated() where !used.contains(index) {
      found.append(change(.lost, entry, old: entry.summary, new: nil, in: bytes))
    }
    return found.sorted { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
  }

  private static func change(
    _ kind: Change.Kind, _ entry: Entry, old: String?, new: String?, in bytes: [UInt8]
  ) -> Change {
    Change(
      kind: kind, line: entry.line,
      text: String(decoding: bytes[entry.start..<entry.end], as: UTF8.self), old: old, new: new)
  }

  /// One entry of a trace, as JSON has it.
  private struct Entry {
    var line: Int
    var start: Int
    var end: Int
    var kind: String?
    var level: String?
    var demand: String
    var outcome: String

    init?(_ value: JSONValue) {
      guard case .int(let line) = value["line"], case .int(let start) = value["start"],
        case .int(let end) = value["end"]
      else { return nil }
      (self.line, self.start, self.end) = (Int(line), Int(start), Int(end))
      kind = value["class"]?.text
      level = value["level"]?.text
      demand = ["actor", "claim", "step", "when"].compactMap { value[$0].flatMap(Self.words) }
        .filter { !$0.isEmpty }.joined(separator: ", ")
      outcome = ["disposition", "reason", "requirement"].compactMap { value[$0]?.text }
        .joined(separator: " ")
    }

    /// A value in one line, for comparing and for people.
    private static func words(_ value: JSONValue) -> String? {
      switch value {
      case .null: nil
      case .bool(let flag): flag ? "yes" : nil
      case .string(let text): text
      case .array(let items): items.compactMap(words).joined(separator: " | ")
      case .object(let members):
        members.compactMap { member in
          words(member.value).flatMap { $0.isEmpty ? nil : "\(member.key) \($0)" }
        }.joined(separator: ", ")
      case .int(let number): "\(number)"
      case .uint(let number): "\(number)"
      case .double(let number): "\(number)"
      }
    }

    func overlaps(_ other: Entry) -> Bool {
      let common = min(end, other.end) - max(start, other.start)
      return common * 2 >= max(end - start, other.end - other.start)
    }

    func difference(from old: Entry) -> Change.Kind? {
      if kind != old.kind || level != old.level { return .reclassed }
      if demand != old.demand { return .changed }
      return outcome == old.outcome ? nil : .settled
    }

    var summary: String {
      let name = [kind, level].compactMap { $0 }.joined(separator: " ")
      return "\(name): \(demand.isEmpty ? "-" : demand) (\(outcome))"
    }
  }
}

extension TraceComparison {
  /// The differences for the terminal.
  func text(style: Style) -> String {
    guard !isEmpty else { return "nothing differs\n" }
    var text = TextBuilder()
    for change in changes {
      let role: Style.Role = change.kind == .lost ? .bad : .doubtful
      let kind = style.paint(change.kind.rawValue, role)
      text.line("line \(change.line): \(kind): \(TerminalText.line(change.text))")
      if let old = change.old { text.line("  - \(TerminalText.line(old))") }
      if let new = change.new { text.line("  + \(TerminalText.line(new))") }
    }
    text.gap()
    text.line(counted(changes.count, "difference"))
    return text.text
  }

  /// The differences as JSON.
  var json: String {
    let items = changes.map { change -> JSONValue in
      .object([
        "change": .string(change.kind.rawValue), "line": .number(change.line),
        "text": .string(change.text), "old": .optional(change.old), "new": .optional(change.new),
      ])
    }
    return JSONWriter.text(.object(["differences": .array(items)])) + "\n"
  }
}
