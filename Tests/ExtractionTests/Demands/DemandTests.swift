import Testing

@testable import Extraction

/// Each form of a demand, in sentences of our own.
@Suite struct DemandTests {
  @Test(arguments: [
    ("The __Relay flag__ must be enabled.", "constraint must: {Relay flag enabled}"),
    ("__Guest upload__ must not be enabled.", "constraint must_not: {Guest upload disabled}"),
    ("__Guest upload__ must not be disabled.", "constraint must: {Guest upload enabled}"),
    ("The pass phrase cannot be empty.", "constraint must: {pass phrase present}"),
    ("The host name must end with {{.lan}}.", "constraint must: {host name ends_with .lan}"),
    (
      "The folder has to start with {{/srv/}} or {{/data/}}.",
      "constraint must: {folder starts_with /srv/ | /data/}"
    ),
    ("The alias must not contain blanks.", "constraint must_not: {alias not contains blanks}"),
    (
      "The label cannot be longer than 20 characters.",
      "constraint must: {label at_most 20 characters}"
    ),
    (
      "The queue must hold at least 5 entries.",
      "constraint must: {queue at_least 5 entries}"
    ),
    ("The cache needs to be turned off.", "constraint must: {cache disabled}"),
    ("The retry count should be 4 or less.", "recommendation should: {retry count at_most 4}"),
    (
      "The reply address must match the login address or the alias.",
      "constraint must: {reply address same_as login address | alias}"
    ),
    ("The mode must be set to __strict__.", "constraint must: {mode equals strict}"),
    (
      "The share has to be written in upper case.",
      "constraint must: {share matches upper case}"
    ),
    ("The agent must run version 4.2 or later.", "constraint must: {agent at_least 4.2}"),
  ])
  func modal(_ sentence: String, _ expected: String) throws {
    #expect(try Summary.of(sentence) == [expected])
  }

  @Test(arguments: [
    ("The gateway requires the __Gold__ plan.", "constraint must: {gateway requires Gold plan}"),
    (
      "A mirror job requires __Versioning__ to be enabled on the bucket.",
      "constraint must: {Versioning enabled} [mirror job is used]"
    ),
    ("You need Java 17 or newer.", "constraint must: {Java at_least 17}"),
    ("A restart is required.", "constraint must: {restart present}"),
    (
      "Mirror jobs are only supported with the __Gold__ plan.",
      "constraint must: {Mirror jobs requires Gold plan}"
    ),
    (
      "Mirror jobs are only supported for buckets with __Versioning__ enabled.",
      "constraint must: {Versioning enabled} [Mirror jobs is used]"
    ),
    ("Passive mode is not supported.", "constraint must_not: {Passive mode not_supported}"),
    (
      "Passive mode does not work with SOCKS/HTTP.",
      "constraint must_not: {Passive mode not_supported SOCKS | HTTP}"
    ),
    (
      "Mirror jobs will not work if __Object Lock__ is enabled.",
      "constraint must_not: {Object Lock disabled} [Mirror jobs is used]"
    ),
    (
      "It is forbidden to start both agents before the copy is done.",
      "constraint must_not: {start both agents not before the copy is done}"
    ),
    ("Port 8443 must be open.", "constraint must: {Port reachable 8443}"),
  ])
  func otherForms(_ sentence: String, _ expected: String) throws {
    #expect(try Summary.of(sentence) == [expected])
  }

  @Test(arguments: [
    (
      "We recommend to prefer key files over passwords.",
      "recommendation should: {key files present}"
    ),
    (
      "It is recommended to keep __Threads__ at 8 or less.",
      "recommendation should: {Threads at_most 8}"
    ),
    (
      "The vendor strongly recommends key files instead of passwords.",
      "recommendation should: {key files present}"
    ),
    ("Avoid shared accounts.", "recommendation should_not: {shared accounts absent}"),
  ])
  func advice(_ sentence: String, _ expected: String) throws {
    #expect(try Summary.of(sentence) == [expected])
  }

  @Test(arguments: [
    ("Make sure that __Auditing__ is enabled.", "constraint must: {Auditing enabled}"),
    ("Do not enable __Debug mode__.", "constraint must_not: {Debug mode disabled}"),
    ("Never enter the pass phrase.", "constraint must_not: {pass phrase absent}"),
  ])
  func imperatives(_ sentence: String, _ expected: String) throws {
    #expect(try Summary.of(sentence) == [expected])
  }

  @Test(arguments: [
    "You do not have to restart the agent.",
    "The agent reads the file every minute.",
    "Which plan must be taken depends on the vendor.",
    "No licence is needed.",
    "People think they must open a port.",
  ])
  func prose(_ sentence: String) throws {
    #expect(try Summary.of(sentence) == ["informative: " + sentence])
  }

  @Test func consequenceBelongsToTheDemandBeforeIt() throws {
    let reading = try Summary.reading("The __Realm__ must exist. Otherwise the login fails.")
    let demand = try #require(reading.statements.first { $0.kind == .constraint })
    #expect(demand.rationale == "Otherwise the login fails.")
    #expect(reading.statements.count { $0.kind != nil } == 1)
  }

  @Test func conditionsLeadAndTrail() throws {
    #expect(
      try Summary.of("If the agent runs as a service, the __Realm__ must exist.")
        == ["constraint must: {Realm present} [the agent runs as a service]"])
    #expect(
      try Summary.of("The __Realm__ must exist unless the agent is idle.")
        == ["constraint must: {Realm present} [not the agent is idle]"])
  }
}
