import CEL
import CRecordScan
import Glibc
import Policy
import Snapshot

/// Judges the records of one stream.
final class StreamRun {
  private let plan: StreamPlan
  private let audit: AuditContext
  private let setup: CaseSetup
  private let options: StreamOptions
  private let reader: StreamReader
  private var problem: Diagnostics?

  init(
    _ plan: StreamPlan, audit: AuditContext, setup: CaseSetup, options: StreamOptions
  ) throws(Diagnostics) {
    self.plan = plan
    self.audit = audit
    self.setup = setup
    self.options = options
    reader = try StreamReader(audit.vocabularies)
  }

  /// One verdict of one record.
  struct Sample {
    var check: CompiledCheck
    var scene: Scene
    var verdict: Verdict
  }

  /// What all records say together.
  struct Outcome {
    var tallies: [Tally]
    var samples: [[Sample]]
    var records: Int
    var strangers: Int
    /// Whether some records may be of the same instance, so that the tallies mean nothing.
    var hasRepeats: Bool
  }

  private static let verdicts: [Verdict] = [
    .pass, .fail, .unknown, .notApplicable, .manual, .error,
  ]

  /// Reads the file once.
  ///
  /// - Throws: where it cannot be read, a record is malformed, or rows cannot be written.
  func run() throws(Diagnostics) -> Outcome {
    try read { (descriptor) throws(Diagnostics) in
      let result = scan(descriptor)
      if let problem { throw problem }
      try check(result)
      return try outcome(of: result, descriptor)
    }
  }

  /// Reads the file once to find out whether some records may be of the same instance.
  ///
  /// - Throws: where it cannot be read, or a record is malformed.
  func hasRepeats() throws(Diagnostics) -> Bool {
    try read { (descriptor) throws(Diagnostics) in
      let result = rs_scan(
        plan.plan, descriptor, UInt64(plan.stream.size), Int32(options.threads), 0, nil, nil, nil,
        nil)
      try check(result)
      return result.repeats != 0
    }
  }

  private func read<T>(_ body: (Int32) throws(Diagnostics) -> T) throws(Diagnostics) -> T {
    let descriptor = open(plan.stream.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Diagnostics(FileDiagnostic(file: plan.stream.file, message: "cannot read the file"))
    }
    defer { close(descriptor) }
    return try body(descriptor)
  }

  private func check(_ result: rs_result) throws(Diagnostics) {
    if Int(result.status) != RS_DONE { throw Diagnostics(diagnostic(of: result)) }
  }

  private func scan(_ descriptor: Int32) -> rs_result {
    let context = Unmanaged.passUnretained(self).toOpaque()
    let scan = { (rows: UnsafePointer<rs_rows>?) in
      rs_scan(
        self.plan.plan, descriptor, UInt64(self.plan.stream.size), Int32(self.options.threads),
        self.options.findings,
        { context, group, values, truths in
          guard let context, let values, let truths else { return }
          Unmanaged<StreamRun>.fromOpaque(context).takeUnretainedValue()
            .decide(Int(group), values, truths)
        },
        { context, bytes in
          guard let context else { return }
          let run = Unmanaged<StreamRun>.fromOpaque(context).takeUnretainedValue()
          run.options.progress?(Int(bytes), run.plan.stream.size)
        }, context, rows)
    }
    guard let target = options.rows else { return scan(nil) }
    let names = plan.checks.map { check in strdup(target.name(check.check.id.rawValue)) }
    defer { names.forEach { free($0) } }
    let pointers = names.map { $0.map { UnsafePointer($0) } }
    return pointers.withUnsafeBufferPointer { names in
      "\(plan.stream.entity) ".withCString { prefix in
        var rows = rs_rows(
          descriptor: target.descriptor, subject: plan.subject, prefix: prefix,
          rules: names.baseAddress)
        return scan(&rows)
      }
    }
  }

  private func diagnostic(of result: rs_result) -> FileDiagnostic {
    let said = result.message.map { String(cString: $0) } ?? "it cannot be read"
    guard Int(result.status) == RS_MALFORMED else {
      return FileDiagnostic(file: plan.stream.file, message: said)
    }
    return FileDiagnostic(
      .error, file: plan.stream.file, place: FilePlace(line: Int(result.line), column: 1),
      message: "malformed JSON: \(said)")
  }

  // MARK: what the scanner asks

  private func decide(
    _ group: Int, _ values: UnsafePointer<rs_value>, _ truths: UnsafeMutablePointer<UInt8>
  ) {
    let programs = plan.groupTests[group]
    var record = StreamedRecord()
    for (place, field) in plan.groupFields[group].enumerated() {
      record.set(values[place], at: plan.paths[Int(field)])
    }
    do throws(Diagnostics) {
      let scene = try scene(record.json, line: 1, isNamed: false)
      for (place, program) in programs.enumerated() {
        truths[place] = scene.truth(of: program, scope: .unknown([])).code
      }
    } catch {
      problem = problem ?? error
    }
  }

  private func scene(
    _ record: [UInt8], line: Int, isNamed: Bool
  ) throws(Diagnostics) -> Scene {
    let instance = try plan.stream.instance(
      record: record, line: line, isNamed: isNamed, using: reader)
    return Scene(
      audit: audit, setup: setup,
      instances: [plan.stream.entity: CaseInstance(instance, isMany: true)])
  }

  // MARK: results

  private func outcome(
    of result: rs_result, _ descriptor: Int32
  ) throws(Diagnostics) -> Outcome {
    var outcome = Outcome(
      tallies: [], samples: plan.checks.map { _ in [] }, records: Int(result.records),
      strangers: Int(result.strangers), hasRepeats: result.repeats != 0)
    let width = Self.verdicts.count
    for check in plan.checks.indices {
      var tally = Tally()
      for (place, verdict) in Self.verdicts.enumerated() {
        tally.add(Int(result.counts[check * width + place]), of: verdict)
      }
      outcome.tallies.append(tally)
    }
    for sample in UnsafeBufferPointer(start: result.samples, count: result.sample_count) {
      let check = Int(sample.rule)
      let bytes = bytes(of: sample, descriptor)
      let own = try scene(bytes, line: Int(sample.line), isNamed: true)
      let instances = own.instances.merging(others(plan.checks[check])) { first, _ in first }
      outcome.samples[check].append(
        Sample(
          check: plan.checks[check], scene: Scene(audit: audit, setup: setup, instances: instances),
          verdict: Self.verdicts[Int(sample.verdict)]))
    }
    return outcome
  }

  /// The instances that a check names beside the record's.
  private func others(_ check: CompiledCheck) -> [String: CaseInstance] {
    var instances: [String: CaseInstance] = [:]
    for entity in check.entities where entity != plan.stream.entity {
      instances[entity] = audit.singleton(entity)
    }
    return instances
  }

  private func bytes(of sample: rs_sample, _ descriptor: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(sample.length))
    let count = pread(descriptor, &bytes, bytes.count, off_t(sample.offset))
    return Array(bytes.prefix(max(count, 0)))
  }
}
