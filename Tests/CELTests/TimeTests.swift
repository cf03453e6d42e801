import CEL
import Testing

@Suite struct TimeTests {
  static let cases: [(String, Value)] = [
    ("timestamp(\"2025-07-01T12:00:00Z\").getHours(\"Europe/Berlin\")", 14),
    ("timestamp(\"2025-01-01T12:00:00Z\").getHours(\"Europe/Berlin\")", 13),
    // After the last change that the data lists, its rule for all years holds.
    ("timestamp(\"2150-07-01T12:00:00Z\").getHours(\"Europe/Berlin\")", 14),
    ("timestamp(\"2150-12-01T12:00:00Z\").getHours(\"Europe/Berlin\")", 13),
    ("timestamp(\"2150-01-15T12:00:00Z\").getHours(\"Australia/Sydney\")", 23),
    ("timestamp(\"2150-07-15T12:00:00Z\").getHours(\"Australia/Sydney\")", 22),
    ("timestamp(\"2025-03-30T00:59:59Z\").getHours(\"Europe/London\")", 0),
    ("timestamp(\"2025-03-30T01:00:00Z\").getHours(\"Europe/London\")", 2),
    ("timestamp(\"2025-01-01T00:00:00Z\").getMinutes(\"Asia/Kathmandu\")", 45),
    ("timestamp(\"2025-01-01T00:00:00Z\").getDayOfWeek()", 3),
    ("timestamp(\"1969-12-31T23:59:59Z\").getDayOfWeek()", 3),
    ("timestamp(\"0001-01-01T00:00:00Z\").getDayOfWeek()", 1),
    ("timestamp(\"2024-12-31T00:00:00Z\").getDayOfYear()", 365),
    ("timestamp(\"2025-01-01T00:00:00.123456789Z\").getMilliseconds()", 123),
    ("string(timestamp(\"2025-01-01T01:00:00.5+01:00\"))", "2025-01-01T00:00:00.5Z"),
    ("string(timestamp(-62135596800))", "0001-01-01T00:00:00Z"),
    ("string(duration(\"-1.5s\"))", "-1.5s"),
    ("string(duration(\"1h1m1s1ms1us1ns\"))", "3661.001001001s"),
    ("duration(\"123.321456789s\").getMilliseconds()", 321),
    ("duration(\"-1h\").getMinutes()", -60), ("duration(\"0\") == duration(\"0s\")", true),
    (
      "timestamp(\"2024-02-29T00:00:00Z\") + duration(\"24h\") == timestamp(\"2024-03-01T00:00:00Z\")",
      true
    ),
  ]

  @Test(arguments: cases) func gives(_ source: String, _ expected: Value) throws {
    #expect(try evaluate(source) == .value(expected))
  }

  static let failures = [
    "timestamp(\"2025-02-29T00:00:00Z\")", "timestamp(\"2025-01-01\")", "duration(\"1\")",
    "timestamp(\"2025-01-01T00:00:00\")", "duration(\"\")", "duration(\"300000000000h\")",
    "timestamp(0).getHours(\"Nowhere/Land\")", "timestamp(0).getHours(\"../etc/passwd\")",
    "timestamp(0).getHours(\"\")", "timestamp(0).getHours(\"25:00\")", "timestamp(\"\")",
  ]

  @Test(arguments: failures) func fails(_ source: String) throws {
    guard case .error(let error) = try evaluate(source) else {
      Issue.record("\(source) has a value")
      return
    }
    #expect(error.kind == .invalidArgument)
  }
}
