import CEL
import Policy
import Snapshot

/// Files that are read together, and what has to be read from them.
struct QuirkScenario {
  /// One line of the expectation file.
  struct Expectation {
    var question: String
    var answer: String
    var line: Int
  }

  var title: String
  var files: [(String, [UInt8])]
  var expectations: [Expectation] = []

  /// Reads the files.
  func load() throws -> QuirkOutcome {
    let vocabularies = try shippedVocabularies()
    do throws(Diagnostics) {
      return QuirkOutcome(
        snapshot: try ConfigurationSnapshot.load(
          files: files.map { (name: $0.0, bytes: $0.1) }, vocabularies: vocabularies),
        errors: [])
    } catch {
      return QuirkOutcome(snapshot: nil, errors: error.items)
    }
  }
}

/// What was read, in the words of expectation files.
struct QuirkOutcome {
  let snapshot: ConfigurationSnapshot?
  let errors: [FileDiagnostic]

  /// The answer to the question at the beginning of a line.
  ///
  /// - `ATTRIBUTE` or `KEY ATTRIBUTE`: the value, else the state with its reason in brackets;
  /// - `why …` with one of these: the reason as a phrase;
  /// - `where …` with one of these: file, line, field and the value as the file writes it;
  /// - `all ENTITY`, `gaps ENTITY`: the instances; why some may be missing;
  /// - `file NAME`, `missing NAME`, `made NAME`: the exports in a file; what they lack; when it was made;
  /// - `errors`, `warnings`: what the reader says.
  func answer(to question: String) -> String {
    let words = question.split(separator: " ")
    let rest = words.dropFirst().joined(separator: " ")
    switch words.first {
    case "errors": return list(errors.map(\.description), " | ")
    case "warnings": return list((snapshot?.warnings ?? []).map(\.description), " | ")
    case "all": return list((snapshot?.instances(of: rest) ?? []).map(\.key), ", ")
    case "gaps": return list(snapshot?.completeness(of: rest).gaps ?? [], "; ")
    case "file":
      return list((file(rest)?.contents ?? []).map { "\($0.format) \($0.records)" }, ", ")
    case "missing": return list((file(rest)?.contents ?? []).flatMap(\.gaps), "; ")
    case "made": return file(rest)?.capturedAt.map(\.description) ?? "-"
    case "why": return state(rest)?.reason?.description ?? "-"
    case "where": return place(state(rest)?.evidence)
    default: return state(question)?.short ?? "no such instance"
    }
  }

  private func list(_ texts: [String], _ separator: String) -> String {
    texts.isEmpty ? "-" : texts.joined(separator: separator)
  }

  private func file(_ name: String) -> RecognisedFile? {
    snapshot?.files.first { $0.name == name }
  }

  /// The state of `ATTRIBUTE` or `KEY ATTRIBUTE`; keys may hold blanks.
  private func state(_ question: String) -> AttributeState? {
    let words = question.split(separator: " ")
    let attribute = String(words.last ?? "")
    let key = words.dropLast().joined(separator: " ")
    let instances = snapshot?.instances(of: String(attribute.prefix { $0 != "." })) ?? []
    let found = instances.filter { key.isEmpty || $0.key == key }
    return found.count == 1 ? found[0][attribute] : nil
  }

  private func place(_ evidence: Evidence?) -> String {
    guard let evidence else { return "-" }
    let line = evidence.line.map { ":\($0)" } ?? ""
    let record = evidence.record.map { " \($0)" } ?? ""
    let display = evidence.display.isEmpty ? "" : " " + evidence.display
    return "\(evidence.file)\(line)\(record) \(evidence.field ?? "-")\(display)"
  }
}
