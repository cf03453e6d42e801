/// Finds a shortest edit of one list of numbers into another, in linear space.
struct ShortestEdit {
  private struct Box {
    var left: Int
    var right: Int
    var top: Int
    var bottom: Int
  }

  private(set) var isRemoved: [Bool]
  private(set) var isAdded: [Bool]
  private let old: [Int32]
  private let new: [Int32]
  private var forward: [Int]
  private var backward: [Int]
  private let offset: Int
  /// After so many steps the farthest point reached is taken for the middle.
  private let stepLimit: Int
  /// The same once `work` is used up; short searches take time in proportion to the texts.
  private static let hurriedStepLimit = 32
  /// How many more lines and diagonals may be looked at in unhurried searches.
  private var work: Int

  init(old: [Int32], new: [Int32]) {
    self.old = old
    self.new = new
    isRemoved = .init(repeating: false, count: old.count)
    isAdded = .init(repeating: false, count: new.count)
    offset = new.count + 1
    forward = .init(repeating: 0, count: old.count + new.count + 3)
    backward = forward
    var root = 1
    while root * root < old.count + new.count { root += 1 }
    stepLimit = max(256, root * 4)
    work = max(1 << 25, 256 * (old.count + new.count))
  }

  mutating func run() {
    var boxes = [Box(left: 0, right: old.count, top: 0, bottom: new.count)]
    while var box = boxes.popLast() {
      while box.left < box.right, box.top < box.bottom, old[box.left] == new[box.top] {
        box.left += 1
        box.top += 1
      }
      while box.left < box.right, box.top < box.bottom,
        old[box.right - 1] == new[box.bottom - 1]
      {
        box.right -= 1
        box.bottom -= 1
      }
      if box.left == box.right {
        for index in box.top..<box.bottom { isAdded[index] = true }
      } else if box.top == box.bottom {
        for index in box.left..<box.right { isRemoved[index] = true }
      } else {
        let (x, y) = middle(box)
        boxes.append(Box(left: x, right: box.right, top: y, bottom: box.bottom))
        boxes.append(Box(left: box.left, right: x, top: box.top, bottom: y))
      }
    }
  }

  /// A point that lies on a shortest path through a box, searched for from both of its corners.
  ///
  /// `forward[k]` is the farthest x on the diagonal `x - y = k` from the upper left, `backward[k]`
  /// the nearest from the lower right.
  private mutating func middle(_ box: Box) -> (Int, Int) {
    let low = box.left - box.bottom
    let high = box.right - box.top
    let start = box.left - box.top
    let goal = box.right - box.bottom
    let isOdd = (start - goal) & 1 != 0
    forward[start + offset] = box.left
    backward[goal + offset] = box.right
    var forwardRange = (start, start)
    var backwardRange = (goal, goal)
    var steps = 0
    while true {
      steps += 1
      widen(&forwardRange, low, high, &forward, -1)
      var k = forwardRange.1
      while k >= forwardRange.0 {
        let x = advance(k, box)
        forward[k + offset] = x
        if isOdd, k >= backwardRange.0, k <= backwardRange.1, backward[k + offset] <= x {
          return (x, x - k)
        }
        k -= 2
      }
      widen(&backwardRange, low, high, &backward, .max)
      k = backwardRange.1
      while k >= backwardRange.0 {
        let x = retreat(k, box)
        backward[k + offset] = x
        if !isOdd, k >= forwardRange.0, k <= forwardRange.1, x <= forward[k + offset] {
          return (x, x - k)
        }
        k -= 2
      }
      work -= forwardRange.1 - forwardRange.0 + 2
      if steps >= (work > 0 ? stepLimit : Self.hurriedStepLimit) {
        return farthest(forwardRange, box)
      }
    }
  }

  /// Makes room for one more diagonal on each side, within the box.
  private func widen(
    _ range: inout (Int, Int), _ low: Int, _ high: Int, _ line: inout [Int], _ empty: Int
  ) {
    if range.0 > low {
      range.0 -= 1
      line[range.0 - 1 + offset] = empty
    } else {
      range.0 += 1
    }
    if range.1 < high {
      range.1 += 1
      line[range.1 + 1 + offset] = empty
    } else {
      range.1 -= 1
    }
  }

  private mutating func advance(_ k: Int, _ box: Box) -> Int {
    let below = forward[k - 1 + offset]
    let above = forward[k + 1 + offset]
    let start = below >= above ? below + 1 : above
    var x = start
    while x < box.right, x - k < box.bottom, old[x] == new[x - k] { x += 1 }
    work -= x - start
    return x
  }

  private mutating func retreat(_ k: Int, _ box: Box) -> Int {
    let below = backward[k - 1 + offset]
    let above = backward[k + 1 + offset]
    let start = below < above ? below : above - 1
    var x = start
    while x > box.left, x - k > box.top, old[x - 1] == new[x - k - 1] { x -= 1 }
    work -= start - x
    return x
  }

  /// The point that the search from the upper left has brought farthest.
  private func farthest(_ range: (Int, Int), _ box: Box) -> (Int, Int) {
    var best = (box.left, box.top)
    var k = range.1
    while k >= range.0 {
      let x = min(forward[k + offset], box.right)
      let y = x - k
      if y <= box.bottom, y >= box.top, x + y > best.0 + best.1 { best = (x, y) }
      k -= 2
    }
    if best == (box.left, box.top) { best.0 += 1 }
    return best
  }
}
