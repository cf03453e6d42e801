internal import Policy

/// Goes through the records of an entity's large files, so that those of an instance come together.
struct PartWalk {
  private let plan: SlicePlan
  private let contents: SnapshotContents
  private let held: [(format: Int, record: RawRecord)]
  private let reader: SliceReader
  private let size: Int
  private let progress: ((_ done: Int, _ all: Int) -> Void)?

  /// Prepares the walk; `contents` holds everything else, `held` are the records of the entity that small
  /// files have, and `size` says how many bytes of records are read together where they are neighbours.
  ///
  /// - Throws: where there is no memory.
  init(
    plan: SlicePlan, contents: SnapshotContents, held: [(format: Int, record: RawRecord)],
    size: Int,
    progress: ((_ done: Int, _ all: Int) -> Void)?
  ) throws(Diagnostics) {
    self.plan = plan
    self.contents = contents
    self.held = held
    self.size = size
    self.progress = progress
    do throws(ReadingFault) {
      reader = try SliceReader(contents.vocabularies)
    } catch {
      throw Diagnostics(error.diagnostic(file: "snapshot"))
    }
  }

  /// What takes a part: the contents that holds its records.
  typealias Body = (SnapshotContents) throws(Diagnostics) -> Void

  /// Gives every part.
  ///
  /// - Throws: where a file cannot be read any more, and what `body` throws.
  func run(_ body: Body) throws(Diagnostics) {
    if plan.parts == 1 { try inOrder(body) } else { try sorted(body) }
  }

  /// Records of one instance are neighbours everywhere.
  private func inOrder(_ body: Body) throws(Diagnostics) {
    var done = 0
    try give(held, to: body)
    for (position, file) in plan.files.enumerated() {
      let elements = try reading { () throws(ReadingFault) in try file.elements() }
      var slices = SliceSequence(elements, file: position, size: size)
      while let slice = try reading({ () throws(ReadingFault) in try slices.next() }) {
        try give([slice], to: body)
        progress?(done + elements.offset, allBytes)
      }
      done += file.size
    }
  }

  private var allBytes: Int { plan.files.reduce(0) { $0 + $1.size } }

  private func give(
    _ held: [(format: Int, record: RawRecord)], to body: Body
  ) throws(Diagnostics) {
    guard !held.isEmpty else { return }
    var part = contents
    part.hold(held, of: plan.entity)
    try body(part)
  }

  private func give(_ slices: [Slice], to body: Body) throws(Diagnostics) {
    var part = contents
    try add(slices, to: &part)
    try body(part)
  }

  private func add(_ slices: [Slice], to part: inout SnapshotContents) throws(Diagnostics) {
    for slice in slices {
      try reading { () throws(ReadingFault) in
        try part.add(slice, of: plan.files[slice.file], using: reader)
      }
    }
  }

  /// Records of one instance are sorted into the same part first.
  private func sorted(_ body: Body) throws(Diagnostics) {
    var plan = plan
    let spool = try reading { () throws(ReadingFault) in try self.spool(&plan) }
    for number in 0..<plan.parts {
      var own: [(format: Int, record: RawRecord)] = []
      for (record, entry) in held.enumerated() where plan.part(of: record) == number {
        own.append(entry)
      }
      var part = contents
      part.hold(own, of: plan.entity)
      let slices = try reading { () throws(ReadingFault) in
        try self.slices(of: number, in: spool)
      }
      try add(slices, to: &part)
      for format in Set(own.map(\.format)) { part.order(format) }
      try body(part)
      progress?(allBytes / plan.parts * (number + 1), allBytes)
    }
  }

  private func spool(_ plan: inout SlicePlan) throws(ReadingFault) -> RecordSpool {
    let spool = try RecordSpool(parts: plan.parts)
    var record = plan.heldRecords
    for (position, file) in plan.files.enumerated() {
      let elements = try file.elements()
      while let element = try elements.next() {
        guard let part = plan.part(of: record) else {
          throw ReadingFault("the file has grown while it was read")
        }
        try spool.add(element, of: position, to: part)
        record += 1
      }
    }
    return spool
  }

  private func slices(of part: Int, in spool: RecordSpool) throws(ReadingFault) -> [Slice] {
    var slices: [Slice] = []
    try spool.records(of: part) { (file, element) throws(ReadingFault) in
      if let last = slices.indices.last, slices[last].file == file, slices[last].add(element) {
        return
      }
      var slice = Slice(file: file, frame: plan.files[file].frame)
      _ = slice.add(element)
      slices.append(slice)
    }
    return slices
  }

  private func reading<T>(_ work: () throws(ReadingFault) -> T) throws(Diagnostics) -> T {
    do throws(ReadingFault) {
      return try work()
    } catch {
      throw Diagnostics(error.diagnostic(file: plan.files[0].entry.name))
    }
  }
}
