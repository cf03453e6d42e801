/// A value as tables keep it: three words that are copied without counting references.
///
/// A text of up to 16 bytes lies in the cell itself, filled up with zeros, so that most comparisons
/// look at nothing else; of a longer one the first 8 bytes do.
struct Cell: BitwiseCopyable {
  /// What a cell holds.
  enum Kind: UInt8 {
    case null, bool, int, double, text, list
    /// It is not known.
    case unknown
    /// A value of another type, or an error: what reads it has to go the general way.
    case other
  }

  /// The kind in the lowest byte, the bytes of a text or elements of a list in the upper half.
  private let tag: UInt64
  /// The number, the truth, or the first bytes.
  private let head: UInt64
  /// The next bytes, or where the bytes or elements are.
  private let rest: UInt64

  static let inlineCount = 16
  static let countLimit = Int(UInt32.max)

  private init(_ kind: Kind, count: Int = 0, head: UInt64 = 0, rest: UInt64 = 0) {
    tag = UInt64(kind.rawValue) | UInt64(UInt32(truncatingIfNeeded: count)) << 32
    self.head = head
    self.rest = rest
  }

  static let null = Cell(.null)
  static let unknown = Cell(.unknown)
  static let other = Cell(.other)

  init(_ value: Bool) { self.init(.bool, head: value ? 1 : 0) }

  init(_ value: Int64) { self.init(.int, head: UInt64(bitPattern: value)) }

  init(_ value: Double) { self.init(.double, head: value.bitPattern) }

  /// A text; longer than ``inlineCount``, its bytes have to stay where they are.
  init(text: UnsafeRawBufferPointer) {
    if text.count > Self.inlineCount, let start = text.baseAddress {
      self.init(
        .text, count: text.count, head: text.loadUnaligned(as: UInt64.self),
        rest: UInt64(UInt(bitPattern: start)))
    } else {
      var words: (UInt64, UInt64) = (0, 0)
      withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: text) }
      self.init(.text, count: text.count, head: words.0, rest: words.1)
    }
  }

  /// A list whose elements stay where they are.
  init(list: UnsafeBufferPointer<Cell>) {
    self.init(.list, count: list.count, rest: UInt64(UInt(bitPattern: list.baseAddress)))
  }

  @inline(__always)
  var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: tag)) ?? .other }

  /// The bytes of a text, or the elements of a list.
  @inline(__always)
  var count: Int { Int(tag >> 32) }

  @inline(__always)
  var bool: Bool { head != 0 }

  @inline(__always)
  var int: Int64 { Int64(bitPattern: head) }

  @inline(__always)
  var double: Double { Double(bitPattern: head) }

  @inline(__always)
  var elements: UnsafePointer<Cell>? { UnsafePointer(bitPattern: UInt(rest)) }

  /// Whether it is not known, or does not tell enough.
  @inline(__always)
  var isOpen: Bool { UInt8(truncatingIfNeeded: tag) >= Kind.unknown.rawValue }

  /// Whether it is a text all of whose bytes lie in the cell.
  @inline(__always)
  var isInline: Bool { kind == .text && count <= Self.inlineCount }

  /// Whether both are the same bit by bit, where `filter` says what counts of the last word; of a
  /// text that lies in the cell that is all there is.
  @inline(__always)
  func hasSameBits(as other: Cell, in filter: UInt64) -> Bool {
    (tag ^ other.tag) | (head ^ other.head) | (rest ^ other.rest) & filter == 0
  }

  /// Whether both, which are texts, have the same bytes.
  @inline(__always)
  func hasSameText(as other: Cell) -> Bool {
    guard tag == other.tag, head == other.head else { return false }
    return rest == other.rest || count > Self.inlineCount && hasSameRest(as: other)
  }

  /// Which of two texts comes first, where their first 8 bytes tell: less than zero for this one.
  @inline(__always)
  func quickOrder(with other: Cell) -> Int {
    let (left, right) = (head.bigEndian, other.head.bigEndian)
    return left < right ? -1 : left > right ? 1 : 0
  }

  private func hasSameRest(as other: Cell) -> Bool {
    guard let own = UnsafeRawPointer(bitPattern: UInt(rest)),
      let others = UnsafeRawPointer(bitPattern: UInt(other.rest))
    else { return false }
    return Bytes.areSame(own + 8, others + 8, count: count - 8)
  }
}

extension UnsafePointer<Cell> {
  /// The bytes of the text that the cell holds.
  @inline(__always)
  var text: UnsafeRawBufferPointer {
    let count = pointee.count
    if count > Cell.inlineCount {
      return UnsafeRawBufferPointer(start: pointee.textStart, count: count)
    }
    return UnsafeRawBufferPointer(start: UnsafeRawPointer(self) + 8, count: count)
  }
}

extension Cell {
  /// Where the bytes of a long text are.
  @inline(__always)
  fileprivate var textStart: UnsafeRawPointer? { UnsafeRawPointer(bitPattern: UInt(rest)) }
}
