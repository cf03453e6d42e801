import Policy
import YAML

/// Compiles the text of a lexicon: takes the phrases apart into numbered words, one for every form.
///
/// That is most of the work of reading a lexicon, and is done once instead of at every start.
struct LexiconCompiler {
  private var words = ByteTable()
  private var lists: [UInt8] = []

  /// Compiles a lexicon.
  ///
  /// - Parameter text: the lexicon in YAML.
  /// - Returns: its compiled form, as ``CompiledLexicon`` reads it.
  /// - Throws: what keeps the text from being a lexicon.
  static func compile(_ text: [UInt8]) throws -> [UInt8] {
    guard let root = try YAMLReader.read(text), case .mapping(let entries) = root.value else {
      throw LexiconFile.Malformed(message: "the lexicon is not a mapping")
    }
    let lists = entries.filter { !["apiVersion", "kind", "metadata"].contains($0.name) }
    guard lists.count <= WordMarks.RawValue.bitWidth else {
      throw LexiconFile.Malformed(message: "more lists of words than `WordMarks` has bits")
    }
    var compiler = LexiconCompiler()
    for entry in lists { try compiler.add(entry) }
    return try compiler.result(digest: CompiledLexicon.digest(of: text), count: lists.count)
  }

  private func result(digest: UInt64, count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: digest >> shift))
    }
    try Self.append(words.count, to: &bytes)
    for word in words.texts { try Self.append(word, to: &bytes) }
    try Self.append(count, to: &bytes)
    return bytes + lists
  }

  private mutating func add(_ entry: YAMLNode.Entry) throws {
    try Self.append(Array(entry.name.utf8), to: &lists)
    let isWordList = LexiconFile.isWordList(entry.name)
    guard case .mapping(let groups) = entry.value.value, !isWordList else {
      try Self.append(1, to: &lists)
      return try addGroup("", entry.value, isWordList: isWordList)
    }
    try Self.append(groups.count, to: &lists)
    for group in groups { try addGroup(group.name, group.value, isWordList: isWordList) }
  }

  private mutating func addGroup(_ name: String, _ node: YAMLNode, isWordList: Bool) throws {
    try Self.append(Array(name.utf8), to: &lists)
    let phrases = try Self.phrases(node)
    let forms =
      isWordList
      ? phrases.map { [$0] } : phrases.flatMap(Contraction.forms).map(Self.words)
    let usable = forms.filter { $0.first.map { $0 != Self.gap } ?? false }
    try Self.append(usable.count, to: &lists)
    for form in usable { try add(form) }
  }

  /// The mark of the words that may stand inside of a phrase.
  private static let gap = "…"

  private mutating func add(_ form: [String]) throws {
    let gap = form.firstIndex(of: Self.gap) ?? form.endIndex
    let tail = form[gap...].dropFirst()
    let isLoose = gap > 1 && Adverbs.follow(form[0])
    guard gap < 128, tail.count < 128 else {
      throw LexiconFile.Malformed(message: "the phrase is too long: `\(form[0]) …`")
    }
    lists.append(UInt8(gap - 1) | (isLoose ? CompiledLexicon.looseBit : 0))
    lists.append(UInt8(tail.count))
    for word in form[..<gap] + tail { try Self.append(words.add(word.utf8.span), to: &lists) }
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) throws {
    guard let short = UInt16(exactly: number) else {
      throw LexiconFile.Malformed(message: "the lexicon is too large for its compiled form")
    }
    bytes += [UInt8(truncatingIfNeeded: short), UInt8(short >> 8)]
  }

  private static func append(_ text: [UInt8], to bytes: inout [UInt8]) throws {
    guard let count = UInt8(exactly: text.count) else {
      throw LexiconFile.Malformed(
        message: "the word is too long: `\(String(decoding: text, as: UTF8.self))`")
    }
    bytes.append(count)
    bytes += text
  }

  private static func words(of phrase: String) -> [String] {
    phrase.split(separator: " ").map(String.init)
  }

  private static func phrases(_ node: YAMLNode) throws -> [String] {
    guard case .sequence(let items) = node.value else {
      throw LexiconFile.Malformed(message: "expected a list of phrases")
    }
    return try items.flatMap { item in
      guard case .scalar(let scalar) = item.value else {
        throw LexiconFile.Malformed(message: "expected a phrase")
      }
      return Inflection.forms(of: scalar.text)
    }
  }
}
