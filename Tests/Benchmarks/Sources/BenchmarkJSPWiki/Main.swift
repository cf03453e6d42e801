import Glibc

/// Runs the benchmarks that are named, all of them without a name.
@main
enum Main {
  static func main() throws {
    let wanted = CommandLine.arguments.dropFirst()
    let known: [(String, () throws -> Void)] = [
      ("pages", RealPages.run), ("diff", LineDiffs.run), ("hostile", HostilePages.run),
    ]
    if let unknown = wanted.first(where: { name in !known.contains { $0.0 == name } }) {
      print("unknown benchmark `\(unknown)`; there are \(known.map(\.0).joined(separator: ", "))")
      exit(64)
    }
    for (name, run) in known where wanted.isEmpty || wanted.contains(name) {
      try run()
      print("")
    }
  }
}
