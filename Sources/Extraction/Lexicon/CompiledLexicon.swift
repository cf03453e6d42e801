/// A lexicon taken apart into numbered words, as ``LexiconCompiler`` writes it.
///
/// Numbers are 16 bits wide with the low byte first, texts have their length in a byte in front:
///
/// 1. the digest of the YAML, eight bytes;
/// 2. the number of words, and the words; their numbers count from 0;
/// 3. the number of lists, and for each its key, the number of its groups, and for each of those its
///    name, the number of its phrases, and the phrases;
/// 4. a phrase: how many words stand behind the first one, up to the gap where there is one, with
///    ``looseBit``; how many stand behind the gap, in a byte each; then the numbers of the words.
struct CompiledLexicon {
  /// A phrase by the numbers of its words.
  struct Phrase {
    /// The number of the first word.
    var first: Int32
    /// Where the numbers of the other words begin in ``CompiledLexicon/numbers``.
    var start: Int32
    /// How many words stand behind the first one and in front of the gap.
    var head: UInt8
    /// How many words stand behind the gap.
    var tail: UInt8
    /// Whether an adverb may stand behind the first word: "is (strongly) recommended".
    var isLoose: Bool
  }

  /// The phrases of a list that stand for the same value.
  struct Group {
    /// The value; empty in a list without groups.
    var name: String
    /// Places in ``CompiledLexicon/phrases``.
    var phrases: Range<Int>
  }

  /// A list of the lexicon.
  struct List {
    var key: String
    /// The mark of the words in it, or of those that begin its phrases.
    var mark: WordMarks
    var groups: [Group]
  }

  /// Set in the length of a phrase behind whose first word an adverb may stand.
  static let looseBit: UInt8 = 0x80

  private(set) var words = ByteTable()
  /// The numbers of the words of all phrases, first words left out.
  private(set) var numbers: [Int32] = []
  private(set) var phrases: [Phrase] = []
  private(set) var lists: [List] = []

  /// Reads a compiled lexicon.
  init(_ bytes: [UInt8]) throws {
    var reader = LexiconBytes(bytes, from: 8)
    numbers.reserveCapacity(bytes.count / 4)
    phrases.reserveCapacity(bytes.count / 8)
    for _ in 0..<(try reader.number()) {
      let word = try reader.text()
      _ = words.add(word.span)
    }
    for place in 0..<(try reader.number()) {
      guard place < WordMarks.RawValue.bitWidth else { throw LexiconBytes.malformed }
      let mark = WordMarks(rawValue: 1 << WordMarks.RawValue(place))
      var list = List(key: try reader.string(), mark: mark, groups: [])
      for _ in 0..<(try reader.number()) {
        let name = try reader.string()
        let start = phrases.count
        for _ in 0..<(try reader.number()) { try addPhrase(&reader) }
        list.groups.append(Group(name: name, phrases: start..<phrases.count))
      }
      lists.append(list)
    }
  }

  private mutating func addPhrase(_ reader: inout LexiconBytes) throws {
    let length = try reader.byte()
    let phrase = Phrase(
      first: 0, start: Int32(numbers.count), head: length & ~Self.looseBit,
      tail: try reader.byte(), isLoose: length & Self.looseBit != 0)
    let first = try reader.number()
    for _ in 0..<Int(phrase.head) + Int(phrase.tail) {
      numbers.append(Int32(try reader.number()))
    }
    guard first < words.count else { throw LexiconBytes.malformed }
    phrases.append(phrase)
    phrases[phrases.count - 1].first = Int32(first)
  }

  /// All words with the marks of the lists that hold them or a phrase that begins with them.
  func wordTable() -> WordTable {
    var marks = [WordMarks](repeating: [], count: words.count)
    for list in lists {
      for group in list.groups {
        for phrase in phrases[group.phrases] { marks[Int(phrase.first)].formUnion(list.mark) }
      }
    }
    return WordTable(words: words, marks: marks)
  }

  /// Whether a compiled form is that of a text.
  static func isCurrent(_ compiled: [UInt8], for text: [UInt8]) -> Bool {
    guard compiled.count > 8 else { return false }
    var digest: UInt64 = 0
    for place in (0..<8).reversed() { digest = digest << 8 | UInt64(compiled[place]) }
    return digest == Self.digest(of: text)
  }

  /// FNV-1a of the text.
  static func digest(of text: [UInt8]) -> UInt64 {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return digest
  }
}

/// Reads numbers and texts one behind another.
private struct LexiconBytes {
  static let malformed = LexiconFile.Malformed(message: "the compiled lexicon is damaged")

  private let bytes: [UInt8]
  private var place: Int

  init(_ bytes: [UInt8], from place: Int) {
    self.bytes = bytes
    self.place = place
  }

  mutating func byte() throws -> UInt8 {
    guard place < bytes.count else { throw Self.malformed }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func number() throws -> Int {
    guard place + 2 <= bytes.count else { throw Self.malformed }
    defer { place += 2 }
    return Int(bytes[place]) | Int(bytes[place + 1]) << 8
  }

  mutating func text() throws -> ArraySlice<UInt8> {
    let count = Int(try byte())
    guard place + count <= bytes.count else { throw Self.malformed }
    defer { place += count }
    return bytes[place..<(place + count)]
  }

  mutating func string() throws -> String {
    String(decoding: try text(), as: UTF8.self)
  }
}
