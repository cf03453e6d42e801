import Policy

/// Lines of the revision for byte offsets of the compiled file.
///
/// On a diff page the rows of the new side carry the numbers of their revision; everything else
/// keeps the line of the file.
struct LineTable: Sendable {
  private var starts: [Int]
  private var numbers: [Int]

  /// Numbers the lines of a file from 1; `renumbered` maps the start of a row to its line.
  init(bytes: [UInt8], renumbered: [Int: Int] = [:]) {
    starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 10 { starts.append(offset + 1) }
    numbers = starts.enumerated().map { index, start in renumbered[start] ?? index + 1 }
  }

  /// The line and the column in characters at an offset of the file that the table is of.
  func place(at offset: Int, in bytes: [UInt8]) -> FilePlace {
    let end = min(offset, bytes.count)
    let start = bytes[..<end].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let column = bytes[start..<end].count(where: { $0 & 0xC0 != 0x80 }) + 1
    return FilePlace(line: line(at: offset), column: column)
  }

  /// The line at an offset.
  ///
  /// Offsets past the end give the last line. Takes O(log n).
  func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return numbers[low]
  }
}
