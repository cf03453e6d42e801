/// The names that pages and attachments have on disk.
public enum FileName {
  /// The file name of a page, without its extension.
  ///
  /// No name leads out of the directory: slashes and a leading dot are escaped.
  public static func encodedPage(_ name: String, isLatin1: Bool = false) -> String {
    var encoded = URLText.formEncoded(name, isLatin1: isLatin1)
    if encoded.hasPrefix(".") { encoded = "%2E" + encoded.dropFirst() }
    return encoded
  }

  /// The name of the page that a file holds; nil where the file name is no encoded name.
  public static func decodedPage(_ file: String, isLatin1: Bool = false) -> String? {
    let name = file.hasPrefix("$$$") ? String(file.dropFirst(3)) : file
    let bytes = URLText.decoded(name, plusIsSpace: true)
    guard !bytes.isEmpty else { return nil }
    if isLatin1 { return PageText.fromLatin1(bytes) }
    return String(validating: bytes, as: UTF8.self) ?? PageText.fromLatin1(bytes)
  }

  /// The name of the folder of an attachment, or of the attachments of a page.
  static func encodedAttachment(_ name: String) -> String {
    let encoded = URLText.formEncoded(name)
    return encoded == "." || encoded == ".." ? "%2E" + encoded.dropFirst() : encoded
  }
}

/// The text of a page as UTF-8, with what had to be done to get it.
public struct PageText: Sendable, Hashable {
  /// The text.
  public let bytes: [UInt8]
  /// Whether the file was no UTF-8 and was read as Latin-1, so that offsets are not the file's.
  public let isRecoded: Bool

  /// Reads the bytes of a file as the wiki does: as UTF-8, else as Latin-1.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of the file.
  ///   - isLatin1: whether the wiki keeps its pages as Latin-1.
  public init(decoding bytes: [UInt8], isLatin1: Bool = false) {
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    if isASCII || (!isLatin1 && String(validating: bytes, as: UTF8.self) != nil) {
      self.bytes = bytes
      isRecoded = false
    } else {
      self.bytes = Array(Self.fromLatin1(bytes).utf8)
      isRecoded = true
    }
  }

  static func fromLatin1(_ bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}
