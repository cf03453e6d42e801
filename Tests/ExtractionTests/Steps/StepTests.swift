import Testing

@testable import Extraction

/// Each form of an instruction, in sentences of our own.
@Suite struct StepTests {
  @Test(arguments: [
    (
      "Go to the [Realm console Link|https://realm.example/admin]", ["step navigate: Realm console"]
    ),
    (
      "Navigate to: __Realm > Keys > Signing__", ["step navigate: @ Realm > Keys > Signing Signing"]
    ),
    (
      "Open __Realm -> Keys__ and click __Add__",
      ["step navigate: @ Realm > Keys Keys", "step click: Add"]
    ),
    ("Click on the __Keys__ tab.", ["step click: Keys"]),
    ("Enable the flag: __Allow guests__", ["step enable: Allow guests {Allow guests enabled}"]),
    ("Switch __Guest upload__ off.", ["step disable: Guest upload {Guest upload disabled}"]),
    (
      "In the __Mode__ list, select __Strict__.",
      ["step select: @ Mode Mode = Strict {Mode equals Strict}"]
    ),
    ("Enter {{ops}} in the __Group__ field.", ["step enter: Group = ops {Group equals ops}"]),
    ("Set __Depth__ to __3__.", ["step enter: Depth = 3 {Depth equals 3}"]),
    (
      "In the __State__ column, confirm it says: __Ready__. Otherwise, enable __Replay__.",
      [
        "step verify: @ State State = Ready {State equals Ready}",
        "step enable: Replay (fallback) {Replay enabled}",
      ]
    ),
    ("Sign in with the owner account", ["step sign_in: = owner account"]),
    ("Restart the agent and wait 5 minutes.", ["step restart: agent", "step wait: = 5 minutes"]),
    ("Optionally, click __Preview__.", ["step click: Preview (optional)"]),
    ("Print the sheet (optional).", ["step other: sheet (optional)"]),
    ("Click __Save__ (Admin user)", ["step click: Save by administrator"]),
  ])
  func instructions(_ sentence: String, _ expected: [String]) throws {
    #expect(try Summary.of(sentence) == expected)
  }

  @Test func waitBelongsToTheStepBeforeIt() throws {
    #expect(
      try Summary.of("Disable __Caching__. The change may take 5–10 minutes.") == [
        "step disable: Caching (wait 5m..10m) {Caching disabled}",
        "informative: The change may take 5–10 minutes.",
      ])
  }

  @Test func stateWordIsReadForWhatWasSpokenOfLast() throws {
    let page =
      "Exports fail if __Strict mode__ is on.\\\\\nScroll down to __Strict mode__.\\\\\nSelect Disable.\\\\\n"
    let last = try #require(try Summary.of(page).last)
    #expect(last.contains("Disable"))
  }

  @Test(arguments: ["Trust headers are risky.", "Access keys expire after a year."])
  func nounsThatLookLikeVerbs(_ sentence: String) throws {
    #expect(try Summary.of(sentence) == ["informative: " + sentence])
  }
}
