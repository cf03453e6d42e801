import CLibYAML

/// Writes YAML that readers of YAML 1.1 and 1.2 understand alike.
///
/// The same tree gives the same bytes. Lines are not folded; keys stand in the order given; a text of
/// several lines is written as a literal block where its blanks allow it.
public enum YAMLEmitter {
  /// Writes a document.
  ///
  /// - Returns: UTF-8 that ends with a line feed.
  public static func write(_ output: YAMLOutput) -> [UInt8] {
    let plain = EmitterSink(nil)
    plain.document(output)
    guard plain.hasAstral else { return plain.finish() }
    let substitution = AstralSubstitution(for: output)
    let sink = EmitterSink(substitution)
    sink.document(output)
    return substitution.restore(sink.finish())
  }
}

/// libyaml's emitter and the bytes it has written.
private final class EmitterSink {
  private let emitter: UnsafeMutablePointer<yaml_emitter_t>
  private let substitution: AstralSubstitution?
  /// Whether a text has characters beyond U+FFFF.
  private(set) var hasAstral = false
  private var bytes: [UInt8] = []

  init(_ substitution: AstralSubstitution?) {
    self.substitution = substitution
    emitter = .allocate(capacity: 1)
    Self.check(yaml_emitter_initialize(emitter))
    yaml_emitter_set_output(
      emitter,
      { context, buffer, size in
        guard let context, let buffer else { return 0 }
        let sink = Unmanaged<EmitterSink>.fromOpaque(context).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: buffer, count: size))
        return 1
      }, Unmanaged.passUnretained(self).toOpaque())
    yaml_emitter_set_encoding(emitter, YAML_UTF8_ENCODING)
    yaml_emitter_set_unicode(emitter, 1)
    yaml_emitter_set_width(emitter, -1)
    yaml_emitter_set_indent(emitter, 2)
    yaml_emitter_set_break(emitter, YAML_LN_BREAK)
  }

  deinit {
    yaml_emitter_delete(emitter)
    emitter.deallocate()
  }

  func document(_ output: YAMLOutput) {
    emit { yaml_stream_start_event_initialize(&$0, YAML_UTF8_ENCODING) }
    emit { yaml_document_start_event_initialize(&$0, nil, nil, nil, 1) }
    write(output, isInFlow: false)
    emit { yaml_document_end_event_initialize(&$0, 1) }
    emit { yaml_stream_end_event_initialize(&$0) }
  }

  func finish() -> [UInt8] {
    Self.check(yaml_emitter_flush(emitter))
    return bytes
  }

  private func write(_ output: YAMLOutput, isInFlow: Bool) {
    switch output {
    case .null: scalar("null", .plain)
    case .bool(let value): scalar(value ? "true" : "false", .plain)
    case .int(let value): scalar(String(value), .plain)
    case .double(let value): scalar(Self.text(of: value), .plain)
    case .string(let text):
      scalar(text, .init(text, isInFlow: isInFlow, isKey: false, keepsType: true))
    case .plain(let text):
      scalar(text, .init(text, isInFlow: isInFlow, isKey: false, keepsType: false))
    case .sequence(let items, let layout):
      let flows = isInFlow || layout == .flow
      let style = flows ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE
      emit { yaml_sequence_start_event_initialize(&$0, nil, nil, 1, style) }
      for item in items {
        write(item, isInFlow: flows)
      }
      emit { yaml_sequence_end_event_initialize(&$0) }
    case .mapping(let entries, let layout):
      let flows = isInFlow || layout == .flow
      let style = flows ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE
      emit { yaml_mapping_start_event_initialize(&$0, nil, nil, 1, style) }
      for entry in entries {
        scalar(entry.key, .init(entry.key, isInFlow: flows, isKey: true, keepsType: false))
        write(entry.value, isInFlow: flows)
      }
      emit { yaml_mapping_end_event_initialize(&$0) }
    }
  }

  private func scalar(_ text: String, _ form: ScalarForm) {
    let style =
      switch form {
      case .plain: YAML_PLAIN_SCALAR_STYLE
      case .singleQuoted: YAML_SINGLE_QUOTED_SCALAR_STYLE
      case .doubleQuoted: YAML_DOUBLE_QUOTED_SCALAR_STYLE
      case .literal: YAML_LITERAL_SCALAR_STYLE
      }
    hasAstral = hasAstral || text.utf8.contains { $0 >= 0xF0 }
    var printed = substitution?.replace(text) ?? text
    printed.withUTF8 { bytes in
      // INVARIANT: the initializer refuses a null pointer, which no text has, not even an empty one.
      emit { event in
        yaml_scalar_event_initialize(
          &event, nil, nil, bytes.baseAddress, Int32(bytes.count), 1, 1, style)
      }
    }
  }

  private func emit(_ initialize: (inout yaml_event_t) -> Int32) {
    var event = yaml_event_t()
    Self.check(initialize(&event))
    Self.check(yaml_emitter_emit(emitter, &event))
  }

  /// INVARIANT: with valid UTF-8 and a well-formed order of events libyaml's emitter fails only when
  /// memory is exhausted, and then Swift itself stops.
  private static func check(_ status: Int32) {
    precondition(status == 1, "out of memory")
  }

  private static func text(of value: Double) -> String {
    if value.isNaN { return ".nan" }
    if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
    return value.description
  }
}
