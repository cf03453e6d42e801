import CEL
import CRecordScan
import Policy
import Snapshot

/// A test of an expression that the bytes of one or two fields decide.
struct StreamTest {
  var how: Int
  var first: StreamedField
  var second: StreamedField?
  var isNegated = false
  /// Whether letter case does not count.
  var folds = false
  /// Whether null stands for the empty text.
  var nullIsEmpty = false
  var text = ""
  var number: Int64 = 0

  /// The fields that it looks at.
  var fields: [StreamedField] { [first] + (second.map { [$0] } ?? []) }

  /// An attribute that is a field.
  private struct Operand {
    var field: StreamedField
    var type: AttributeType
    var null: NullMeaning

    var folds: Bool { type == .email || type == .host }
    var isText: Bool { type == .string || type == .url || folds }
  }

  /// The test that an expression is; nil where it is none of the simple ones.
  init?(_ expression: Expression, stream: RecordStream) {
    switch expression.kind {
    case .select:
      guard let flag = Self.operand(expression, stream), flag.type == .bool else { return nil }
      self.init(how: RS_IS_TRUE, flag)
    case .binary(let sign, let left, let right):
      guard let test = Self.comparison(sign, left, right, stream) else { return nil }
      self = test
    case .call(let name, let target?, let arguments) where arguments.count == 1:
      guard let own = Self.operand(target, stream), own.isText, !own.folds else { return nil }
      if name == "endsWith", let test = Self.joinedEnd(own, arguments[0], stream) {
        self = test
        return
      }
      guard case .literal(.string(let part)) = arguments[0].kind else { return nil }
      switch name {
      case "endsWith": self.init(how: RS_ENDS, own)
      case "startsWith": self.init(how: RS_STARTS, own)
      default: return nil
      }
      text = part
    default: return nil
    }
  }

  /// Whether an expression is a field whose text is read as it is.
  static func isText(_ expression: Expression, _ stream: RecordStream) -> Bool {
    operand(expression, stream).map { $0.isText && !$0.folds } ?? false
  }

  private init(how: Int, _ own: Operand, _ other: Operand? = nil) {
    self.how = how
    first = own.field
    second = other?.field
    folds = own.folds || other?.folds == true
    nullIsEmpty = own.null == .none
  }

  /// An end that is put together: `"@" + other`.
  private static func joinedEnd(
    _ own: Operand, _ end: Expression, _ stream: RecordStream
  ) -> StreamTest? {
    guard case .binary(.add, let start, let rest) = end.kind,
      case .literal(.string(let text)) = start.kind, let other = operand(rest, stream),
      other.isText, !other.folds, other.null == .unknown, own.null != .inherit
    else { return nil }
    var test = StreamTest(how: RS_ENDS_WITH, own, other)
    test.text = text
    return test
  }

  private static func comparison(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ stream: RecordStream
  ) -> StreamTest? {
    guard let own = operand(left, stream) else { return nil }
    switch (sign, right.kind) {
    case (.equal, .literal(let value)), (.notEqual, .literal(let value)):
      guard var test = equality(own, value) else { return nil }
      if sign == .notEqual { test.isNegated.toggle() }
      return test
    case (.less, .literal(.string(let text))), (.greaterOrEqual, .literal(.string(let text))):
      return order(own, RS_LESS, text, isNegated: sign == .greaterOrEqual)
    case (.lessOrEqual, .literal(.string(let text))), (.greater, .literal(.string(let text))):
      return order(own, RS_LESS_OR_SAME, text, isNegated: sign == .greater)
    case (.equal, .select), (.notEqual, .select):
      guard let other = operand(right, stream), own.isText, other.isText, own.folds == other.folds,
        own.null == other.null
      else { return nil }
      var test = StreamTest(how: RS_SAME, own, other)
      test.isNegated = sign == .notEqual
      return test
    case (.contained, .select):
      guard let list = operand(right, stream), case .list(let type) = list.type, own.isText,
        list.null != .none
      else { return nil }
      let element = Operand(field: list.field, type: type, null: list.null)
      guard element.isText, element.folds == own.folds else { return nil }
      return StreamTest(how: RS_AMONG, own, element)
    default: return nil
    }
  }

  private static func equality(_ own: Operand, _ value: Value) -> StreamTest? {
    switch value {
    case .string(let text) where own.isText:
      // A text with capitals is never the same as one that was folded.
      guard !own.folds || text == text.lowercased() else { return nil }
      var test = StreamTest(how: RS_IS_TEXT, own)
      test.text = text
      return test
    case .bool(let flag) where own.type == .bool:
      var test = StreamTest(how: RS_IS_TRUE, own)
      test.isNegated = !flag
      return test
    case .int(let number) where own.type == .int:
      var test = StreamTest(how: RS_IS_NUMBER, own)
      test.number = number
      return test
    default: return nil
    }
  }

  private static func order(
    _ own: Operand, _ how: Int, _ text: String, isNegated: Bool
  ) -> StreamTest? {
    guard own.isText, !own.folds else { return nil }
    var test = StreamTest(how: how, own)
    test.text = text
    test.isNegated = isNegated
    return test
  }

  private static func operand(_ expression: Expression, _ stream: RecordStream) -> Operand? {
    guard let name = expression.path, let type = stream.type(of: name),
      let plain = stream.plainField(of: name)
    else { return nil }
    return Operand(
      field: StreamedField(path: plain.path, isPresence: false), type: type, null: plain.null)
  }
}
