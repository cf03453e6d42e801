import Policy
import Report

/// Reads cases: one JSON object, a list of them, or one a line.
enum JSONCases {
  /// The cases of a file, or of standard input.
  static func read(_ path: String) throws -> [JSONValue] {
    try read(try Inputs.read(path), file: Inputs.name(of: path))
  }

  private static func read(_ bytes: [UInt8], file: String) throws -> [JSONValue] {
    if let whole = try? JSONReader.read(bytes) { return whole.elements ?? [whole] }
    var cases: [JSONValue] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
      do {
        cases.append(try JSONReader.read(Array(line)))
      } catch {
        let place = FilePlace(line: index + error.line, column: error.column)
        throw CommandFailure(FileDiagnostic(file: file, place: place, message: error.message))
      }
    }
    return cases
  }
}
