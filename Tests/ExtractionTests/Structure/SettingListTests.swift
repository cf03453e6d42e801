import Testing

@testable import Extraction

/// Settings and needs that authors list without verbs.
@Suite struct SettingListTests {
  @Test func linesOfNamesAndValuesStandForThemselves() throws {
    let page = """
      Sounding : on
      Fog horn: off
      Depth: max. 9 m
      """
    #expect(
      try Summary.of(page) == [
        "step enable: Sounding {Sounding enabled}", "step disable: Fog horn {Fog horn disabled}",
        "constraint must: {Depth at_most 9 m}",
      ])
  }

  @Test func sentencesOfOneLineHaveNamesOfTheirOwn() throws {
    #expect(
      try Summary.of("Sounding: on. Pilot: mandatory. Draught: 4 m or less.") == [
        "step enable: Sounding {Sounding enabled}", "constraint must: {Pilot present}",
        "constraint must: {Draught at_most 4 m}",
      ])
  }

  @Test func itemsUnderADenialDoNotGo() throws {
    let page = """
      __Won't work:__\\\\
      • painted ropes\\\\
      • masts that only know the old bell\\\\
      """
    #expect(
      try Summary.of(page) == [
        "constraint must_not: {painted ropes not_supported} [Won't work]",
        "constraint must_not: {masts that only know the old bell not_supported} [Won't work]",
      ])
  }

  @Test func needsMayStandBehindTheirLabel() throws {
    #expect(
      try Summary.of("__Needs:__ Harbour 6.4 or newer. Tugs: 3 or more.\\\\\n") == [
        "constraint must: {Harbour at_least 6.4}", "constraint must: {Tugs at_least 3}",
      ])
  }

  @Test func namesMarkedAsRequiredHaveToBeFilled() throws {
    let page = """
      __Mast name__ (Required)\\\\
      __Mast colour__ (optional)\\\\
      """
    #expect(try Summary.of(page).contains("constraint must: {Mast name present}"))
    #expect(try !Summary.of(page).contains { $0.contains("Mast colour present") })
  }

  @Test func columnsOfDutiesDemandWhatIsMarked() throws {
    let page = """
      || Field || Required || Default
      | Mast | yes |
      | Colour | no | red
      """
    #expect(
      try Summary.of(page).filter { $0.hasPrefix("constraint") }
        == ["constraint must: {Mast present}"])
  }

  @Test func tablesOfSettingsAndValuesDemandThem() throws {
    let page = """
      || Setting || Value
      | Sounding | on
      | Berth | 12
      """
    #expect(
      try Summary.of(page) == [
        "constraint must: {Sounding enabled}", "constraint must: {Berth equals 12}",
      ])
  }
}
