/// The words of a sentence, and its amounts with their bounds.
extension WordingReader.Run {
  mutating func collect() {
    var index = 0
    while index < pieces.count {
      if let next = collectAmount(at: index) {
        index = next
        continue
      }
      collectWord(at: index)
      index += 1
    }
  }

  mutating func collectWord(at index: Int) {
    let piece = pieces[index]
    let text = text(of: index)
    let isLast =
      piece.range.upperBound == tokens.count || tokens[piece.range.upperBound - 1].endsPhrase
      || tokens[piece.range.upperBound - 1].endsSentence
    if text == "on", isLast { return add("enabl", piece, text) }
    if piece.isA(.negation), piece.role != .condition { wording.isNegated.toggle() }
    if piece.isA(.exclusive) { wording.isExclusive = true }
    for kind in piece.kinds {
      switch kind {
      case .term(let key):
        if piece.isA(.neutral) && !piece.isNamed { continue }
        return add(key, piece, text)
      case .opposite(let key):
        if piece.role != .condition { wording.isNegated.toggle() }
        return add(key, piece, text)
      default: continue
      }
    }
    guard piece.kinds.allSatisfy({ if case .unit = $0 { true } else { false } }) else { return }
    add(tokens[piece.range].map(\.stem).joined(separator: " "), piece, text)
  }

  mutating func add(_ key: String, _ piece: Piece, _ text: String) {
    wording.words.append(
      Wording.Word(
        key: key, role: piece.role, place: piece.range.lowerBound, clause: piece.clause, text: text)
    )
  }

  /// Reads a number with its unit and bound; gives the piece behind it.
  mutating func collectAmount(at index: Int) -> Int? {
    let piece = pieces[index]
    var value = piece.number
    var unit = piece.unit
    var next = index + 1
    if value == nil, isSingle(index) { value = 1 }
    if value == nil, let version = version(at: index) {
      wording.amounts.append(version)
      return next
    }
    guard let value, !piece.isA(.neutral) || isSingle(index) else { return nil }
    if unit == nil, next < pieces.count, let found = pieces[next].unit {
      unit = found
      next += 1
    }
    if unit == nil { unit = unitOfRange(from: index) }
    let (bound, takesNegation) = bound(around: index..<next)
    if unit == nil && bound == .exactly {
      add(Self.digits(value), piece, text(of: index))
      return next
    }
    wording.amounts.append(
      Wording.Amount(
        value: value * (unit?.factor ?? 1), kind: unit?.kind ?? "", bound: bound, role: piece.role,
        takesNegation: takesNegation, place: piece.range.lowerBound,
        text: tokens[piece.range.lowerBound..<pieces[next - 1].range.upperBound].map(\.text)
          .joined(separator: " ")))
    return next
  }

  /// `SHA-256 or newer`: a name with a number is an amount where it bounds something.
  func version(at index: Int) -> Wording.Amount? {
    let text = text(of: index)
    guard pieces[index].range.count == 1,
      let first = text.firstIndex(where: { ("0"..."9").contains($0) }), first > text.startIndex,
      let value = Double(text[first...])
    else { return nil }
    let (bound, takesNegation) = bound(around: index..<index + 1)
    guard bound != .exactly else { return nil }
    return Wording.Amount(
      value: value, kind: String(text[..<first]), bound: bound, role: pieces[index].role,
      takesNegation: takesNegation, place: pieces[index].range.lowerBound, text: text)
  }

  static func digits(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// `between 1 and 60 MB`: the unit stands behind the second number.
  func unitOfRange(from index: Int) -> (kind: String, factor: Double)? {
    guard index + 2 < pieces.count, ["and", "to"].contains(text(of: index + 1)),
      pieces[index + 2].number != nil, index > 0, isRangeOpener(index - 1)
    else { return nil }
    return pieces[index + 2].unit ?? (index + 3 < pieces.count ? pieces[index + 3].unit : nil)
  }

  func isRangeOpener(_ piece: Int) -> Bool {
    pieces[piece].isA(.between) || text(of: piece) == "from"
  }

  func bound(around range: Range<Int>) -> (Wording.Amount.Bound, Bool) {
    let first = range.lowerBound
    if first > 0, isRangeOpener(first - 1), text(of: first - 1) != "from" || isRange(first) {
      return (.atLeast, false)
    }
    if first > 2, ["and", "to"].contains(text(of: first - 1)),
      pieces[first - 2].number != nil
        || pieces[first - 2].unit != nil,
      (max(0, first - 4)..<first - 2).contains(where: isRangeOpener)
    {
      return (.atMost, false)
    }
    for index in range.upperBound..<min(pieces.count, range.upperBound + 3) {
      if pieces[index].isA(.lower), text(of: index) != "from" { return (.atLeast, false) }
      if pieces[index].isA(.upper), text(of: index) != "within" { return (.atMost, false) }
      if pieces[index].number != nil { break }
    }
    for index in (max(0, first - 4)..<first).reversed() {
      if pieces[index].isA(.lower), text(of: index) != "from" { return (.atLeast, false) }
      if pieces[index].isA(.upper) { return (.atMost, false) }
      if pieces[index].isA(.above) { return crossing(.atMost, .atLeast) }
      if pieces[index].isA(.below) { return crossing(.atLeast, .atMost) }
      if pieces[index].number != nil { break }
    }
    let keeps =
      pieces[max(0, first - 5)..<first].contains { piece in
        table.keeping.contains(tokens[piece.range.lowerBound].stem)
          || piece.kinds.contains(.term("keep"))
      } || needs(first)
    return (keeps ? .atLeast : .exactly, false)
  }

  /// "needs 8 GB": what is needed may be more.
  func needs(_ amount: Int) -> Bool {
    pieces[max(0, amount - 2)..<amount].contains { piece in
      piece.isA(.modal)
        && ["need", "requir"].contains(tokens[piece.range.lowerBound].stem)
        && piece.range.count == 1
    }
  }

  func isRange(_ index: Int) -> Bool {
    index + 2 < pieces.count && text(of: index + 1) == "to" && pieces[index + 2].number != nil
  }

  /// What may not be crossed is a bound on the other side.
  func crossing(
    _ forbidden: Wording.Amount.Bound, _ demanded: Wording.Amount.Bound
  ) -> (Wording.Amount.Bound, Bool) {
    let isNegated =
      pieces.count { $0.isA(.negation) && $0.role != .condition }.isMultiple(of: 2) == false
    return isNegated ? (forbidden, true) : (demanded, false)
  }
}
