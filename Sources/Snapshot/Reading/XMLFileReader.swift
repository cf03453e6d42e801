private import CLibXML2
internal import Policy

/// Reads XML as CrushFTP writes it into ``RawValue`` trees: `type="vector"` is a list,
/// `type="properties"` or child elements are an object, anything else is text.
///
/// Document type declarations are refused, so there are no entities to expand; libxml2 neither
/// loads other files nor uses the network.
struct XMLFileReader {
  /// An XML document: the name of its root element and what is in it.
  struct Document {
    var root: String
    var value: RawValue
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - isUTF8: whether the bytes are certainly UTF-8, whatever the declaration says.
  /// - Returns: the root element's name and content.
  /// - Throws: where the XML is malformed, too deep, or declares a document type.
  static func read(_ bytes: [UInt8], isUTF8: Bool) throws(ReadingFault) -> Document {
    if let offset = documentType(in: bytes) {
      throw ReadingFault(
        "the XML has a document type declaration, which is refused",
        at: place(ofByte: offset, in: bytes),
        help: "remove `<!DOCTYPE …>`; exports do not need it")
    }
    guard bytes.count <= Int(Int32.max) else { throw ReadingFault("the XML is too large") }
    return try bytes.withUnsafeBufferPointer { buffer throws(ReadingFault) in
      let options =
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
        | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue
      guard
        let reader = xmlReaderForMemory(
          UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self),
          Int32(buffer.count), nil,
          isUTF8 ? "UTF-8" : nil, Int32(options))
      else { throw ReadingFault("out of memory") }
      defer { xmlFreeTextReader(reader) }
      var walk = XMLWalk(reader: reader)
      return try walk.document()
    }
  }

  /// The offset of a document type declaration before the root element; nil where there is none.
  private static func documentType(in bytes: [UInt8]) -> Int? {
    var position = 0
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[open...]
      let terminator: String
      if rest.starts(with: "<!--".utf8) {
        terminator = "-->"
      } else if rest.starts(with: "<?".utf8) {
        terminator = "?>"
      } else {
        return rest.starts(with: "<!DOCTYPE".utf8) ? open : nil
      }
      guard let end = firstRange(of: Array(terminator.utf8), in: rest) else { return nil }
      position = end
    }
    return nil
  }

  /// The index after the first occurrence of a text; nil where there is none.
  private static func firstRange(of text: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index + text.count <= bytes.endIndex {
      if bytes[index..<index + text.count].elementsEqual(text) { return index + text.count }
      index += 1
    }
    return nil
  }
}

/// One pass of libxml2's reader over a document.
private struct XMLWalk {
  let reader: xmlTextReaderPtr

  /// An element that has been opened and not yet closed.
  struct Open {
    var name: String
    var type: String?
    var line: Int
    var text = ""
    var children: [RawMember] = []
  }

  mutating func document() throws(ReadingFault) -> XMLFileReader.Document {
    var open: [Open] = []
    var document: XMLFileReader.Document?
    while try advance() {
      let kind = xmlTextReaderNodeType(reader)
      switch kind {
      case Int32(XML_READER_TYPE_ELEMENT.rawValue):
        guard open.count < ReadingLimits.nesting else {
          throw ReadingFault("the XML is nested deeper than \(ReadingLimits.nesting) levels")
        }
        open.append(try element())
        if xmlTextReaderIsEmptyElement(reader) == 1 {
          close(&open, into: &document)
        }
      case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
        close(&open, into: &document)
      case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
        Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
        if !open.isEmpty {
          open[open.count - 1].text += string(xmlTextReaderConstValue(reader)) ?? ""
        }
      case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue),
        Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
        throw ReadingFault("the XML declares or uses entities, which is refused", at: here)
      default: break
      }
    }
    guard let document else { throw ReadingFault("the XML has no root element") }
    return document
  }

  /// Moves to the next node; false at the end.
  private func advance() throws(ReadingFault) -> Bool {
    xmlResetLastError()
    let status = xmlTextReaderRead(reader)
    if status >= 0 { return status == 1 }
    guard let error = xmlGetLastError()?.pointee else {
      throw ReadingFault("malformed XML", at: here)
    }
    let said = error.message.map { String(cString: $0) } ?? "malformed"
    let message = said.split(separator: "\n").first.map(String.init) ?? "malformed"
    let at = FilePlace(line: max(Int(error.line), 1), column: max(Int(error.int2), 1))
    throw ReadingFault("malformed XML: \(message)", at: at)
  }

  private var here: FilePlace {
    FilePlace(
      line: max(Int(xmlTextReaderGetParserLineNumber(reader)), 1),
      column: max(Int(xmlTextReaderGetParserColumnNumber(reader)), 1))
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String? {
    text.map { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
  }

  private func element() throws(ReadingFault) -> Open {
    guard let name = string(xmlTextReaderConstLocalName(reader)) else {
      throw ReadingFault("malformed XML: an element without a name", at: here)
    }
    let line = xmlTextReaderCurrentNode(reader).map { Int(xmlGetLineNo($0)) } ?? here.line
    var element = Open(name: name, type: nil, line: max(line, 1))
    for attribute in ["type", "name"] {
      guard xmlTextReaderMoveToAttribute(reader, attribute) == 1 else { continue }
      defer { xmlTextReaderMoveToElement(reader) }
      guard let text = string(xmlTextReaderConstValue(reader)) else { continue }
      if attribute == "type" {
        element.type = text
      } else {
        let label = RawValue(content: .text(text), line: element.line)
        element.children.append(RawMember(name: "@name", value: label))
      }
    }
    return element
  }

  private func close(_ open: inout [Open], into document: inout XMLFileReader.Document?) {
    guard let element = open.popLast() else { return }
    let member = RawMember(name: element.name, value: value(of: element))
    if open.isEmpty {
      document = XMLFileReader.Document(root: member.name, value: member.value)
    } else {
      open[open.count - 1].children.append(member)
    }
  }

  private func value(of element: Open) -> RawValue {
    let content: RawContent
    if element.type == "vector" {
      content = .list(element.children.filter { $0.name != "@name" }.map(\.value))
    } else if element.type == "properties" || !element.children.isEmpty {
      content = .map(element.children)
    } else {
      content = .text(element.text)
    }
    return RawValue(content: content, line: element.line)
  }
}
