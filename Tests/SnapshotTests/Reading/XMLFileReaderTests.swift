import Policy
import Testing

@testable import Snapshot

@Suite struct XMLFileReaderTests {
  private func read(_ text: String) throws -> XMLFileReader.Document {
    try XMLFileReader.read(Array(text.utf8), isUTF8: true)
  }

  @Test func readsPropertiesVectorsAndText() throws {
    let document = try read(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <server_prefs type="properties">
      \t<smtp_server>smtp.office365.com:587</smtp_server>
      \t<smtp_from/>
      \t<note>a &amp; b&#xD;</note>
      \t<server_list type="vector">
      \t\t<server_list_subitem type="properties"><port>9090</port></server_list_subitem>
      \t\t<server_list_subitem type="properties"><port>443</port></server_list_subitem>
      \t</server_list>
      \t<empty type="vector"></empty>
      </server_prefs>
      """)
    #expect(document.root == "server_prefs")
    #expect(
      document.value.display(limit: 400)
        == #"{"smtp_server": "smtp.office365.com:587", "smtp_from": "", "note": "a & b\r", "#
        + #""server_list": [{"port": "9090"}, {"port": "443"}], "empty": []}"#)
    #expect(document.value["smtp_from"]?.line == 4)
  }

  @Test(arguments: [
    ("<!DOCTYPE a><a/>", 1, 1),
    (
      "<?xml version=\"1.0\"?>\n<!-- <!DOCTYPE --> <!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<a>&x;</a>",
      2, 20
    ),
  ])
  func refusesDocumentTypes(_ text: String, line: Int, column: Int) throws {
    let fault = #expect(throws: ReadingFault.self) { try read(text) }
    #expect(fault?.message == "the XML has a document type declaration, which is refused")
    #expect(fault?.place?.line == line)
    #expect(fault?.place?.column == column)
  }

  @Test(arguments: ["<a><b></a>", "<a>", "<a>&x;</a>", "<a/>text", "", "<a b=1/>"])
  func refusesMalformedXML(_ text: String) throws {
    let fault = #expect(throws: ReadingFault.self) { try read(text) }
    #expect(fault?.message.hasPrefix("malformed XML") == true)
    #expect(fault?.place != nil)
  }

  @Test func refusesDeepNesting() {
    let text =
      String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    #expect(throws: ReadingFault.self) { try read(text) }
  }
}
