import CLibYAML

/// One step of libyaml's parser, in Swift's types.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(String, YAMLNode.Scalar.Style, isVerbatim: Bool)
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  let kind: Kind
  let mark: YAMLNode.Mark
  let anchor: String?
  let tag: String?
}

/// Reads events from a text with libyaml.
///
/// The parser keeps a pointer to itself, which is why it lives on the heap.
final class EventReader {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let source: SourceText
  private let lineStarts: [Int]?

  /// Starts reading; `bytes` are those of `source` and have to outlive the reader.
  init(_ source: SourceText, bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
    self.source = source
    lineStarts = source.lineStartsInCodePoints()
    parser = .allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      throw YAMLError("out of memory")
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event.
  ///
  /// - Throws: the parser's complaint with its place.
  func next() throws(YAMLError) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      throw complaint()
    }
    defer { yaml_event_delete(&event) }
    return convert(event)
  }

  private func convert(_ event: yaml_event_t) -> YAMLEvent {
    let place = mark(event.start_mark)
    func make(
      _ kind: YAMLEvent.Kind, anchor: UnsafeMutablePointer<UInt8>? = nil,
      tag: UnsafeMutablePointer<UInt8>? = nil
    ) -> YAMLEvent {
      YAMLEvent(kind: kind, mark: place, anchor: text(anchor), tag: text(tag))
    }
    switch event.type {
    case YAML_STREAM_START_EVENT: return make(.streamStart)
    case YAML_DOCUMENT_START_EVENT: return make(.documentStart)
    case YAML_DOCUMENT_END_EVENT: return make(.documentEnd)
    case YAML_ALIAS_EVENT: return make(.alias(text(event.data.alias.anchor) ?? ""))
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let content = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = String(decoding: content, as: UTF8.self)
      return make(
        .scalar(text, style(scalar.style), isVerbatim: isVerbatim(text, event)),
        anchor: scalar.anchor, tag: scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return make(.sequenceStart, anchor: start.anchor, tag: start.tag)
    case YAML_SEQUENCE_END_EVENT: return make(.sequenceEnd)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return make(.mappingStart, anchor: start.anchor, tag: start.tag)
    case YAML_MAPPING_END_EVENT: return make(.mappingEnd)
    default: return make(.streamEnd)
    }
  }

  private func style(_ style: yaml_scalar_style_t) -> YAMLNode.Scalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  /// Whether a scalar takes as much room in the document as its text and its quotes do.
  private func isVerbatim(_ text: String, _ event: yaml_event_t) -> Bool {
    let quotes: Int
    switch event.data.scalar.style {
    case YAML_LITERAL_SCALAR_STYLE: return true
    case YAML_PLAIN_SCALAR_STYLE: quotes = 0
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: quotes = 2
    default: return false
    }
    let (start, end) = (event.start_mark, event.end_mark)
    return start.line == end.line
      && end.column - start.column == text.unicodeScalars.count + quotes
  }

  private func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func mark(_ mark: yaml_mark_t) -> YAMLNode.Mark {
    guard let lineStarts, !lineStarts.isEmpty else {
      return .init(line: mark.line + 1, column: mark.column + 1)
    }
    let line = SourceText.line(of: mark.index, in: lineStarts)
    return .init(line: line + 1, column: mark.index - lineStarts[line] + 1)
  }

  private func complaint() -> YAMLError {
    let problem = parser.pointee.problem.map { String(cString: $0) } ?? "malformed YAML"
    switch parser.pointee.error {
    case YAML_MEMORY_ERROR: return YAMLError("out of memory")
    case YAML_READER_ERROR:
      let place = source.mark(ofByte: parser.pointee.problem_offset)
      if parser.pointee.problem_value == 0 {
        return YAMLError("the text contains a zero byte (is it UTF-16 without a mark?)", at: place)
      }
      return YAMLError(problem, at: place)
    default:
      let place = mark(parser.pointee.problem_mark)
      let context = parser.pointee.context.map { String(cString: $0) + ": " } ?? ""
      return YAMLError(context + problem, at: place)
    }
  }
}
