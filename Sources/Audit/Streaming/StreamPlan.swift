import CEL
import CRecordScan
import Policy
import Snapshot

/// The checks of one stream as the record scanner runs them: conditions over tests, tests over fields.
///
/// What the scanner cannot decide from the bytes of fields it asks for, once for each combination of
/// values, and gets the answer of the same evaluation that all other instances get.
final class StreamPlan {
  let stream: RecordStream
  private(set) var checks: [CompiledCheck] = []
  let plan: OpaquePointer
  private let audit: AuditContext
  private let setup: CaseSetup
  private let rules: RuleCompiler
  private var fields: [StreamedField: Int32] = [:]
  private(set) var paths: [[String]] = []
  private var groups: [[Int32]: Int32] = [:]
  private(set) var groupFields: [[Int32]] = []
  /// The programs of each group's tests.
  private(set) var groupTests: [[Program]] = []
  private var tests: [String: Int32] = [:]

  /// The field that names a record's instance; -1 where no single field does.
  private(set) var subject: Int32 = -1

  /// Whether records have names, of which no two may be the same.
  private(set) var hasNames = false

  init?(_ stream: RecordStream, audit: AuditContext, setup: CaseSetup, rules: RuleCompiler) {
    guard let plan = rs_plan_create() else { return nil }
    self.plan = plan
    self.stream = stream
    self.audit = audit
    self.setup = setup
    self.rules = rules
    for path in stream.required {
      _ = field(StreamedField(path: path, isPresence: true), isRequired: true)
    }
    let key = audit.vocabularies.entities.first { $0.name == stream.entity }?.key
    guard !stream.hasOtherNames else { return nil }
    if let key {
      // Records that are called the same cannot be judged one by one.
      guard let plain = stream.plainField(of: key), !isSecret(plain.path) else { return nil }
      subject = field(StreamedField(path: plain.path, isPresence: false))
      hasNames = true
      rs_plan_name(self.plan, subject, 0, stream.type(of: key) == .string ? 0 : 1)
    }
  }

  deinit {
    rs_plan_free(plan)
  }

  /// Adds a check; false where it depends on more than a record and what there is one of.
  func add(_ check: CompiledCheck) -> Bool {
    guard let conditions = all(check.conditions, check) else { return false }
    var demand: Int32 = -1
    if let require = check.require {
      guard let node = node(require.expression) else { return false }
      demand = node
    }
    rs_plan_rule(plan, conditions, demand)
    checks.append(check)
    return true
  }

  private func all(_ conditions: [CompiledCondition], _ check: CompiledCheck) -> Int32? {
    var nodes: [Int32] = []
    for condition in conditions {
      switch condition {
      case .program(let program):
        guard let node = node(program.expression) else { return nil }
        nodes.append(node)
      case .scope:
        guard check.scope == nil else { return nil }
        nodes.append(constant(RS_UNKNOWN))
      case .noneOf(let siblings, let isOnlyOne):
        for sibling in siblings {
          guard let node = node(sibling.expression) else { return nil }
          nodes.append(add(RS_NOT, [node]))
        }
        if !isOnlyOne || siblings.isEmpty { nodes.append(constant(RS_UNKNOWN)) }
      }
    }
    return add(RS_ALL, nodes)
  }

  // MARK: conditions

  private func add(_ kind: Int, _ operands: [Int32]) -> Int32 {
    rs_plan_node(plan, Int32(kind), operands, operands.count)
  }

  private func constant(_ truth: Int) -> Int32 { add(RS_CONSTANT, [Int32(truth)]) }

  /// The node of a boolean expression, whose nesting its parser has bounded.
  private func node(_ expression: Expression) -> Int32? {
    switch expression.kind {
    case .logical(let joiner, let operands):
      let nodes = operands.compactMap { node($0) }
      guard nodes.count == operands.count else { return nil }
      return add(joiner == .and ? RS_ALL : RS_ANY, nodes)
    case .unary(.not, let operand):
      return node(operand).map { add(RS_NOT, [$0]) }
    case .binary(.contained, let operand, let list):
      guard let texts = Self.texts(list), StreamTest.isText(operand, stream) else {
        return test(expression)
      }
      let tests = texts.compactMap { text in
        test(Expression(.binary(.equal, operand, Expression(.literal(.string(text))))))
      }
      return tests.count == texts.count ? add(RS_ANY, tests) : test(expression)
    case .literal(.bool(let flag)):
      return constant(flag ? RS_YES : RS_NO)
    default:
      return test(expression)
    }
  }

  /// The elements of a list of a few texts; nil for any other.
  private static func texts(_ list: Expression) -> [String]? {
    guard case .list(let elements) = list.kind, (1...4).contains(elements.count) else { return nil }
    let texts = elements.compactMap { element -> String? in
      if case .literal(.string(let text)) = element.kind { text } else { nil }
    }
    return texts.count == elements.count ? texts : nil
  }

  private func test(_ expression: Expression) -> Int32? {
    let text = expression.description
    if let known = tests[text] { return add(RS_TEST, [known]) }
    guard let program = try? rules.compile(RuleExpression(text)) else { return nil }
    var needed: [StreamedField] = []
    var isConstant = true
    for name in program.variables {
      guard let attribute = audit.vocabularies.attribute(named: name) else { return nil }
      if attribute.entity == stream.entity {
        guard let own = stream.fields(of: name) else { return nil }
        needed += own
        isConstant = false
      } else if audit.isMany(attribute.entity) {
        return nil
      }
    }
    if isConstant { return constant(truth(of: program)) }
    guard !needed.contains(where: { isSecret($0.path) }), hasNoNesting(needed) else { return nil }
    let direct = StreamTest(program.expression, stream: stream)
    var numbers = Set(needed.map { field($0) })
    numbers.formUnion(direct?.fields.map { field($0) } ?? [])
    let number = add(direct, program, group: group(numbers.sorted()))
    tests[text] = number
    return add(RS_TEST, [number])
  }

  private func truth(of program: Program) -> Int {
    let scene = Scene(audit: audit, setup: setup, instances: [:])
    return Int(scene.truth(of: program, scope: .unknown([])).code)
  }

  // MARK: fields and tests

  private func field(_ field: StreamedField, isRequired: Bool = false) -> Int32 {
    if let known = fields[field] { return known }
    let number = Self.withCStrings(field.path) {
      rs_plan_field(plan, $0, field.path.count, field.isPresence ? 1 : 0, isRequired ? 1 : 0)
    }
    fields[field] = number
    if Int(number) == paths.count { paths.append(field.path) }
    return number
  }

  private static func withCStrings<R>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> R
  ) -> R {
    let copies = texts.map { text in
      let bytes = Array(text.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      copy.initialize(from: bytes, count: bytes.count)
      return copy
    }
    defer { copies.forEach { $0.deallocate() } }
    let pointers = copies.map { UnsafePointer($0) as UnsafePointer<CChar>? }
    return pointers.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        var none: UnsafePointer<CChar>?
        return body(&none)
      }
      return body(base)
    }
  }

  private func group(_ numbers: [Int32]) -> Int32 {
    if let known = groups[numbers] { return known }
    let group = rs_plan_group(plan, numbers, numbers.count)
    groups[numbers] = group
    groupFields.append(numbers)
    groupTests.append([])
    return group
  }

  private func add(_ direct: StreamTest?, _ program: Program, group: Int32) -> Int32 {
    groupTests[Int(group)].append(program)
    var test = rs_test()
    test.group = group
    guard let direct else { return rs_plan_test(plan, test) }
    test.how = Int32(direct.how)
    test.first = field(direct.first)
    test.second = direct.second.map { field($0) } ?? 0
    test.negated = direct.isNegated ? 1 : 0
    test.folds = direct.folds ? 1 : 0
    test.null_is_empty = direct.nullIsEmpty ? 1 : 0
    test.number = direct.number
    return direct.text.withCString { text in
      test.text = text
      test.length = direct.text.utf8.count
      return rs_plan_test(plan, test)
    }
  }

  /// Whether a field is one that only the reader may see.
  private func isSecret(_ path: [String]) -> Bool {
    audit.vocabularies.secrets.contains { secret in
      guard let name = secret.path.last else { return false }
      return path.contains { $0.lowercased() == name.lowercased() }
    }
  }

  /// Whether no object is read as a whole and in parts.
  private func hasNoNesting(_ needed: [StreamedField]) -> Bool {
    let all = Array(fields.keys) + needed
    return !all.contains { outer in
      !outer.isPresence
        && all.contains { inner in
          inner.path.count > outer.path.count && inner.path.starts(with: outer.path)
        }
    }
  }
}

extension Truth {
  /// The truth as the scanner writes it.
  var code: UInt8 {
    switch self {
    case .no: UInt8(RS_NO)
    case .yes: UInt8(RS_YES)
    case .unknown: UInt8(RS_UNKNOWN)
    case .error: UInt8(RS_ERROR)
    }
  }
}
