import CEL

/// Reading and printing: any text is an expression or an error with a place in it.
enum SyntaxChecks {
  /// Whether the text is an expression.
  static func run(_ source: String) -> Bool {
    do throws(CompilationError) {
      let expression = try Expression(parsing: source)
      precondition(
        expression.range.upperBound <= source.utf8.count, "the expression ends after its text")
      printing(expression)
      return true
    } catch {
      check(error, in: source)
      return false
    }
  }

  /// What is printed reads back as the same expression, unless printing it made it too long.
  private static func printing(_ expression: Expression) {
    let text = expression.description
    do throws(CompilationError) {
      let again = try Expression(parsing: text)
      precondition(again == expression, "what is printed reads as another expression")
      precondition(again.description == text, "printing twice gives another text")
    } catch {
      let isLimit = error.issues.contains { $0.message.hasPrefix("limit ") }
      precondition(isLimit, "what is printed is no expression")
    }
  }

  /// An error says something, about a part of the text.
  static func check(_ error: CompilationError, in source: String) {
    precondition(!error.issues.isEmpty, "an error without an issue")
    for issue in error.issues {
      precondition(!issue.message.isEmpty, "an issue says nothing")
      precondition(
        issue.range.upperBound <= source.utf8.count, "an issue lies outside of the text")
      precondition(issue.line > 0 && issue.column > 0, "a place is counted from 1")
    }
  }
}
