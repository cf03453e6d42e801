import Policy
import Testing

@testable import Extraction

/// Claims whose subject or object says more than which attribute is meant.
@Suite struct RewrittenClaimTests {
  @Test func boundsInTheSubject() {
    #expect(Sample.bind("More than ten uplink", .notSupported) == "server.line_mbit <= 10")
    #expect(
      Sample.bind("more than 5 user limit", .supported, negated: true) == "server.max_users <= 5")
    #expect(Sample.bind("Less than two user limit", .notSupported) == "server.max_users >= 2")
    #expect(Sample.bind("More than enough user limit", .notSupported) == "unbound")
  }

  @Test func elementsInTheSubject() {
    #expect(
      Sample.bind("the permission Mail.Send", .present)
        == "app.scopes.exists(e, e == \"Mail.Send\")")
    #expect(
      Sample.bind("the permission Mail.Send", .absent)
        == "!app.scopes.exists(e, e == \"Mail.Send\")")
    #expect(
      Sample.bind("the user", .requires, ["the permission user.read"])
        == "app.scopes.exists(e, e == \"user.read\")")
    #expect(
      Sample.bind("display name Mail.Send", .present) == "partial: server.name != \"\"")
  }

  @Test func oneThingInTwoPlaces() {
    let same = "server.cluster_port == peer.cluster_port"
    #expect(Sample.bind("cluster port", .sameAs, ["both servers"]) == same)
    #expect(Sample.bind("cluster port", .sameAs, ["all the nodes"]) == same)
    #expect(Sample.bind("cluster port", .sameAs, ["each node"], negated: true) == "!(\(same))")
    #expect(Sample.bind("cluster port", .sameAs, ["the moon"]) == "unbound")
    #expect(Sample.bind("user limit", .sameAs, ["both servers"]) == "unbound")
  }

  @Test func oneAttributeBoundsAnother() {
    #expect(
      Sample.bind("upload limit", .atLeast, ["the largest file"])
        == "server.upload_mb >= server.largest_file_mb")
    #expect(
      Sample.bind("upload limit", .atMost, ["the cache size"])
        == "partial: server.upload_mb <= server.cache_kb")
    #expect(Sample.bind("upload limit", .atLeast, ["the display name"]) == "unbound")
  }

  @Test func textsThatAreOff() {
    #expect(Sample.bind("display name", .disabled) == "server.name == \"\"")
    #expect(Sample.bind("display name", .notSupported) == "server.name == \"\"")
  }

  @Test func letterCases() {
    #expect(
      Sample.bind("display name", .matches, ["lower case"]) == "!server.name.matches(\"[A-Z]\")")
    #expect(
      Sample.bind("display name", .matches, ["capital letters"])
        == "!server.name.matches(\"[a-z]\")")
  }

  @Test func theProductItselfIsNoCondition() {
    #expect(
      Sample.bind("Legacy Login", .notSupported, ["Ferry"])
        == "tenant.legacy_login.enabled == false")
    #expect(Sample.bind("Legacy Login", .notSupported, ["Canoe"]) == "unbound")
  }
}
