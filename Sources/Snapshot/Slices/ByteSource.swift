internal import Glibc

/// The bytes of a file from the first to the last, of which a block at a time is held.
final class ByteSource {
  private static let blockSize = 1 << 18
  private let descriptor: Int32
  // Whoever has a source uses it alone; checking that for every byte would take most of the time.
  @exclusivity(unchecked) private var block = [UInt8](repeating: 0, count: blockSize)
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var place = 0
  private var isBroken = false
  /// The line of the next byte, counted from 1.
  @exclusivity(unchecked) private(set) var line = 1
  /// How many bytes have been taken.
  @exclusivity(unchecked) private(set) var offset = 0

  /// Opens a file; a byte order mark of UTF-8 is passed.
  ///
  /// - Throws: where it cannot be read.
  init(_ path: String) throws(ReadingFault) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadingFault("the file cannot be read") }
    if peek() == 0xEF, count >= 3, block[1] == 0xBB, block[2] == 0xBF { place = 3 }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The next byte, which stays; nil at the end.
  func peek() -> UInt8? {
    if place == count && !fill() { return nil }
    return block[place]
  }

  /// Takes the next byte; nil at the end.
  func next() -> UInt8? {
    guard let byte = peek() else { return nil }
    place += 1
    offset += 1
    if byte == 0x0A { line += 1 }
    return byte
  }

  /// Makes sure that the bytes ended because the file does.
  ///
  /// - Throws: where the rest of it could not be read.
  func end() throws(ReadingFault) {
    guard !isBroken else { throw ReadingFault("the file cannot be read") }
  }

  private func fill() -> Bool {
    place = 0
    var got = 0
    repeat { got = read(descriptor, &block, block.count) } while got < 0 && errno == EINTR
    isBroken = isBroken || got < 0
    count = max(got, 0)
    return count > 0
  }
}
