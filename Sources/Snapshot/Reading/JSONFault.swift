/// Finds the first place where text stops being JSON, to say it better than the fast reader can.
///
/// Runs only on documents that the reader refused.
struct JSONFault {
  var message: String
  var offset: Int

  /// The first fault of a document; nil where this checker finds none.
  static func first(in bytes: [UInt8], range: Range<Int>) -> JSONFault? {
    var checker = JSONChecker(bytes: bytes, position: range.lowerBound, end: range.upperBound)
    do throws(JSONCheckFault) {
      try checker.document()
      return nil
    } catch {
      return JSONFault(message: error.message, offset: checker.position)
    }
  }
}

private struct JSONCheckFault: Error {
  var message: String
}

private struct JSONChecker {
  let bytes: [UInt8]
  var position: Int
  let end: Int

  private var byte: UInt8? {
    position < end ? bytes[position] : nil
  }

  mutating func document() throws(JSONCheckFault) {
    skipSpace()
    guard byte != nil else { throw JSONCheckFault(message: "there is no value") }
    try value(depth: 1)
    skipSpace()
    guard byte == nil else {
      throw JSONCheckFault(message: "there is more text after the document")
    }
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func value(depth: Int) throws(JSONCheckFault) {
    guard depth <= ReadingLimits.nesting else {
      throw JSONCheckFault(message: "values are nested too deep")
    }
    guard let byte else {
      throw JSONCheckFault(message: "the text ends where a value has to stand")
    }
    switch byte {
    case UInt8(ascii: "{"): try object(depth: depth)
    case UInt8(ascii: "["): try array(depth: depth)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: throw JSONCheckFault(message: "a value has to stand here")
    }
  }

  private mutating func object(depth: Int) throws(JSONCheckFault) {
    position += 1
    skipSpace()
    if accept("}") { return }
    while true {
      guard byte == UInt8(ascii: "\"") else {
        throw JSONCheckFault(
          message: byte == nil
            ? "the text ends inside an object" : "a member's name in quotes has to stand here")
      }
      try string()
      skipSpace()
      guard accept(":") else {
        throw JSONCheckFault(
          message: byte == nil
            ? "the text ends inside an object" : "`:` has to follow a member's name")
      }
      skipSpace()
      try value(depth: depth + 1)
      skipSpace()
      if accept("}") { return }
      try comma("an object")
    }
  }

  private mutating func array(depth: Int) throws(JSONCheckFault) {
    position += 1
    skipSpace()
    if accept("]") { return }
    while true {
      try value(depth: depth + 1)
      skipSpace()
      if accept("]") { return }
      try comma("a list")
    }
  }

  private mutating func comma(_ holder: String) throws(JSONCheckFault) {
    guard accept(",") else {
      throw JSONCheckFault(
        message: byte == nil
          ? "the text ends inside \(holder)" : "`,` or the end of \(holder) has to stand here")
    }
    skipSpace()
  }

  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func word(_ word: String) throws(JSONCheckFault) {
    let letters = Array(word.utf8)
    guard position + letters.count <= end,
      bytes[position..<position + letters.count].elementsEqual(letters)
    else { throw JSONCheckFault(message: "`\(word)` is spelled wrong") }
    position += letters.count
  }

  private mutating func string() throws(JSONCheckFault) {
    let start = position
    position += 1
    while let current = byte {
      switch current {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\\"): try escape()
      case ..<0x20: throw JSONCheckFault(message: "a control character stands inside a string")
      default: position += 1
      }
    }
    position = start
    throw JSONCheckFault(message: "the string is never closed")
  }

  private mutating func escape() throws(JSONCheckFault) {
    guard position + 1 < end else {
      throw JSONCheckFault(message: "the text ends inside a string")
    }
    switch bytes[position + 1] {
    case UInt8(ascii: "u"):
      let unit = try hexUnit()
      if unit & 0xFC00 == 0xD800 {
        guard byte == UInt8(ascii: "\\"), position + 1 < end,
          bytes[position + 1] == UInt8(ascii: "u"), try hexUnit() & 0xFC00 == 0xDC00
        else { throw JSONCheckFault(message: "half of a surrogate pair stands inside a string") }
      } else if unit & 0xFC00 == 0xDC00 {
        throw JSONCheckFault(message: "half of a surrogate pair stands inside a string")
      }
    case let letter where Array("\"\\/bfnrt".utf8).contains(letter): position += 2
    default: throw JSONCheckFault(message: "`\\` starts no known escape here")
    }
  }

  private mutating func hexUnit() throws(JSONCheckFault) -> Int {
    guard position + 6 <= end,
      let unit = Int(String(decoding: bytes[position + 2..<position + 6], as: UTF8.self), radix: 16)
    else { throw JSONCheckFault(message: "four hexadecimal digits have to follow `\\u`") }
    position += 6
    return unit
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte, byte >= 0x30, byte <= 0x39 { position += 1 }
    return position - start
  }

  private mutating func number() throws(JSONCheckFault) {
    let start = position
    _ = accept("-")
    let first = byte
    let count = digits()
    var isNumber = count == 1 || (count > 1 && first != UInt8(ascii: "0"))
    if accept(".") { isNumber = digits() > 0 && isNumber }
    if accept("e") || accept("E") {
      if !accept("+") { _ = accept("-") }
      isNumber = digits() > 0 && isNumber
    }
    guard isNumber else {
      position = start
      throw JSONCheckFault(message: "this is no number")
    }
    guard
      Double(String(decoding: bytes[start..<position], as: UTF8.self))?.isFinite == true
    else {
      position = start
      throw JSONCheckFault(message: "the number is too large")
    }
  }
}
