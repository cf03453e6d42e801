import ArgumentParser

@main
struct Proviso: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compile product documentation in a JSPWiki into policies that a machine checks.")
}
