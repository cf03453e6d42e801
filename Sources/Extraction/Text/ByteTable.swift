/// Numbers texts in the order in which they are added, and finds the number of one by its bytes.
///
/// Every word of every page is looked up in several of these. Hashing a few bytes takes a fraction of
/// what a dictionary of strings needs, which hashes against attackers; the texts here come from the
/// files of the program, or there is a bound on how many a page can add.
struct ByteTable: Sendable {
  /// The texts one behind another.
  private var bytes: [UInt8] = []
  /// Where each text ends.
  private var ends: [Int] = []
  /// Places of texts, counted from 1, at the slot of their hash or behind it; 0 where free.
  ///
  /// The number of slots is a power of two, and at most half of them are taken.
  private var slots: [Int32] = Array(repeating: 0, count: 64)

  /// How many texts the table holds.
  var count: Int { ends.count }

  /// The texts in the order of their numbers.
  var texts: [[UInt8]] {
    ends.indices.map { Array(bytes[($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0]]) }
  }

  /// The number of a text; nil where it was not added.
  ///
  /// - Parameters:
  ///   - text: the bytes of the text.
  ///   - isFolded: whether capital ASCII letters of the text count as small ones.
  /// - Returns: its number, counted from 0 in the order of adding.
  @inline(__always)
  func place(of text: borrowing Span<UInt8>, isFolded: Bool = false) -> Int? {
    let place = Int(slots[slot(of: text, isFolded: isFolded)])
    return place == 0 ? nil : place - 1
  }

  /// Adds a text where it is new.
  ///
  /// - Returns: its number, which is the count before where it is new.
  mutating func add(_ text: borrowing Span<UInt8>) -> Int {
    let slot = slot(of: text, isFolded: false)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    for index in text.indices { bytes.append(text[index]) }
    ends.append(bytes.count)
    slots[slot] = Int32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return ends.count - 1
  }

  /// The slot of a text, or the free one that it would take.
  @inline(__always)
  private func slot(of text: borrowing Span<UInt8>, isFolded: Bool) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(text, isFolded: isFolded) & mask
    while slots[slot] != 0, !isText(Int(slots[slot]) - 1, text, isFolded: isFolded) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  @inline(__always)
  private func isText(_ place: Int, _ text: borrowing Span<UInt8>, isFolded: Bool) -> Bool {
    let start = place == 0 ? 0 : ends[place - 1]
    guard ends[place] - start == text.count else { return false }
    for index in text.indices
    where bytes[start + index] != (isFolded ? Self.folded(text[index]) : text[index]) {
      return false
    }
    return true
  }

  /// FNV-1a, with the upper half folded into the bits that choose the slot.
  @inline(__always)
  private static func hash(_ text: borrowing Span<UInt8>, isFolded: Bool) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in text.indices {
      hash = (hash ^ UInt64(isFolded ? folded(text[index]) : text[index])) &* 0x100_0000_01b3
    }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32))
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte | 0x20 : byte
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: mask + 1)
    for place in ends.indices {
      let start = place == 0 ? 0 : ends[place - 1]
      var slot = Self.hash(bytes[start..<ends[place]].span, isFolded: false) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(place + 1)
    }
  }
}
