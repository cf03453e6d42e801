extension Library {
  static let times: [Function] = [
    selector("getFullYear") { time, _ in time.year },
    selector("getMonth") { time, _ in time.month - 1 },
    selector("getDate") { time, _ in time.day },
    selector("getDayOfMonth") { time, _ in time.day - 1 },
    selector("getDayOfWeek") { time, _ in time.weekday },
    selector("getDayOfYear") { time, _ in time.dayOfYear },
    selector("getHours", ofDuration: { $0 / 3_600_000_000_000 }) { time, _ in time.hour },
    selector("getMinutes", ofDuration: { $0 / 60_000_000_000 }) { time, _ in time.minute },
    selector("getSeconds", ofDuration: { $0 / 1_000_000_000 }) { time, _ in time.second },
    // Of a duration, unlike the others, only what is left of the last second.
    selector("getMilliseconds", ofDuration: { $0 / 1_000_000 % 1000 }) { _, nanoseconds in
      Int(nanoseconds / 1_000_000)
    },
  ]

  /// A function that takes one part of a timestamp (in Universal Time or a zone) or of a duration.
  private static func selector(
    _ name: String, ofDuration: (@Sendable (Int64) -> Int64)? = nil,
    _ part: @escaping @Sendable (CivilTime, Int32) -> Int
  ) -> Function {
    var overloads: [Overload] = [
      .member(.timestamp, gives: .int), .member(.timestamp, .string, gives: .int),
    ]
    if ofDuration != nil { overloads.append(.member(.duration, gives: .int)) }
    return Function(
      name, overloads,
      .variadic { (arguments, _) throws(EvaluationError) in
        switch (arguments.first, arguments.count) {
        case (.timestamp(let time), 1):
          return .int(Int64(part(CivilTime(seconds: time.seconds), time.nanoseconds)))
        case (.timestamp(let time), 2):
          guard case .string(let zone) = arguments[1] else { break }
          let offset = try TimeZones.offset(of: zone, at: time.seconds)
          let local = CivilTime(seconds: time.seconds + Int64(offset))
          return .int(Int64(part(local, time.nanoseconds)))
        case (.duration(let span), 1):
          guard let ofDuration else { break }
          return .int(ofDuration(span.nanoseconds))
        default: break
        }
        throw .unsupported(name, arguments)
      })
  }
}
