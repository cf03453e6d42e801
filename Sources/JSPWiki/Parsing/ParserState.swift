/// The flags of a parser that outlive a page where the wiki uses one parser for several texts.
struct ParserState {
  var isBold = false
  var isItalic = false
  var reopensBold = false
  var reopensItalic = false
  var isInTable = false
  var isInTerm = false
  var hasOpenParagraph = false
  var bullets: [UInt8] = []
  var styles: [Bool] = []
  var raw = MarkupParser.Raw.none
}

extension MarkupParser {
  /// The flags that a text begins with.
  var state: ParserState {
    get { stateAfterwards }
    set {
      isBold = newValue.isBold
      isItalic = newValue.isItalic
      reopensBold = newValue.reopensBold
      reopensItalic = newValue.reopensItalic
      isInTable = newValue.isInTable
      isInTerm = newValue.isInTerm
      hasOpenParagraph = newValue.hasOpenParagraph
      bullets = newValue.bullets
      styles = newValue.styles
      raw = newValue.raw
    }
  }

  /// The flags that a text leaves behind.
  var stateAfterwards: ParserState {
    ParserState(
      isBold: isBold, isItalic: isItalic, reopensBold: reopensBold,
      reopensItalic: reopensItalic, isInTable: isInTable, isInTerm: isInTerm,
      hasOpenParagraph: hasOpenParagraph, bullets: bullets, styles: styles, raw: raw)
  }
}
