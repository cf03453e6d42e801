/// Cells, with the texts and lists that they refer to.
///
/// What it takes is worked out before, so that everything lies in two pieces of memory that never
/// move.
final class CellMemory: @unchecked Sendable {
  // Nothing is written after `init`, so that all threads may read.
  let cells: UnsafePointer<Cell>
  private let cellMemory: UnsafeMutablePointer<Cell>
  private let byteMemory: UnsafeMutableRawPointer

  /// Keeps what outcomes hold, one cell each, in their order; each is asked for twice.
  init(count: Int, _ outcome: (Int) -> Outcome) {
    var room = Room()
    for place in 0..<count { room.add(outcome(place)) }
    cellMemory = .allocate(capacity: max(1, count + room.elements))
    byteMemory = .allocate(byteCount: max(1, room.bytes), alignment: 1)
    cells = UnsafePointer(cellMemory)
    var filling = Filling(elements: cellMemory + count, bytes: byteMemory)
    for place in 0..<count {
      (cellMemory + place).initialize(to: filling.cell(outcome(place)))
    }
  }

  deinit {
    cellMemory.deallocate()
    byteMemory.deallocate()
  }
}

/// The room that cells take beside themselves.
private struct Room {
  var elements = 0
  var bytes = 0

  mutating func add(_ outcome: Outcome) {
    guard case .value(let value) = outcome else { return }
    if case .list(let values) = value {
      guard values.count <= Cell.countLimit else { return }
      elements += values.count
      for value in values { add(value) }
    } else {
      add(value)
    }
  }

  private mutating func add(_ value: Value) {
    guard case .string(let text) = value else { return }
    let count = text.utf8.count
    if count > Cell.inlineCount, count <= Cell.countLimit { bytes += count }
  }
}

/// Puts values into the room that was made for them.
private struct Filling {
  var elements: UnsafeMutablePointer<Cell>
  var bytes: UnsafeMutableRawPointer

  mutating func cell(_ outcome: Outcome) -> Cell {
    switch outcome {
    case .unknown: return .unknown
    case .error: return .other
    case .value(.list(let values)):
      guard values.count <= Cell.countLimit else { return .other }
      let start = elements
      elements += values.count
      for (place, value) in values.enumerated() { (start + place).initialize(to: cell(value)) }
      return Cell(list: UnsafeBufferPointer(start: start, count: values.count))
    case .value(let value): return cell(value)
    }
  }

  private mutating func cell(_ value: Value) -> Cell {
    switch value {
    case .null: return .null
    case .bool(let value): return Cell(value)
    case .int(let value): return Cell(value)
    case .double(let value): return Cell(value)
    case .string(var text): return text.withUTF8 { cell(UnsafeRawBufferPointer($0)) }
    default: return .other
    }
  }

  private mutating func cell(_ text: UnsafeRawBufferPointer) -> Cell {
    guard text.count > Cell.inlineCount else { return Cell(text: text) }
    guard text.count <= Cell.countLimit else { return .other }
    bytes.copyMemory(
      from: UnsafeRawPointer(text.baseAddress ?? UnsafeRawPointer(bytes)), byteCount: text.count)
    let kept = UnsafeRawBufferPointer(start: bytes, count: text.count)
    bytes += text.count
    return Cell(text: kept)
  }
}
