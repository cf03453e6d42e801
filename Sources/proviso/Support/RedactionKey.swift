import Audit
import FoundationEssentials
import Glibc
import Policy

/// The secret key of redacted reports, which is kept in a file so that tokens stay the same.
enum RedactionKey {
  /// Where the key is kept unless the command line says otherwise.
  static func defaultPath() throws(CommandFailure) -> String {
    let environment = ProcessInfo.processInfo.environment
    func folder(_ name: String) -> String? {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    guard let base = folder("XDG_CONFIG_HOME") ?? folder("HOME").map({ "\($0)/.config" }) else {
      throw CommandFailure("there is no home folder for the key; name a file with --redaction-key")
    }
    return "\(base)/proviso/redaction.key"
  }

  /// The tokens of the key in a file, which is made where it is not there.
  static func read(_ path: String) throws(CommandFailure) -> IdentityTokens {
    if !Inputs.isFile(path) { try make(path) }
    // An editor may have put a line end behind the key.
    let bytes = Array(try Inputs.read(path).reversed().drop { $0 == 10 || $0 == 13 }.reversed())
    guard let tokens = IdentityTokens(key: bytes) else {
      throw CommandFailure(
        FileDiagnostic(
          file: path, message: "the key is shorter than \(IdentityTokens.keyLength) bytes",
          help: "remove the file, and a new key is made"))
    }
    return tokens
  }

  /// Makes a key that nobody can guess and only the owner of the file can read.
  private static func make(_ path: String) throws(CommandFailure) {
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try Output.makeFolder(String(path[..<slash]))
    }
    var random = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef".utf8)
    let key = (0..<64).map { _ in digits[Int(random.next() & 15)] }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      // Another process has made it meanwhile.
      if errno == EEXIST && Inputs.isFile(path) { return }
      throw CommandFailure(
        FileDiagnostic(
          file: path, message: "cannot make the key: \(SystemError.describe(errno))",
          help: "name another file with --redaction-key"))
    }
    defer { close(descriptor) }
    try Output.send(key + [10], to: descriptor)
    Output.complain("\(path): note: made the key of redacted reports; keep it to compare them")
  }
}
