internal import Policy
private import YAML

/// A file of a snapshot after its bytes have been read, before anybody knows which export it is.
struct ExportFile: Sendable {
  /// What the bytes are.
  enum Content: Sendable {
    /// A JSON document, or the list of the documents of JSON Lines.
    case json(RawValue, isLines: Bool)
    case table(CSVFileReader.Table)
    case xml(XMLFileReader.Document)
    case yaml(RawValue)
  }

  /// The file as messages name it.
  var name: String
  var content: Content
  /// What the reader had to assume about the text.
  var warnings: [String] = []

  /// The file's name without folders and the last extension.
  var stem: String {
    let last = name.split(separator: "/").last ?? ""
    return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? String(last)
  }

  /// The name of its syntax for people.
  var syntaxName: String {
    switch content {
    case .json(_, let isLines): isLines ? "JSON Lines" : "JSON"
    case .table: "CSV"
    case .xml: "XML"
    case .yaml: "YAML"
    }
  }

  /// The names at the top of the file, for a message about a file that nobody recognised.
  var topLevelNames: [String] {
    switch content {
    case .json(let value, _), .yaml(let value):
      (value.members ?? value.elements?.first?.members ?? []).map(\.name)
    case .table(let table): table.columns
    case .xml(let document): [document.root]
    }
  }
}

/// Finds out from the bytes of a file how to read it.
struct ExportFileReader {
  private let json: JSONReader

  init() throws(ReadingFault) {
    json = try JSONReader()
  }

  /// Reads a file.
  ///
  /// - Returns: nil where the bytes are in none of the syntaxes of exports.
  /// - Throws: where the file is empty or malformed, with the place.
  func read(_ bytes: [UInt8], name: String) throws(ReadingFault) -> ExportFile? {
    if Self.isForPeople(name) { return nil }
    guard !bytes.isEmpty else { throw ReadingFault("the file is empty") }
    if let document = try markup(bytes, name: name) { return document }
    guard let text = try decoded(bytes, name: name) else { return nil }
    let warnings = text.warning.map { [$0] } ?? []
    guard let first = firstCharacter(of: text.bytes) else {
      throw ReadingFault("the file is empty")
    }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      let (value, isLines) = try json.read(text.bytes)
      return ExportFile(
        name: name, content: .json(value, isLines: isLines), warnings: warnings)
    }
    if let table = try table(text.bytes, name: name) {
      return ExportFile(name: name, content: .table(table), warnings: warnings)
    }
    guard let value = try yaml(text.bytes, isDeclared: Self.isYAML(name)) else { return nil }
    return ExportFile(name: name, content: .yaml(value), warnings: warnings)
  }

  /// The file as XML; nil where it does not start like XML.
  private func markup(_ bytes: [UInt8], name: String) throws(ReadingFault) -> ExportFile? {
    guard let text = try decoded(bytes, name: name),
      firstCharacter(of: text.bytes) == UInt8(ascii: "<")
    else { return nil }
    let declaration = String(decoding: text.bytes.prefix(120), as: UTF8.self)
    let namesOther =
      text.warning != nil && declaration.hasPrefix("<?xml")
      && declaration.contains("encoding=") && !foldedName(declaration).contains("utf-8")
    let document =
      namesOther
      ? try XMLFileReader.read(bytes, isUTF8: false)
      : try XMLFileReader.read(text.bytes, isUTF8: true)
    let warnings = namesOther ? [] : text.warning.map { [$0] } ?? []
    return ExportFile(name: name, content: .xml(document), warnings: warnings)
  }

  /// The text of a file; nil for what is plainly no text.
  private func decoded(_ bytes: [UInt8], name: String) throws(ReadingFault) -> DecodedText? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return try DecodedText(bytes)
    }
    return bytes.prefix(4096).contains(0) ? nil : try DecodedText(bytes)
  }

  private func firstCharacter(of bytes: [UInt8]) -> UInt8? {
    bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
  }

  /// Whether the name says that the file is no export: notes, scripts and pictures beside them.
  private static func isForPeople(_ name: String) -> Bool {
    [".md", ".markdown", ".html", ".htm", ".pdf", ".png", ".jpg", ".ps1", ".psd1", ".sh", ".py"]
      .contains { foldedName(name).hasSuffix($0) }
  }

  private static func isYAML(_ name: String) -> Bool {
    [".yaml", ".yml"].contains { foldedName(name).hasSuffix($0) }
  }

  /// The file as a table; text that has delimiters but is no table is nobody's file, not an error.
  private func table(
    _ bytes: [UInt8], name: String
  ) throws(ReadingFault) -> CSVFileReader.Table? {
    guard CSVFileReader.isLikely(bytes, name: name) else { return nil }
    do throws(ReadingFault) {
      return try CSVFileReader.read(bytes)
    } catch {
      guard !CSVFileReader.isDeclared(bytes, name: name) else { throw error }
      return nil
    }
  }

  /// The file as YAML; text of another kind that is no YAML mapping is nobody's file, not an error.
  private func yaml(_ bytes: [UInt8], isDeclared: Bool) throws(ReadingFault) -> RawValue? {
    do throws(YAMLError) {
      guard let node = try YAMLReader.read(bytes) else { throw YAMLError("the file is empty") }
      let value = RawValue(node)
      return isDeclared || value.members != nil ? value : nil
    } catch {
      guard isDeclared else { return nil }
      throw ReadingFault(
        "malformed YAML: \(error.message)",
        at: error.mark.map { FilePlace(line: $0.line, column: $0.column) })
    }
  }
}

extension RawValue {
  fileprivate init(_ node: YAMLNode) {
    switch node.value {
    case .scalar(let scalar): self.init(content: RawContent(scalar), line: node.mark.line)
    case .sequence(let nodes):
      self.init(content: .list(nodes.map { RawValue($0) }), line: node.mark.line)
    case .mapping(let entries):
      let members = entries.map { RawMember(name: $0.name, value: RawValue($0.value)) }
      self.init(content: .map(members), line: node.mark.line)
    }
  }
}

extension RawContent {
  fileprivate init(_ scalar: YAMLNode.Scalar) {
    if scalar.isNull {
      self = .null
    } else if let flag = scalar.bool {
      self = .bool(flag)
    } else if let number = scalar.int {
      self = .int(number)
    } else if let number = scalar.double, number.isFinite {
      self = .double(number)
    } else {
      self = .text(scalar.text)
    }
  }
}
