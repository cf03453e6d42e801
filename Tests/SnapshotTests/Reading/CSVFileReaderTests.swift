import Testing

@testable import Snapshot

@Suite struct CSVFileReaderTests {
  private func read(_ text: String) throws -> CSVFileReader.Table {
    try CSVFileReader.read(Array(text.utf8))
  }

  @Test func readsWhatExportCsvWrites() throws {
    let table = try read(
      "#TYPE Selected.System.Management.Automation.PSCustomObject\r\n"
        + "\"Address\",\"ImapEnabled\",\"Setting\"\r\n"
        + "\"a@contoso.example\",\"True\",\"False\"\r\n"
        + "\"b \"\"x\"\"\r\ny\",\"FALSE\",\r\n\r\n"
        + "\"c\",\"true\",\"\"\r\n")
    #expect(table.columns == ["Address", "ImapEnabled", "Setting"])
    #expect(table.rows.count == 3)
    #expect(
      table.rows[1].display()
        == #"{"Address": "b \"x\"\r\ny", "ImapEnabled": false, "Setting": null}"#)
    #expect(table.rows.map(\.line) == [3, 4, 7])
  }

  @Test(arguments: ["a;b\n1;2", "a\tb\n1\t2", "a,b\n1,2\n", "\"a,x\";\"b\"\n1;2"])
  func findsTheDelimiter(_ text: String) throws {
    let table = try read(text)
    #expect(table.columns.count == 2)
    #expect(table.rows.first?["b"]?.text == "2")
  }

  @Test(arguments: ["a,b\n\"1,2\n", "a,b\n\"1\"x,2\n", "a,A\n1,2\n", "a,b\n1,2,3\n"])
  func refusesDamagedTables(_ text: String) {
    #expect(throws: ReadingFault.self) { try read(text) }
  }
}
