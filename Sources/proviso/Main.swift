import ArgumentParser
import Glibc
import Policy

/// The one place where errors become messages and exit statuses.
@main
enum Main {
  static func main() {
    // A reader that has gone is an error of `write`, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try Proviso.parseAsRoot()
      Heartbeat.start()
      try command.run()
      Heartbeat.stop()
    } catch {
      Heartbeat.stop()
      exit(status(after: error).rawValue)
    }
  }

  private static func status(after error: any Error) -> ExitStatus {
    switch error {
    case let status as ExitStatus:
      return status
    case let failure as CommandFailure:
      failure.messages.forEach { Output.complain($0) }
      return .wrong
    case let diagnostics as Diagnostics:
      Output.complain(diagnostics.items)
      return .wrong
    default:
      return usage(error)
    }
  }

  /// Help and version are results; every other message of the argument parser is a usage error.
  private static func usage(_ error: any Error) -> ExitStatus {
    let message = Proviso.fullMessage(for: error)
    if Proviso.exitCode(for: error) == .success {
      try? Output.write(message.hasSuffix("\n") ? message : message + "\n")
      return .success
    }
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      Output.complain(String(line))
    }
    return .wrong
  }
}
