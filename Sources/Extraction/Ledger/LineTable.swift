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
