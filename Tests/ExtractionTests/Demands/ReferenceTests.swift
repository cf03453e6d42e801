import Testing

@testable import Extraction

/// What pronouns and other words that point back stand for.
@Suite struct ReferenceTests {
  @Test(arguments: [
    (
      "The interval is 2 minutes. It cannot be shorter than 1.",
      "constraint must: {interval at_least 1}"
    ),
    ("There is a fog bell on top. It must be disabled.", "constraint must: {fog bell disabled}"),
    (
      "Everything fits, with exception of ropes and sails. These two cannot be moved.",
      "constraint must_not: {ropes and sails not_supported}"
    ),
    ("Take __Low__ or __High__. The former is advised.", "recommendation should: {Low present}"),
    (
      "Berth of the boat = berth of the mast. Both have to be identical.",
      "constraint must: {Berth of the boat same_as berth of the mast}"
    ),
    (
      "Some bells drop the signs {{#}} and {{%}}, so the call must not contain either of them.",
      "constraint must_not: {call not contains # | %}"
    ),
    (
      "Activate __Hide crews__; pilots then see a dash. This switch must stay on.",
      "constraint must: {Hide crews enabled}"
    ),
    (
      "The horn is off by default and should stay that way.",
      "recommendation should: {horn disabled}"
    ),
    (
      "Type the number of the berth into __Call__. It must start with {{B}}.",
      "constraint must: {number of the berth starts_with B}"
    ),
  ])
  func pointsTo(text: String, demand: String) throws {
    #expect(try Summary.of(text).contains(demand))
  }
}
