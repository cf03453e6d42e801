extension ArraySlice<UInt8> {
  /// Whether a text stands anywhere in the bytes.
  ///
  /// Every line of every page is asked, so nothing is allocated on the way.
  func holds(_ text: StaticString) -> Bool {
    withUnsafeBufferPointer { bytes in
      let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
      guard let first = wanted.first, bytes.count >= wanted.count else { return wanted.isEmpty }
      return (0...(bytes.count - wanted.count)).contains { place in
        bytes[place] == first && bytes[place..<(place + wanted.count)].elementsEqual(wanted)
      }
    }
  }

  /// Whether two digits stand around a colon, as in every time of day.
  var holdsTime: Bool {
    withUnsafeBufferPointer { bytes in
      bytes.indices.dropFirst().dropLast().contains { place in
        bytes[place] == .colon && bytes[place - 1].isDigit && bytes[place + 1].isDigit
      }
    }
  }
}
