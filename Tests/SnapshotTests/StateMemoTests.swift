import Testing

@testable import Snapshot

@Suite struct StateMemoTests {
  @Test func readsEachAttributeOfEachInstanceOnce() {
    let memo = StateMemo()
    var reads = 0
    func ask(_ instance: Int, _ attribute: String) -> AttributeState? {
      memo.state(of: .init(instance: instance, attribute: attribute)) {
        reads += 1
        return attribute == "a.none" ? nil : .absent(.noRecord("\(instance)"))
      }
    }
    for _ in 0..<3 {
      #expect(ask(1, "a.x")?.reason?.code == ask(2, "a.x")?.reason?.code)
      #expect(ask(1, "a.none") == nil)
    }
    #expect(reads == 3)
  }

  @Test func forgetsWhereThereAreTooManyInstances() {
    let memo = StateMemo()
    var reads = 0
    for _ in 0..<2 {
      for instance in 0..<20_000 {
        _ = memo.state(of: .init(instance: instance, attribute: "a.x")) {
          reads += 1
          return .absent(.noRecord("none"))
        }
      }
    }
    #expect(reads == 40_000)
  }
}
