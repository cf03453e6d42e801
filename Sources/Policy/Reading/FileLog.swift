public import YAML

/// Collects what is wrong with a file while it is read, so that one run shows all of it.
public final class FileLog {
  /// The file as the user named it.
  public let file: String
  /// The messages so far.
  public private(set) var items: [FileDiagnostic] = []

  /// Starts an empty log for a file.
  public init(file: String) {
    self.file = file
  }

  /// Whether an error has been logged.
  public var hasErrors: Bool {
    items.contains { $0.severity == .error }
  }

  /// Logs an error.
  public func error(_ message: String, at place: FilePlace? = nil, help: String? = nil) {
    items.append(.init(file: file, place: place, message: message, help: help))
  }

  /// Logs a warning.
  public func warning(_ message: String, at place: FilePlace? = nil, help: String? = nil) {
    items.append(.init(.warning, file: file, place: place, message: message, help: help))
  }

  /// Ends reading.
  ///
  /// - Throws: everything logged, in the order of the file, if there is an error among it.
  public func check() throws(Diagnostics) {
    if hasErrors {
      throw Diagnostics(items: ordered)
    }
  }

  /// The messages in the order of the file; those about the whole file come first.
  public var ordered: [FileDiagnostic] {
    items.enumerated().sorted { left, right in
      let (a, b) = (left.element.place, right.element.place)
      return (a?.line ?? 0, a?.column ?? 0, left.offset) < (
        b?.line ?? 0, b?.column ?? 0, right.offset
      )
    }.map(\.element)
  }
}

extension FilePlace {
  /// The place of a mark.
  public init(_ mark: YAMLNode.Mark) {
    self.init(line: mark.line, column: mark.column)
  }
}
