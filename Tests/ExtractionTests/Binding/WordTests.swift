import Policy
import Testing

@testable import Extraction

@Suite struct WordTests {
  @Test(arguments: [
    ("The user’s “App-Passwords”", "user app passwords"), ("sign-in (2FA)", "sign in 2fa"),
    ("OAuth 2.0 / XOAUTH", "oauth 2.0 xoauth"), ("don't", "dont"), ("🔴 a value!", "value"),
    ("mail.contoso.example.", "mail.contoso.example"), ("Größe", "größe"), ("", ""),
  ])
  func splits(text: String, words: String) {
    #expect(WordSequence.of(text).map(\.text).joined(separator: " ") == words)
  }

  @Test(arguments: [
    ("licences", "licensed"), ("policies", "policy"), ("enable", "enabled"),
    ("addresses", "address"), ("permitted", "permit"), ("Redirect URIs", "redirect URI"),
    ("organisation", "organization"), ("settings", "setting"),
  ])
  func inflectionIsNoDifference(one: String, other: String) {
    #expect(WordSequence.key(one) == WordSequence.key(other))
  }

  @Test(arguments: [
    ("status", "stat"), ("user", "us"), ("HTTPS", "HTTP"), ("web", "we"), ("enabled", "disabled"),
  ])
  func differentWordsStayDifferent(one: String, other: String) {
    #expect(WordSequence.key(one) != WordSequence.key(other))
  }

  @Test func commasAndSlashesMarkLists() {
    let words = WordSequence.of("SMTP/IMAP, POP and Graph")
    #expect(words.map(\.isListed) == [false, true, true, false, false])
  }

  @Test func longestTermWinsAndNothingOverlaps() {
    let index = TermIndex(Sample.attributes)
    let words = WordSequence.of("the owner of the key file and a key file")
    let names = index.matches(in: words).map { match in
      match.meanings.map { index.attribute(of: $0).name }
    }
    #expect(names == [["link.key_owner"], ["link.auth"]])
  }

  @Test func sharedTermsGiveAllMeanings() {
    let index = TermIndex(Sample.attributes)
    #expect(index.matches(in: WordSequence.of("the proxy")).first?.meanings.count == 2)
  }
}
