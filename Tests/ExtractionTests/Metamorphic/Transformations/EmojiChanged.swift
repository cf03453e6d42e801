/// Warning signs come, go and change: they set severity, never meaning.
struct EmojiChanged: Transformation {
  /// What stands in the place of a sign; with a space behind where it is not empty.
  let replacement: String
  var name: String { replacement.isEmpty ? "emoji dropped" : "emoji as \(replacement)" }

  private static let signs = ["⚠️", "🔴", "❗", "✅", "❌", "🔵", "🟢", "⚠", "ℹ️", "👉", "📌"]

  func edits(in page: SourcePage) -> [Edit] {
    Self.signs.flatMap { sign in page.places(of: sign).map { Edit(range: $0, text: replacement) } }
  }
}
