/// Lists: one element for each bullet, compared with the bullets of the line before.
extension MarkupParser {
  mutating func readListLine() -> Bool {
    let start = at
    var bullet = at
    while bullet < end, source[bullet] == .asterisk || source[bullet] == .hash { bullet += 1 }
    startBlock(at: start)
    let wanted = rewritten(Array(source[start..<min(bullet, start + Self.listDepthLimit)]))
    let common = zip(wanted, bullets).prefix { $0 == $1 }.count
    if common == min(wanted.count, bullets.count) {
      changeDepth(to: wanted, at: start)
    } else {
      changeKind(to: wanted, common: common, at: start)
    }
    openElement(.listItem, at: start, payload: wanted.count)
    bullets = wanted
    while bullet < end, source[bullet] == .space { bullet += 1 }
    markup(start, bullet)
    return true
  }

  /// Where a line contradicts the open list only its last bullet, or its deeper ones, are believed.
  private func rewritten(_ line: [UInt8]) -> [UInt8] {
    let shared = min(line.count, bullets.count)
    guard !line[..<shared].elementsEqual(bullets[..<shared]) else { return line }
    if line.count <= bullets.count {
      return Array(bullets[..<(line.count - 1)]) + line.suffix(1)
    }
    return bullets + line[bullets.count...]
  }

  private mutating func changeDepth(to wanted: [UInt8], at place: Int) {
    if wanted.count > bullets.count {
      openLists(wanted[bullets.count...], depth: bullets.count, at: place)
    } else {
      closeElement(.item, at: place)
      for level in stride(from: bullets.count - 1, through: wanted.count, by: -1) {
        closeElement(Self.listName(bullets[level]), at: place)
        if level > 0 { closeElement(.item, at: place) }
      }
    }
  }

  private mutating func changeKind(to wanted: [UInt8], common: Int, at place: Int) {
    for level in stride(from: bullets.count - 1, through: common, by: -1) {
      closeElement(Self.listName(bullets[level]), at: place)
      if level > wanted.count { closeElement(.item, at: place) }
    }
    openLists(wanted[common...], depth: common, at: place)
  }

  private mutating func openLists(_ kinds: ArraySlice<UInt8>, depth: Int, at place: Int) {
    for (offset, kind) in kinds.enumerated() {
      if offset > 0 { openElement(.listItem, at: place, payload: depth + offset) }
      openElement(kind == .asterisk ? .list : .orderedList, at: place)
    }
  }

  mutating func closeLists() {
    flushText(to: at)
    for bullet in bullets.reversed() {
      closeElement(.item)
      closeElement(Self.listName(bullet))
    }
    bullets = []
  }

  private static func listName(_ bullet: UInt8) -> ElementName {
    bullet == .asterisk ? .unordered : .ordered
  }
}
