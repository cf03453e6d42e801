import Foundation
import Testing

/// Damaged input: one clear message with its place, exit status 2, no output file.
@Suite struct BadInputTests {
  private static let page = "!!! Mail\n\nThe __Port__ must be 587.\n"

  @Test(
    arguments: [
      ([], "the file is empty"), ([0xFF, 0xFE, 0x41], "invalid UTF-16"),
      ([0xFF, 0xFE, 0x20, 0x00], "the file is empty"), ([0x00, 0x01, 0x02], "not a wiki page"),
    ] as [([UInt8], String)])
  func pages(bytes: [UInt8], message: String) throws {
    let scratch = try Scratch()
    let file = try scratch.write(bytes, to: "page.txt")
    let run = try Tool.run(["compile", file, "-o", scratch.url("out").path])
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(try scratch.names() == ["page.txt"])
  }

  private static func utf16(isBigEndian: Bool) -> [UInt8] {
    let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    return page.utf16.reduce(into: mark) { bytes, unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += isBigEndian ? pair : pair.reversed()
    }
  }

  private static let disguised: [([UInt8], Bool)] = [
    (utf16(isBigEndian: false), false),
    (utf16(isBigEndian: true), false),
    (Array(page.utf8) + [0x0A, 0xE4, 0x0A], true),
    (Array("<pre>\n\(page)\n</pre>".utf8), false),
  ]

  @Test(arguments: disguised)
  func pagesInOtherEncodingsAndFramesAreRead(bytes: [UInt8], isNoted: Bool) throws {
    let scratch = try Scratch()
    let file = try scratch.write(bytes, to: "page.txt")
    let run = try Tool.run(["trace", file, "--format", "json"])
    #expect(run.status == 0)
    #expect(run.output.contains("\"587\""), "\(run.output)")
    #expect(run.errors.contains("Latin-1") == isNoted)
  }

  @Test func savedHTMLViewsAreReadOrSaidNotToBePages() throws {
    let scratch = try Scratch()
    let rows =
      "<tr><td class=\"diff\">At line 2 added one line</td></tr>"
      + "<tr><td class=\"diffadd\">The __Port__ must be 587.</td></tr>"
    let diff = try scratch.write(
      "<!DOCTYPE html><html><body><table class=\"diff\">\(rows)</table></body></html>",
      to: "diff.html")
    let run = try Tool.run(["trace", diff, "--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\"587\""), "\(run.output)")
    let other = try scratch.write("<!DOCTYPE html><html><p>x</p></html>", to: "other.html")
    #expect(try Tool.run(["trace", other]).errors.contains("this is HTML"))
  }

  private static let diffPage = """
    List of attachments

    This page (revision-9) was last changed on 01-Jan-2026 10:00 by editor

    Difference between version and

    At line 2 added 2 lines
    The __Port__ must be 587.
    The __Realm__ must exist.
    At line 6 changed one line
    The __Guest__ flag must be off.
    The __Guest__ flag must be on.
    Version Date Modified Size Author Changes ... Change note
    9 01-Jan-2026 10:00 1.2 kB editor to previous

    """

  @Test func savedDiffPagesAreRead() throws {
    let scratch = try Scratch()
    let file = try scratch.write(Self.diffPage, to: "saved.txt")
    #expect(try Tool.run(["compile", file]).status == 0)
  }

  @Test(arguments: [
    ("added 2 lines", "added 3 lines", "hunk 1 (`At line 2 added 3 lines`)"),
    ("At line 6 changed", "At line 1 changed", "hunk 2 (`At line 1 changed one line`)"),
    (
      "Version Date Modified Size Author Changes ... Change note\n9 01-Jan-2026 10:00 1.2 kB editor to previous\n",
      "", "saved whole?"
    ),
    ("The __Guest__ flag must be on.\n", "", "hunk 2"),
  ])
  func damagedDiffPages(old: String, new: String, message: String) throws {
    let scratch = try Scratch()
    let damaged = Self.diffPage.replacingOccurrences(of: old, with: new)
    let file = try scratch.write(damaged, to: "saved.txt")
    let run = try Tool.run(["compile", file, "-o", scratch.url("out").path])
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(try scratch.names() == ["saved.txt"])
  }

  private static let smallPolicy = """
    apiVersion: proviso/v1
    kind: Policy
    metadata: {name: p, title: P}
    source: {page: P, digest: "sha256:\(String(repeating: "0", count: 64))", fidelity: markup}
    vocabularies: [microsoft365]
    requirements:
    - {id: a, kind: constraint, level: must, text: t, require: tenant.security_defaults.enabled == false, source: {line: 1}}
    - {id: b, kind: constraint, level: must, text: t, require: account.licensed == true, source: {line: 2}}

    """

  @Test(arguments: [
    (
      "security-defaults.json",
      #"{"error": {"code": "Authorization_RequestDenied", "message": "Insufficient privileges."}}"#
    ),
    (
      "users.json",
      #"{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users(id,userPrincipalName)", "value": [], "@odata.nextLink": "https://graph.microsoft.com/v1.0/users?$skiptoken=x"}"#
    ),
  ])
  func incompleteExportsAreUnknownNotClean(name: String, text: String) throws {
    let scratch = try Scratch()
    let policy = try scratch.write(Self.smallPolicy, to: "p.policy.yaml")
    let snapshot = try scratch.write(text, to: "snapshot/\(name)")
    let run = try Tool.run(["check", policy, "--snapshot", snapshot, "--format", "json"])
    #expect(run.status != 2, "\(run.errors)")
    #expect(run.output.contains("\"unknown\""))
    #expect(!run.output.contains("\"verdict\": \"pass\""))
    let strict = try Tool.run(["check", policy, "--snapshot", snapshot, "--strict"])
    #expect(strict.status == 3 || strict.status == 1)
    #expect(!strict.output.contains("\nclean"))
  }

  @Test func oneDamagedPageStopsAll() throws {
    let scratch = try Scratch()
    let good = try scratch.write(Self.page, to: "good.txt")
    let bad = try scratch.write([0x00], to: "bad.txt")
    let run = try Tool.run(["compile", good, bad, "-o", scratch.url("out").path])
    #expect(run.status == 2)
    #expect(try scratch.names() == ["bad.txt", "good.txt"])
  }

  @Test func lineEndsMakeNoDifference() throws {
    let scratch = try Scratch()
    let page = try scratch.write(Self.page, to: "a/Mail.txt")
    let crlf = Self.page.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let other = try scratch.write(crlf, to: "b/Mail.txt")
    let first = try Tool.run(["compile", page])
    let second = try Tool.run(["compile", other])
    #expect(first.status == 0 && second.status == 0)
    func withoutDigest(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.contains("digest:") }
    }
    #expect(withoutDigest(first.output) == withoutDigest(second.output))
  }

  private static let head = "apiVersion: proviso/v1\nkind: Assessment\nmetadata: {name: a}\n"

  @Test(arguments: [
    ("a: [1,\n", ":2:1: error:"), (head + "kind: Assessment\n", ":4:1: error: duplicate key"),
    (head + "cuses: []\n", "`cases`"),
    (
      head + "attestations:\n- {attribute: acount.upn, value: a, by: b, on: 2026-01-01}\n",
      "account.upn"
    ),
    (head + "cases:\n- {name: a, account: 'account.upn == 3'}\n", ":5:"),
    (head + "cases:\n- {name: a, account: 'account.upn =='}\n", ":5:"),
    (head + "waivers:\n- {requirement: a, reason: b, approved_by: c, expires: soon}\n", "soon"),
    ("- 1\n", "error:"), ("", "empty"),
  ])
  func files(text: String, message: String) throws {
    let scratch = try Scratch()
    let file = try scratch.write(text, to: "file.assessment.yaml")
    let run = try Tool.run(["validate", file])
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func aliasBombs() throws {
    let scratch = try Scratch()
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<10 {
      let alias = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(alias)]\n"
    }
    let run = try Tool.run(["validate", try scratch.write(text, to: "bomb.yaml")])
    #expect(run.status == 2)
    #expect(run.errors.contains("aliases"))
  }

  private static let policy = Place.fixture("house/party.policy.yaml")
  private static let vocabulary = ["--vocabulary", Place.fixture("house/house.vocabulary.yaml")]

  @Test(arguments: [
    ("a.json", #"{"value": [1, "#, ":1:"),
    ("prefs.XML", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", "<!DOCTYPE"),
    ("a.yaml", "a: &a [*a]\n", "error:"),
  ])
  func snapshots(name: String, text: String, message: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "snapshot/\(name)")
    let output = scratch.url("report").path
    let run = try Tool.run(
      ["check", Self.policy, "--snapshot", scratch.url("snapshot").path, "-o", output]
        + Self.vocabulary)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(try scratch.names() == ["snapshot"])
  }

  @Test func whatNobodyRecognisesIsAWarningThatNamesIt() throws {
    let scratch = try Scratch()
    try scratch.write(#"{"strange": 1}"#, to: "snapshot/odd.json")
    let run = try Tool.run(
      ["check", Self.policy, "--snapshot", scratch.url("snapshot").path] + Self.vocabulary)
    #expect(run.status == 0)
    #expect(run.errors.contains("odd.json: warning:"))
    #expect(run.output.contains("not clean"))
  }

  @Test func missingFilesAreNamed() throws {
    let run = try Tool.run(["check", "no/such.policy.yaml", "--snapshot", "."])
    #expect(run.status == 2)
    #expect(run.errors == "no/such.policy.yaml: error: cannot read: no such file or folder\n")
  }
}
