/// Records whose fields are in hand: what the variables of a layout stand for, record by record.
///
/// Making a table copies every value once into a form that conditions read without counting
/// references or allocating. It takes 48 bytes a field, and the texts of more than 16 bytes and the
/// elements of lists.
public final class RecordTable: Sendable {
  /// Which variable stands in which column.
  public let layout: RecordLayout
  /// The number of records.
  public let count: Int
  /// The fields as they were given, record after record, for what cells cannot tell.
  private let outcomes: [Outcome]
  private let memory: CellMemory
  private let width: Int

  /// Fills a table: `field` is asked once for each record and each column of the layout, record
  /// after record, and gives what the variable of that column stands for.
  public init(_ layout: RecordLayout, count: Int, field: (_ record: Int, _ column: Int) -> Outcome)
  {
    let width = layout.variables.count
    var outcomes: [Outcome] = []
    outcomes.reserveCapacity(count * width)
    for record in 0..<count {
      for column in 0..<width { outcomes.append(field(record, column)) }
    }
    self.layout = layout
    self.count = count
    self.width = width
    self.outcomes = outcomes
    memory = CellMemory(count: outcomes.count) { place in
      let (column, record) = place.quotientAndRemainder(dividingBy: max(1, count))
      return outcomes[record * width + column]
    }
  }

  /// The cells, column after column.
  @inline(__always)
  var cells: UnsafePointer<Cell> { memory.cells }

  /// Calls `body` with the fields of a record, which there has to be.
  func withFields<Result>(of record: Int, _ body: (Span<Outcome>) -> Result) -> Result {
    outcomes.withUnsafeBufferPointer { all in
      body(UnsafeBufferPointer(rebasing: all[record * width..<(record + 1) * width]).span)
    }
  }
}
