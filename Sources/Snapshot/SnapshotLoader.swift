internal import Policy

/// Reads the files of a snapshot.
struct SnapshotLoader {
  let vocabularies: VocabularySet
  let recogniser: FormatRecogniser
  private let scrubber: SecretScrubber
  private(set) var contents: SnapshotContents
  private var errors: [FileDiagnostic] = []

  init(_ vocabularies: VocabularySet) {
    self.vocabularies = vocabularies
    recogniser = FormatRecogniser(vocabularies.formats)
    scrubber = SecretScrubber(vocabularies.secrets)
    contents = SnapshotContents(vocabularies, recogniser: recogniser)
  }

  /// Whether the files that were only looked at can be read as streams.
  var canStream: Bool { contents.canStream }

  /// Reads a file or folder except for some files.
  ///
  /// - Throws: everything that is wrong with it.
  mutating func read(_ path: String, without others: Set<String> = []) throws(Diagnostics) {
    do throws(ReadingFault) {
      let reader = try ExportFileReader()
      for entry in try SnapshotFolder.entries(at: path) where !others.contains(entry.name) {
        do throws(ReadingFault) {
          readFile(try SnapshotFolder.bytes(of: entry), name: entry.name, reader)
        } catch {
          errors.append(error.diagnostic(file: entry.name))
        }
      }
    } catch {
      errors.append(error.diagnostic(file: path))
    }
    guard errors.isEmpty else { throw Diagnostics(items: errors) }
  }

  /// Reads a file or folder whose large files, those of `size` bytes or more, can all be read as
  /// streams, which are only looked at.
  ///
  /// - Returns: false where there are none, or one cannot; nothing has been read then.
  /// - Throws: everything that is wrong with it.
  mutating func readStreams(_ path: String, from size: Int) throws(Diagnostics) -> Bool {
    do throws(ReadingFault) {
      let reader = try ExportFileReader()
      let large = try SnapshotFolder.entries(at: path).filter { $0.size >= size }
      let candidates = large.compactMap { entry in
        StreamCandidate(entry, recogniser: recogniser, vocabularies: vocabularies, reader: reader)
      }
      guard !candidates.isEmpty, candidates.count == large.count else { return false }
      for candidate in candidates { setAside(candidate) }
    } catch {
      throw Diagnostics(error.diagnostic(file: path))
    }
    try read(path, without: Set(contents.streams.map(\.candidate.entry.name)))
    return true
  }

  /// Reads files that are in memory already.
  ///
  /// - Throws: everything that is wrong with them.
  mutating func read(_ files: [(name: String, bytes: [UInt8])]) throws(Diagnostics) {
    do throws(ReadingFault) {
      let reader = try ExportFileReader()
      for file in files { readFile(file.bytes, name: file.name, reader) }
    } catch {
      errors.append(error.diagnostic(file: "snapshot"))
    }
    guard errors.isEmpty else { throw Diagnostics(items: errors) }
  }

  /// The snapshot of what was read.
  ///
  /// - Throws: what is wrong with derivations of the vocabularies.
  func snapshot() throws(Diagnostics) -> ConfigurationSnapshot {
    try SnapshotAssembly(contents).snapshot()
  }

  private mutating func readFile(_ bytes: [UInt8], name: String, _ reader: ExportFileReader) {
    let file: ExportFile?
    do throws(ReadingFault) {
      file = try reader.read(bytes, name: name)
    } catch {
      errors.append(error.diagnostic(file: name))
      return
    }
    guard let file else {
      contents.takeStranger(name)
      return
    }
    for warning in file.warnings { contents.warn(name, warning) }
    do throws(Diagnostics) {
      try contents.take(scrubber.scrub(file))
    } catch {
      errors += error.items
    }
  }

  private mutating func setAside(_ candidate: StreamCandidate) {
    do throws(Diagnostics) {
      try contents.setAside(candidate)
    } catch {
      errors += error.items
    }
  }
}
