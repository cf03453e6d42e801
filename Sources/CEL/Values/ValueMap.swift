/// A map value: entries in the order they were given, found by key.
///
/// Numeric keys of the same number are the same key, whether int, uint or double asks for it.
public struct ValueMap: Sendable {
  /// One key and what it stands for.
  public struct Entry: Hashable, Sendable {
    /// A bool, int, uint or string.
    public let key: Value
    /// What the key stands for.
    public let value: Value

    /// Makes an entry.
    public init(key: Value, value: Value) {
      self.key = key
      self.value = value
    }
  }

  /// The entries in the order they were given.
  public let entries: [Entry]
  private let index: [Key: Int]

  /// Above this many entries a look-up goes through a table.
  private static let indexedFrom = 9

  /// Makes a map of text keys, such as a record of an export has; of equal keys the last counts.
  public init(fields: [(String, Value)]) {
    var kept: [Entry] = []
    var places: [Key: Int] = [:]
    kept.reserveCapacity(fields.count)
    for (name, value) in fields {
      let entry = Entry(key: .string(name), value: value)
      if let place = places.updateValue(kept.count, forKey: .text(TextKey(text: name))) {
        places[.text(TextKey(text: name))] = place
        kept[place] = entry
      } else {
        kept.append(entry)
      }
    }
    entries = kept
    index = kept.count < Self.indexedFrom ? [:] : places
  }

  /// Makes a map of any keys.
  ///
  /// - Throws: where a key is no bool, int, uint or string, or stands there twice.
  public init(_ entries: [Entry]) throws(EvaluationError) {
    var places: [Key: Int] = [:]
    for (place, entry) in entries.enumerated() {
      guard let key = Key(entry.key), entry.key.typeName != .double else {
        throw EvaluationError(
          .invalidArgument, "a \(entry.key.typeName.rawValue) cannot be the key of a map")
      }
      guard places.updateValue(place, forKey: key) == nil else {
        throw EvaluationError(.invalidArgument, "the key `\(entry.key)` stands twice in a map")
      }
    }
    self.entries = entries
    index = entries.count < Self.indexedFrom ? [:] : places
  }

  /// The number of entries.
  public var count: Int { entries.count }

  /// What a key stands for; nil where the map has no such key.
  public subscript(key: Value) -> Value? {
    if case .string(let text) = key, index.isEmpty { return value(of: text) }
    guard let key = Key(key) else { return nil }
    if !index.isEmpty { return index[key].map { entries[$0].value } }
    return entries.first { Key($0.key) == key }?.value
  }

  /// What a text key stands for; `foldingCase` compares ASCII letters without case, and then an
  /// exact match still goes first.
  public func value(of name: String, foldingCase: Bool = false) -> Value? {
    if index.isEmpty {
      for entry in entries {
        if case .string(let key) = entry.key, key.hasSameBytes(as: name) { return entry.value }
      }
    } else if let place = index[.text(TextKey(text: name))] {
      return entries[place].value
    }
    guard foldingCase else { return nil }
    for entry in entries {
      if case .string(let key) = entry.key, key.isSameIgnoringCase(as: name) { return entry.value }
    }
    return nil
  }
}

extension ValueMap: Hashable {
  /// Whether both hold the same entries in any order.
  public static func == (left: ValueMap, right: ValueMap) -> Bool {
    left.count == right.count
      && left.entries.allSatisfy { entry in
        right[entry.key] == entry.value
      }
  }

  /// Hashes the entries without regard to order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for entry in entries {
      var own = Hasher()
      Key(entry.key)?.hash(into: &own)
      own.combine(entry.value)
      sum ^= own.finalize()
    }
    hasher.combine(sum)
  }
}

/// A key reduced to what makes it equal to another: numbers of any type by their value.
private enum Key: Hashable {
  case bool(Bool)
  case negative(Int64)
  case natural(UInt64)
  case text(TextKey)

  init?(_ value: Value) {
    switch value {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = value < 0 ? .negative(value) : .natural(UInt64(value))
    case .uint(let value): self = .natural(value)
    case .double(let value):
      if let number = UInt64(exactly: value) {
        self = .natural(number)
      } else if let number = Int64(exactly: value) {
        self = .negative(number)
      } else {
        return nil
      }
    case .string(let value): self = .text(TextKey(text: value))
    default: return nil
    }
  }
}
