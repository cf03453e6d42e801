extension NodeReader {
  /// `sha256:` and 64 hexadecimal digits.
  func claimDigest() -> String? {
    guard let text = string() else { return nil }
    let digits = text.utf8.dropFirst(ClaimDigest.prefix.utf8.count)
    let isDigest =
      text.hasPrefix(ClaimDigest.prefix) && digits.count == 64
      && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard isDigest else {
      error(
        "`\(Self.excerpt(text))` is no hash of a claim",
        help: "expected `sha256:` and 64 hexadecimal digits in lower case")
      return nil
    }
    return text
  }
}
