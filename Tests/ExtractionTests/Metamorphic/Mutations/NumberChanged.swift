@testable import Extraction

/// A number that the demand names becomes another one.
struct NumberChanged: Mutation {
  let name = "number"

  func edits(of statement: Statement, in page: SourcePage) -> [Edit] {
    let words = Set(
      statement.demandedWords.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
        .filter { $0.allSatisfy { $0.isASCII && $0.isNumber } }.map(String.init))
    return words.sorted().flatMap { number in
      page.exchanges(number, String((Int(number) ?? 0) + 1), in: statement.span).prefix(1)
    }
  }
}
