/// Which variable stands in which column of a ``RecordTable``; shared by the table and the conditions
/// that are decided over it.
public final class RecordLayout: Sendable {
  /// The variables in the order of their columns, each once.
  public let variables: [String]
  private let columns: [String: Int]

  /// Gives each variable a column, in the order of first occurrence.
  public init(variables: some Sequence<String>) {
    var distinct: [String] = []
    var columns: [String: Int] = [:]
    for name in variables where columns[name] == nil {
      columns[name] = distinct.count
      distinct.append(name)
    }
    self.variables = distinct
    self.columns = columns
  }

  /// Gives each variable that the programs name a column.
  public convenience init(programs: some Sequence<Program>) {
    self.init(variables: programs.flatMap(\.variables))
  }

  /// The column of a variable; nil where it has none.
  public func column(of variable: String) -> Int? { columns[variable] }
}
