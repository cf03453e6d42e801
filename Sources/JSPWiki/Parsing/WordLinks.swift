/// Finds the wiki words and bare addresses in a run of text.
///
/// The run is searched as it will be printed, entities and all, since that is where the original
/// searches; each byte knows which byte of the source it stands for.
struct WordLinks {
  /// A find: source bytes that become a link, or a tilde that only kept a word from being one.
  struct Find {
    var span: Range<Int>
    /// The target; nil for a tilde.
    var target: String?
    var isAddress: Bool
  }

  private var text: [UInt8] = []
  private var origin: [Int] = []

  mutating func append(_ bytes: [UInt8], _ range: Range<Int>, keepsHTML: Bool) {
    for place in range {
      let entity: StaticString? =
        switch keepsHTML ? 0 : bytes[place] {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
      if let entity {
        entity.withUTF8Buffer { text.append(contentsOf: $0) }
        for _ in 0..<entity.utf8CodeUnitCount { origin.append(place) }
      } else {
        text.append(bytes[place])
        origin.append(place)
      }
    }
  }

  func finds() -> [Find] {
    guard text.count > 3 else { return [] }
    var finds: [Find] = []
    var at = 0
    var prefix = 0..<0
    var isWordStart = true
    while at < text.count {
      if !isWordStart, isWord(at) {
        at = after(at)
        continue
      }
      let start = at
      while at < text.count, !isWord(at) { at = after(at) }
      if at > start { prefix = start..<at } else { prefix = at..<at }
      isWordStart = false
      guard at < text.count, let (stop, isAddress) = match(at) else { continue }
      add(at..<stop, isAddress: isAddress, behind: prefix, to: &finds)
      at = stop
      isWordStart = true
    }
    return finds
  }

  private func add(
    _ range: Range<Int>, isAddress: Bool, behind prefix: Range<Int>, to finds: inout [Find]
  ) {
    if text[prefix].last == .tilde {
      let place = origin[prefix.upperBound - 1]
      finds.append(Find(span: place..<place + 1, target: nil, isAddress: false))
    } else if !text[prefix].contains(.openBracket) {
      let span = origin[range.lowerBound]..<(origin[range.upperBound - 1] + 1)
      let target = String(decoding: text[range], as: UTF8.self)
      finds.append(Find(span: span, target: target, isAddress: isAddress))
    }
  }

  private func match(_ start: Int) -> (Int, Bool)? {
    if let stop = address(start) { return (stop, true) }
    var at = start
    for isPart in [Characters.isUpper, Characters.isLower, Characters.isUpper] {
      let first = at
      while let unit = Characters.unit(at: at, in: text, before: text.count), isPart(unit) {
        at = after(at)
      }
      guard at > first else { return nil }
    }
    while at < text.count, isWord(at) { at = after(at) }
    return (at, false)
  }

  private func address(_ start: Int) -> Int? {
    let rest = text[start...]
    guard let scheme = Self.schemes.first(where: { rest.starts(with: $0) }) else { return nil }
    let first = start + scheme.count
    var at = first
    while at < text.count, Self.isAddress[Int(text[at])] { at += 1 }
    guard at > first else { return nil }
    if text[at - 1] == .dot || text[at - 1] == .comma { at -= 1 }
    return at
  }

  private static let schemes = ["http://", "https://", "mailto:"].map { Array($0.utf8) }

  private static let isAddress: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in UInt8.min...UInt8.max {
      table[Int(byte)] =
        byte.isASCIILetter || byte.isDigit || "_/.+?#-@=&;~%".utf8.contains(byte)
    }
    return table
  }()

  private func isWord(_ at: Int) -> Bool {
    guard let unit = Characters.unit(at: at, in: text, before: text.count) else { return false }
    return Characters.isLetterOrDigit(unit)
  }

  private func after(_ at: Int) -> Int {
    var next = at + 1
    if text[at] >= 0xC0 {
      while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
    }
    return next
  }
}
