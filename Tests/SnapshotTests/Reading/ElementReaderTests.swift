import Testing

@testable import Snapshot

/// A file that cannot be read to its end is no file that ends there.
@Suite struct ElementReaderTests {
  /// A folder can be opened, and no byte of it can be read.
  private let unreadable = "/"

  @Test func saysThatLinesCannotBeRead() throws {
    let lines = try LineElements(unreadable)
    let fault = #expect(throws: ReadingFault.self) { try lines.next() }
    #expect(fault?.message == "the file cannot be read")
  }

  @Test func saysThatAListOrATableCannotBeRead() {
    #expect(throws: ReadingFault.self) { try ArrayElements(unreadable) }
    #expect(throws: ReadingFault.self) { try TableElements(unreadable) }
  }

  @Test func endsWhereTheFileEnds() throws {
    let lines = try LineElements("/dev/null")
    let none = try lines.next()
    #expect(none?.bytes == nil)
  }
}
